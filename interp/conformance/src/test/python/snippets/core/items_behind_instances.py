"""What follows from CPython's instances of a varying size: no slots, their own words for what does not pickle. Comparisons of mapping proxies are their mappings'."""
import pickle
import types

for base in int, bytes, tuple, type:
    for slot in 'x', '__dict__':
        try:
            type(base)('C', (base,), {'__slots__': (slot,)})
        except TypeError as e:
            print(e)
# expect: nonempty __slots__ not supported for subtype of 'int'
# expect: nonempty __slots__ not supported for subtype of 'int'
# expect: nonempty __slots__ not supported for subtype of 'bytes'
# expect: nonempty __slots__ not supported for subtype of 'bytes'
# expect: nonempty __slots__ not supported for subtype of 'tuple'
# expect: nonempty __slots__ not supported for subtype of 'tuple'
# expect: nonempty __slots__ not supported for subtype of 'type'
# expect: nonempty __slots__ not supported for subtype of 'type'
print(type('C', (str,), {'__slots__': 'x'}).__slots__, type('C', (tuple,), {'__slots__': ()}).__slots__)  # expect: x ()
print([t.__itemsize__ for t in (int, bool, bytes, tuple, str, list, type, types.CodeType)])  # expect: [4, 4, 1, 8, 0, 0, 40, 2]
for o in pickle.dumps.__code__ if hasattr(pickle.dumps, '__code__') else (lambda: 1).__code__, memoryview(b''), (x for x in ()), types.CellType(1):
    try:
        pickle.dumps(o)
    except TypeError as e:
        print(e)
# expect: cannot pickle code objects
# expect: cannot pickle memoryview objects
# expect: cannot pickle 'generator' object
# expect: cannot pickle 'cell' object

M = types.MappingProxyType
print(M({1: 2}) == {1: 2}, M({1: 2}) == M({1: 2}), M({}) != M({}))  # expect: True True False
for f in lambda: M({1: 2}) < {1: 2}, lambda: M({}) >= {}, lambda: M({}) < M({}), lambda: M({}) > 1:
    try:
        f()
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '>=' not supported between instances of 'dict' and 'dict'
# expect: '>' not supported between instances of 'dict' and 'dict'
# expect: '>' not supported between instances of 'dict' and 'int'
class Ordered(dict):
    def __lt__(self, other):
        return 'less'
print(M(Ordered()) < 3)  # expect: less
m = memoryview(bytearray(b'abc'))
try:
    m[0:2] = 'zz'
except TypeError as e:
    print(e)  # expect: a bytes-like object is required, not 'str'
