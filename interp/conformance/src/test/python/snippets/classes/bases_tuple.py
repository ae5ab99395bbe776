# SPDX-License-Identifier: Apache-2.0
"""The tuple that __bases__ gives: one object, of the class in which the bases came."""


class T(tuple):
    pass


class A:
    pass


class B:
    pass


class C(A):
    pass


made = type('made', T((int, object)), {})
print(made.__bases__ == (int, object), type(made.__bases__).__name__)  # expect: True T
print(made.__bases__ is made.__bases__, C.__bases__ is C.__bases__)  # expect: True True
before = C.__bases__
C.__bases__ = (B,)
print([k.__name__ for k in C.__bases__], [k.__name__ for k in before])  # expect: ['B'] ['A']
C.__bases__ = T((A, B))
print(type(C.__bases__).__name__, [k.__name__ for k in C.__bases__])  # expect: T ['A', 'B']
try:
    C.__bases__ = (A, int)
except TypeError:
    print(type(C.__bases__).__name__, [k.__name__ for k in C.__bases__])  # expect: T ['A', 'B']
