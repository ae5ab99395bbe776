"""mro() of a metaclass: failures take everything back, calls from inside win."""


class Once(type):
    calls = 0

    def mro(cls):
        Once.calls += 1
        if Once.calls > 1:
            raise RuntimeError('bozo')
        return type.mro(cls)


class C: pass
class C2: pass
class D(C): pass
class E(D): pass
class F(D, metaclass=Once): pass


try:
    D.__bases__ = (C2,)
except RuntimeError as e:
    print(e, E.__mro__ == (E, D, C, object), D.__mro__ == (D, C, object), D.__bases__ == (C,))  # expect: bozo True True True


class M(type):
    ready = True

    def mro(cls):
        if cls.__mro__ is None and cls.__name__ != 'X':
            try:
                class X(cls):
                    pass
            except TypeError as e:
                print(e)
        if M.ready and cls.__name__ == 'K' and cls.__mro__:
            M.ready = False
            K.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=M): pass  # expect: Cannot extend an incomplete type 'A'
class B1(A): pass  # expect: Cannot extend an incomplete type 'B1'
class B2(A): pass  # expect: Cannot extend an incomplete type 'B2'
class K(A): pass  # expect: Cannot extend an incomplete type 'K'


K.__bases__ = (B1,)
B1.__bases__ = (K,)
print(K.__bases__ == (B2,), B2.__subclasses__() == [K], B1.__subclasses__(), B1.__bases__ == (K,), K.__subclasses__() == [B1])  # expect: True True [] True True
for result in ((C,), (int,), (), (5,)):
    try:
        class Bad(metaclass=type('M', (type,), {'mro': lambda cls: (cls,) * (result == (int,)) + result})):
            pass
    except TypeError as e:
        print(e)
# expect: super(type, obj): obj (type Bad) is not an instance or subtype of type (Bad).
# expect: mro() returned base with unsuitable layout ('int')
# expect: type MRO must not be empty
# expect: mro() returned a non-class ('int')
for bases in ((C2, 2), (), [C], (D,)):
    try:
        D.__bases__ = bases
    except TypeError as e:
        print(e)
# expect: D.__bases__ must be tuple of classes, not 'int'
# expect: can only assign non-empty tuple to D.__bases__, not ()
# expect: can only assign tuple to D.__bases__, not list
# expect: a __bases__ item causes an inheritance cycle
