# SPDX-License-Identifier: Apache-2.0
# Equal constants of a code object are one object, those inside tuples too; constants of different types stay apart.


def pair():
    return b'ab', b'ab'


def nested():
    return ('x y', 'x y', (1, b'z'), (1, b'z'), (1.0, b'z'))


def apart():
    x = b'qq'
    return x, (b'qq', 1)


a, b = pair()
print(a is b)  # expect: True
t = nested()
print(t[0] is t[1], t[2] is t[3], t[2][1] is t[4][1], t)  # expect: True True True ('x y', 'x y', (1, b'z'), (1, b'z'), (1.0, b'z'))
x, y = apart()
print(x is y[0])  # expect: True
print((lambda: (0.0, -0.0, (0.0,), (-0.0,), (1,), (True,)))())  # expect: (0.0, -0.0, (0.0,), (-0.0,), (1,), (True,))
