# SPDX-License-Identifier: Apache-2.0
# What library functions written in native code say about arguments that they cannot take.
import datetime
import decimal
import io
import pickle
import select
import struct
import time


def say(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


say(open, '/dev/null', '')  # expect: ValueError Must have exactly one of create/read/write/append mode and at most one plus
say(open, '/dev/null', 'rw')  # expect: ValueError must have exactly one of create/read/write/append mode
say(open, '/dev/null', 'r\0')  # expect: ValueError embedded null character
say(open, '/dev/null', 'rb', newline='')  # expect: ValueError binary mode doesn't take a newline argument
say(open, '/dev/null', encoding=5)  # expect: TypeError open() argument 'encoding' must be str or None, not int
say(open, '/dev/null', newline='x')  # expect: ValueError illegal newline value: x
say(io.StringIO, newline='x')  # expect: ValueError illegal newline value: 'x'
print(ascii(io.StringIO('a\r\n', newline='\0').read()))  # expect: 'a\r\n'
say(io.TextIOWrapper(io.BytesIO()).reconfigure, newline='x\0y')  # expect: ValueError illegal newline value: x
say(io.BytesIO().truncate, 10**20)  # expect: OverflowError Python int too large to convert to C long
say(io.StringIO().truncate, 'x')  # expect: TypeError argument should be integer or None, not 'str'
say(struct.pack, 'e', 70000)  # expect: error int too large to convert
say(struct.pack, '<f', 10**39)  # expect: error int too large to convert
say(struct.pack, 'e', 70000.0)  # expect: OverflowError float too large to pack with e format
say(select.select, 5, [], [])  # expect: TypeError arguments 1-3 must be sequences
say(select.select, [2**40], [], [])  # expect: OverflowError Python int too large to convert to C int
say(bytearray(3).resize, -1)  # expect: ValueError Can only resize to positive sizes, got -1
say(decimal.Context, foo=1)  # expect: TypeError this function got an unexpected keyword argument 'foo'
say(decimal.Decimal, 1, 2, 3)  # expect: TypeError function takes at most 2 arguments (3 given)
say(decimal.IEEEContext, 'x')  # expect: TypeError an integer is required
say(pickle.loads, b'F1e\n.')  # expect: ValueError could not convert string to float
say(lambda: str(pickle.loads(b'Fx\n.')))
# expect: ValueError could not convert string to float: 'x
# expect: '

when = (2000, 1, 2, 3, 4, 5, 6, 7, 0)
for f in ('%^q', '%5q', '%05q', '%_5', '%_10é'):
    print(ascii(time.strftime(f, when)))
# expect: '%^Q'
# expect: '  %5q'
# expect: '0%05q'
# expect: '  %_5'
# expect: '      %_10\xe9'


class Zone(datetime.tzinfo):
    def __init__(self, offset):
        self.offset = offset

    def utcoffset(self, dt):
        return self.offset


say(datetime.datetime(2000, 1, 1, tzinfo=Zone(5)).isoformat)  # expect: TypeError tzinfo.utcoffset() must return None or timedelta, not 'int'
say(datetime.datetime(2000, 1, 1, tzinfo=Zone(datetime.timedelta(hours=25))).isoformat)
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1, seconds=3600)
