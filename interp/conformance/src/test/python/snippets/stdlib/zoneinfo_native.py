# SPDX-License-Identifier: Apache-2.0
# zoneinfo's classes in native code: what shows, what is refused, what the last line of a file says.
import datetime
import io
import pickle
import struct
import zoneinfo
from zoneinfo import ZoneInfo


def file(last, moments=(), kinds=((0, 0, 0),), names=b'UTC\0'):
    def block(code):
        head = struct.pack('>4sc15x6l', b'TZif', b'2', 0, 0, 0, len(moments), len(kinds), len(names))
        times = b''.join(struct.pack('>' + code, m[0]) for m in moments) + bytes(m[1] for m in moments)
        return head + times + b''.join(struct.pack('>lBB', *k) for k in kinds) + names
    return io.BytesIO(block('l') + block('q') + b'\n' + last + b'\n')


def say(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


ny = ZoneInfo('America/New_York')
print(repr(ny), ny)  # expect: zoneinfo.ZoneInfo(key='America/New_York') America/New_York
print(ZoneInfo('America/New_York') is ny, ZoneInfo.no_cache('America/New_York') is ny)  # expect: True False
print(pickle.loads(pickle.dumps(ny)) is ny)  # expect: True
named = ZoneInfo.from_file(file(b'UTC0'), 'K')
print(repr(named), named.key)  # expect: zoneinfo.ZoneInfo(key='K') K
say(pickle.dumps, named)  # expect: PicklingError Cannot pickle a ZoneInfo file from a file stream.
unnamed = file(b'UTC0')
print(str(ZoneInfo.from_file(unnamed)) == f'zoneinfo.ZoneInfo.from_file({unnamed!r})')  # expect: True
say(setattr, ny, 'key', 1)  # expect: AttributeError readonly attribute
say(ny.utcoffset, 5)  # expect: AttributeError 'int' object has no attribute 'toordinal'
say(ny.fromutc, 5)  # expect: TypeError fromutc: argument must be a datetime
say(ny.fromutc, datetime.datetime(2000, 1, 1))  # expect: ValueError fromutc: dt.tzinfo is not self
say(ZoneInfo, [])  # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
say(ZoneInfo)  # expect: TypeError ZoneInfo() missing required argument 'key' (pos 1)


class Sub(ZoneInfo):
    pass


print(repr(Sub('UTC')), Sub('UTC') is Sub('UTC'), Sub('UTC') is ZoneInfo('UTC'))  # expect: __snippet__.Sub(key='UTC') True False
print(len(Sub._weak_cache))  # expect: 0
s = Sub('UTC')
Sub.clear_cache(only_keys=['UTC'])
print(Sub('UTC') is s)  # expect: False

for last in (b'AAA4BBB', b'AAA4,M3.2.0,M11.1.0', b'<+03-3', b'AAA25', b'AAA4BBB,M13.1.1,M1.1.1', b'AAA4BBB,J0,J3', b'AAA4BBB,J1,J2,J3', b'AAA'):
    say(ZoneInfo.from_file, file(last))
# expect: ValueError Invalid DST offset in b'AAA4BBB'
# expect: ValueError Invalid DST format in b'AAA4,M3.2.0,M11.1.0'
# expect: ValueError Invalid STD format in b'<+03-3'
# expect: ValueError Invalid STD offset in b'AAA25'
# expect: ValueError Malformed transition rule in TZ string: b'AAA4BBB,M13.1.1,M1.1.1'
# expect: ValueError Malformed transition rule in TZ string: b'AAA4BBB,J0,J3'
# expect: ValueError Extraneous characters at end of TZ string: b'AAA4BBB,J1,J2,J3'
# expect: ValueError Invalid STD offset in b'AAA'
say(ZoneInfo.from_file, file(b'', ((0, 5),)))  # expect: ValueError Invalid transition index found while reading TZif: 5
say(ZoneInfo.from_file, file(b'', kinds=()))  # expect: ValueError No time zone information found.

folds = ZoneInfo.from_file(file(b'AAA5BBB,M3.2.0,M11.1.0/2'), 'folds')
for hour in (5, 6, 7):
    t = folds.fromutc(datetime.datetime(2024, 11, 3, hour, 30, tzinfo=folds))
    print(t, t.fold, t.tzname(), t.dst())
# expect: 2024-11-03 01:30:00-04:00 0 BBB 1:00:00
# expect: 2024-11-03 01:30:00-05:00 1 AAA 0:00:00
# expect: 2024-11-03 02:30:00-05:00 0 AAA 0:00:00
gap = datetime.datetime(2024, 3, 10, 2, 30, tzinfo=folds)
print(gap, gap.replace(fold=1))  # expect: 2024-03-10 02:30:00-05:00 2024-03-10 02:30:00-04:00
print(ny.utcoffset(None), ZoneInfo('UTC').utcoffset(None))  # expect: None 0:00:00
