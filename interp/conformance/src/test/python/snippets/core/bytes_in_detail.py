"""How bytes and bytearrays are made and shown, what an exhausted iterator remembers, and long needles in bytes."""
import time


def outcome(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for text in b"'", b"'\"", b'"', b"\\'":
    print(bytearray(text), bytes(text))
# expect: bytearray(b"\'") b"'"
# expect: bytearray(b'\'"') b'\'"'
# expect: bytearray(b'"') b'"'
# expect: bytearray(b"\\\'") b"\\'"

b = bytearray(10)
b[1:-1:2] = b''
print(b)
# expect: bytearray(b'\x00\x00\x00\x00\x00\x00')


class Refused:
    def __iter__(self):
        raise TypeError('not today')


class Failing:
    def __iter__(self):
        raise ValueError('not today')


for value in 1.0, None, 'a', [1.0], [300], Refused(), Failing():
    print(outcome(bytearray().extend, value))
# expect: TypeError: can't extend bytearray with float
# expect: TypeError: can't extend bytearray with NoneType
# expect: TypeError: expected iterable of integers; got: 'str'
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: ValueError: byte must be in range(0, 256)
# expect: TypeError: can't extend bytearray with Refused
# expect: ValueError: not today
for value in Refused(), Failing():
    print(outcome(bytearray, value), '|', outcome(bytes, value))
# expect: TypeError: cannot convert 'Refused' object to bytearray | TypeError: cannot convert 'Refused' object to bytes
# expect: ValueError: not today | ValueError: not today
for value in 1.0, None, 1, 'a', [1, 2], Refused():
    print(outcome(bytearray(3).__setitem__, slice(1, 2), value))
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError: cannot convert 'NoneType' object to bytearray
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: None
# expect: TypeError: cannot convert 'Refused' object to bytearray


class Sub(bytes):
    pass


class Maker:
    def __init__(self, v):
        self.v = v

    def __bytes__(self):
        return self.v


print(type(bytes(Maker(Sub(b'abc')))).__name__, type(Sub(Maker(Sub(b'abc')))).__name__, outcome(bytes, Maker(1)))
# expect: Sub Sub TypeError: __bytes__ returned non-bytes (type int)

for value in b'', b'a', '', 'a', '\u20ac':
    i = iter(value)
    print(i.__reduce__()[1:], end=' ')
    print(list(i), i.__reduce__()[1:], i.__length_hint__(), i.__setstate__(0), list(i))
# expect: ((b'',), 0) [] (((),),) 0 None []
# expect: ((b'a',), 0) [97] (((),),) 0 None []
# expect: (('',), 0) [] (('',),) 0 None []
# expect: (('a',), 0) ['a'] (('',),) 0 None []
# expect: (('€',), 0) ['€'] (('',),) 0 None []


def items():
    for n in range(3):
        yield n
        print(b)


b.__init__(items())
# expect: bytearray(b'\x00')
# expect: bytearray(b'\x00\x01')
# expect: bytearray(b'\x00\x01\x02')
held = memoryview(b)
print(outcome(b.__init__, b'abc'), b)
# expect: BufferError: Existing exports of data: object cannot be re-sized bytearray(b'\x00\x01\x02')
held.release()


class Clearing:
    def __buffer__(self, flags):
        b.clear()
        return memoryview(b)


class NoIndex:
    def __index__(self):
        raise ValueError('no value')


b = bytearray(b'A')
for name in 'find', 'count', 'index', 'rfind', 'rindex', 'split', 'rsplit', '__contains__':
    print(name, outcome(getattr(b, name), Clearing()))
# expect: find BufferError: Existing exports of data: object cannot be re-sized
# expect: count BufferError: Existing exports of data: object cannot be re-sized
# expect: index BufferError: Existing exports of data: object cannot be re-sized
# expect: rfind BufferError: Existing exports of data: object cannot be re-sized
# expect: rindex BufferError: Existing exports of data: object cannot be re-sized
# expect: split BufferError: Existing exports of data: object cannot be re-sized
# expect: rsplit BufferError: Existing exports of data: object cannot be re-sized
# expect: __contains__ BufferError: Existing exports of data: object cannot be re-sized
print(outcome(b.__contains__, NoIndex()), '|', outcome(b'A'.__contains__, 2 ** 70), '|', outcome(b.find, NoIndex()))
# expect: TypeError: a bytes-like object is required, not 'NoIndex' | ValueError: byte must be in range(0, 256) | ValueError: no value

begun = time.perf_counter()
x, y = b'a' * 200_000, b'b' * 200_000
haystack, needle = x + x + y + x + x, x + y + y + x
print(haystack.find(needle), (haystack + needle).find(needle), (haystack + needle).count(needle), needle in haystack, len((haystack + needle).split(needle)))
# expect: -1 1000000 1 False 2
print(time.perf_counter() - begun < 20)
# expect: True
