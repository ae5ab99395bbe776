"""time.tzset() takes the local zone from TZ again: a rule, a file's name, or what is neither."""
import datetime
import os
import time


def zone(tz):
    os.environ['TZ'] = tz
    time.tzset()
    return time.tzname, time.timezone, time.altzone, time.daylight


print(zone('EST+05EDT,M3.2.0,M11.1.0'))  # expect: (('EST', 'EDT'), 18000, 14400, 1)
print(time.strftime('%H:%M %Z %z', time.localtime(1741503599)))  # expect: 01:59 EST -0500
print(time.strftime('%H:%M %Z %z', time.localtime(1741503600)))  # expect: 03:00 EDT -0400
# In a gap, in an overlap and out of season the flag decides.
print([time.mktime((2025, 3, 9, 2, 30, 0, 0, 0, d)) for d in (-1, 0, 1)])  # expect: [1741505400.0, 1741505400.0, 1741501800.0]
print([time.mktime((2025, 11, 2, 1, 30, 0, 0, 0, d)) for d in (0, 1)])  # expect: [1762065000.0, 1762061400.0]
print([time.mktime((2025, 6, 1, 1, 30, 0, 0, 0, d)) for d in (-1, 0, 1)])  # expect: [1748755800.0, 1748759400.0, 1748755800.0]
print(datetime.datetime(2025, 7, 1, 12).astimezone())  # expect: 2025-07-01 12:00:00-04:00
print(datetime.datetime(2025, 7, 1, 12).timestamp())  # expect: 1751385600.0
print(zone('AEST-10AEDT-11,M10.5.0,M3.5.0'))  # expect: (('AEST', 'AEDT'), -36000, -39600, 1)
print(datetime.datetime.fromtimestamp(1751385600))  # expect: 2025-07-02 02:00:00
print(zone('Nowhere/At/All'))  # expect: (('Nowhere', 'Nowhere'), 0, 0, 0)
print(zone('CET-25'))  # expect: (('CET', 'CET'), -86400, -86400, 0)
print(time.localtime(0)[:5])  # expect: (1970, 1, 2, 0, 0)
