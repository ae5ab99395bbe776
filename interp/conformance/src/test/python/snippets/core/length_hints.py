# What makes a list asks how many items there probably are, and passes on what that raises.
class C:
    def __init__(s, e): s.e = e
    def __len__(s): raise s.e
    def __iter__(s): return iter([2])
class H:
    def __init__(s, e): s.e = e
    def __length_hint__(s): raise s.e
    def __iter__(s): return iter([2])
class B:
    def __init__(s, e): s.e = e
    def __length_hint__(s): return s.e
    def __iter__(s): return iter([2])
def g(*a): return a
ops = {'unpack': lambda o: [*o], 'list': list, 'extend': lambda o: [].extend(o), 'tuple display': lambda o: (*o,), 'tuple': tuple, 'set display': lambda o: {*o},
       'sorted': sorted, 'call': lambda o: g(*o), 'call 2': lambda o: g(1, *o), 'slice': lambda o: [1].__setitem__(slice(0, 1), o), 'bytes': bytes}
for k, f in ops.items():
    for c, e in ((C, AttributeError('x')), (C, TypeError('t')), (H, ValueError('h')), (H, TypeError('t')), (B, -1), (B, 'x'), (B, 2**70), (B, NotImplemented)):
        try:
            r = f(c(e))
        except Exception as x:
            r = type(x).__name__ + ' ' + str(x)
        print(k, c.__name__, repr(e)[:20], r)
# expect: unpack C AttributeError('x') AttributeError x
# expect: unpack C TypeError('t') [2]
# expect: unpack H ValueError('h') ValueError h
# expect: unpack H TypeError('t') [2]
# expect: unpack B -1 ValueError __length_hint__() should return >= 0
# expect: unpack B 'x' TypeError __length_hint__ must be an integer, not str
# expect: unpack B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: unpack B NotImplemented [2]
# expect: list C AttributeError('x') AttributeError x
# expect: list C TypeError('t') [2]
# expect: list H ValueError('h') ValueError h
# expect: list H TypeError('t') [2]
# expect: list B -1 ValueError __length_hint__() should return >= 0
# expect: list B 'x' TypeError __length_hint__ must be an integer, not str
# expect: list B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: list B NotImplemented [2]
# expect: extend C AttributeError('x') AttributeError x
# expect: extend C TypeError('t') None
# expect: extend H ValueError('h') ValueError h
# expect: extend H TypeError('t') None
# expect: extend B -1 ValueError __length_hint__() should return >= 0
# expect: extend B 'x' TypeError __length_hint__ must be an integer, not str
# expect: extend B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: extend B NotImplemented None
# expect: tuple display C AttributeError('x') AttributeError x
# expect: tuple display C TypeError('t') (2,)
# expect: tuple display H ValueError('h') ValueError h
# expect: tuple display H TypeError('t') (2,)
# expect: tuple display B -1 ValueError __length_hint__() should return >= 0
# expect: tuple display B 'x' TypeError __length_hint__ must be an integer, not str
# expect: tuple display B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: tuple display B NotImplemented (2,)
# expect: tuple C AttributeError('x') (2,)
# expect: tuple C TypeError('t') (2,)
# expect: tuple H ValueError('h') (2,)
# expect: tuple H TypeError('t') (2,)
# expect: tuple B -1 (2,)
# expect: tuple B 'x' (2,)
# expect: tuple B 11805916207174113034 (2,)
# expect: tuple B NotImplemented (2,)
# expect: set display C AttributeError('x') {2}
# expect: set display C TypeError('t') {2}
# expect: set display H ValueError('h') {2}
# expect: set display H TypeError('t') {2}
# expect: set display B -1 {2}
# expect: set display B 'x' {2}
# expect: set display B 11805916207174113034 {2}
# expect: set display B NotImplemented {2}
# expect: sorted C AttributeError('x') AttributeError x
# expect: sorted C TypeError('t') [2]
# expect: sorted H ValueError('h') ValueError h
# expect: sorted H TypeError('t') [2]
# expect: sorted B -1 ValueError __length_hint__() should return >= 0
# expect: sorted B 'x' TypeError __length_hint__ must be an integer, not str
# expect: sorted B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: sorted B NotImplemented [2]
# expect: call C AttributeError('x') (2,)
# expect: call C TypeError('t') (2,)
# expect: call H ValueError('h') (2,)
# expect: call H TypeError('t') (2,)
# expect: call B -1 (2,)
# expect: call B 'x' (2,)
# expect: call B 11805916207174113034 (2,)
# expect: call B NotImplemented (2,)
# expect: call 2 C AttributeError('x') AttributeError x
# expect: call 2 C TypeError('t') (1, 2)
# expect: call 2 H ValueError('h') ValueError h
# expect: call 2 H TypeError('t') (1, 2)
# expect: call 2 B -1 ValueError __length_hint__() should return >= 0
# expect: call 2 B 'x' TypeError __length_hint__ must be an integer, not str
# expect: call 2 B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: call 2 B NotImplemented (1, 2)
# expect: slice C AttributeError('x') None
# expect: slice C TypeError('t') None
# expect: slice H ValueError('h') None
# expect: slice H TypeError('t') None
# expect: slice B -1 None
# expect: slice B 'x' None
# expect: slice B 11805916207174113034 None
# expect: slice B NotImplemented None
# expect: bytes C AttributeError('x') AttributeError x
# expect: bytes C TypeError('t') b'\x02'
# expect: bytes H ValueError('h') ValueError h
# expect: bytes H TypeError('t') b'\x02'
# expect: bytes B -1 ValueError __length_hint__() should return >= 0
# expect: bytes B 'x' TypeError __length_hint__ must be an integer, not str
# expect: bytes B 11805916207174113034 OverflowError Python int too large to convert to C ssize_t
# expect: bytes B NotImplemented b'\x02'
