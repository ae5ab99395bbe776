# The native datetime: arithmetic, zones, folds, text, pickles, subclasses, many threads.
import copy
import pickle
import threading
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

print(datetime(2024, 2, 28, 23, 59, 59, 999999) + timedelta(microseconds=1))  # expect: 2024-02-29 00:00:00
print(date(2024, 3, 1) - date(2023, 3, 1), date.max.isocalendar())  # expect: 366 days, 0:00:00 datetime.IsoCalendarDate(year=9999, week=52, weekday=5)
print(repr(timedelta(days=-1, hours=5, milliseconds=1.5)))  # expect: datetime.timedelta(days=-1, seconds=18000, microseconds=1500)
print(timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(1) / 7)  # expect: 0:00:00 0:00:00.000002 3:25:42.857143

for make in (lambda: date(2023, 2, 29), lambda: time(24), lambda: datetime(1, 1, 1) - timedelta(1), lambda: date(),
             lambda: timezone(timedelta(1)), lambda: date.fromisoformat('2020-1-1'), lambda: datetime(1, 1, 1) < datetime(1, 1, 1, tzinfo=UTC)):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError day 29 must be in range 1..28 for month 2 in year 2023
# expect: ValueError hour must be in 0..23, not 24
# expect: OverflowError date value out of range
# expect: TypeError function missing required argument 'year' (pos 1)
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# expect: ValueError Invalid isoformat string: '2020-1-1'
# expect: TypeError can't compare offset-naive and offset-aware datetimes

for text in ('2024-W09-4T10:20:30,5+01:30', '20240229', '2024-02-29T24:00', '2022W52520'):
    print(repr(datetime.fromisoformat(text)))
# expect: datetime.datetime(2024, 2, 29, 10, 20, 30, 500000, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400)))
# expect: datetime.datetime(2024, 2, 29, 0, 0)
# expect: datetime.datetime(2024, 3, 1, 0, 0)
# expect: datetime.datetime(2022, 12, 26, 20, 0)
print(datetime(5, 1, 2, 3, tzinfo=timezone(timedelta(hours=-3.5), 'X')).strftime('%Y %z %:z %Z %f %d'))  # expect: 0005 -0330 -03:30 X 000000 02


class Twice(tzinfo):
    """An hour that happens twice: the second time an hour further west."""

    def utcoffset(self, dt):
        return timedelta(hours=-4 - dt.fold) if dt is not None and dt.hour == 1 else timedelta(hours=-4)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return 'twice'


first = datetime(2024, 11, 3, 1, 30, tzinfo=Twice())
second = first.replace(fold=1)
print(first == second, first.astimezone(UTC).hour, second.astimezone(UTC).hour)  # expect: True 5 6
print(first == first.astimezone(UTC), hash(first) == hash(second))  # expect: False True


class Stamp(datetime):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.note = 'kept'
        return self


s = Stamp(2024, 1, 1, tzinfo=UTC)
print(type(s + timedelta(1)).__name__, (s + timedelta(1)).note, type(s - s).__name__)  # expect: Stamp kept timedelta
for value in (s, first.replace(tzinfo=None, fold=1), time(1, 2, 3, 4, UTC, fold=1), timedelta(1, 2, 3), date(1, 2, 3), timezone(timedelta(1 / 24), 'a')):
    print([pickle.loads(pickle.dumps(value, p)) == value for p in range(6)], copy.deepcopy(value) == value, end=';')
print()  # expect: [True, True, True, True, True, True] True;[True, True, True, True, True, True] True;[True, True, True, True, True, True] True;[True, True, True, True, True, True] True;[True, True, True, True, True, True] True;[True, True, True, True, True, True] True;

wrong = []


def work(n):
    t = datetime(2000, 1, 1, tzinfo=timezone(timedelta(hours=n)))
    for i in range(2000):
        t += timedelta(hours=37)
    if t - datetime(2000, 1, 1, tzinfo=timezone(timedelta(hours=n))) != timedelta(hours=37 * 2000):
        wrong.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong)  # expect: []
