"""A function that the collector clears is still one when it comes back to life in between."""
import gc
import weakref


class LateFin:
    __slots__ = ('ref',)

    def __del__(self):
        global func
        func = self.ref()


class Cyclic(tuple):
    __slots__ = ()

    def __del__(self):
        self[1].ref = weakref.ref(self[0])
        global latefin
        del latefin


latefin = LateFin()


def func():
    pass


cyc = tuple.__new__(Cyclic, (func, latefin))
func.__module__ = cyc
del func, cyc
gc.collect()
print(repr(func)[:14], repr(func.__name__), repr(func.__qualname__))  # expect: <function  at  '' ''
