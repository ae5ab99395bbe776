# SPDX-License-Identifier: Apache-2.0
import builtins
import sys


class S(str):
    pass


def f():
    d = sys._getframe().f_locals
    d[1] = d
    print('{...}' in repr(d), list(reversed(d)), type(d.__reversed__()))  # expect: True [1, 'd'] <class 'list'>
    try:
        d[[]]
    except TypeError as e:
        print(e)  # expect: unhashable type: 'list'
    d[S('x')] = 5
    if 0:
        x = 1
    print(x)  # expect: 5
    try:
        type(d)(sys._getframe(), a=1)
    except TypeError as e:
        print(e)  # expect: FrameLocalsProxy takes no keyword arguments


f()
print(builtins.__debug__)  # expect: True
