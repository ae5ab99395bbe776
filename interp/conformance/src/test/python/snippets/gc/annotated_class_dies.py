# SPDX-License-Identifier: Apache-2.0
"""A class whose annotations are kept dies; annotations that need nothing of its body can still be asked for."""
import gc
import weakref


def make():
    class Inner:
        __slots__ = ()
        x: int

        def method(self) -> int:
            return 1

    return weakref.ref(Inner), Inner.__annotate__, Inner.method.__annotate__


ref, annotate, annotate_method = make()
gc.collect()
print(ref() is None)  # expect: True
print(annotate(1))  # expect: {'x': <class 'int'>}
print(annotate_method(1))  # expect: {'return': <class 'int'>}


def replaced():
    class First:
        __slots__ = ()
        x: int

    class Second:
        __annotate__ = First.__annotate__

    return weakref.ref(First), Second


ref, second = replaced()
gc.collect()
print(ref() is None, second.__annotations__)  # expect: True {'x': <class 'int'>}
