# Built-in types are among the subclasses of their bases; code objects can be referred to weakly; pickling hands out the attributes themselves.
import copy
import gc
import struct
import weakref

print(sorted(c.__name__ for c in ArithmeticError.__subclasses__()))  # expect: ['FloatingPointError', 'OverflowError', 'ZeroDivisionError']
print(int.__subclasses__()[0], bool.__subclasses__())  # expect: <class 'bool'> []
class E(ArithmeticError):
    pass
print(ArithmeticError.__subclasses__()[-1] is E, dict in object.__subclasses__())  # expect: True True

def f():
    pass
print(weakref.ref(f.__code__)() is f.__code__)  # expect: True
names = {}
exec("def g(): pass", names)
r = weakref.ref(names["g"].__code__)
del names
gc.collect()
print(r())  # expect: None
d = weakref.WeakKeyDictionary()
d[f.__code__] = {1, 2}
print(d[f.__code__])  # expect: {1, 2}
s = struct.Struct("i")
print(weakref.ref(s)() is s)  # expect: True

class A:
    pass
a = A()
print(a.__getstate__(), a.__reduce_ex__(4)[2:3])  # expect: None (None,)
a.x = 1
print(a.__getstate__() is a.__dict__, a.__reduce_ex__(4)[2] is a.__dict__)  # expect: True True
class Evil:
    def __deepcopy__(self, memo):
        a.y = a.z = None
        return self
a.x = Evil()
try:
    copy.deepcopy(a)
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
