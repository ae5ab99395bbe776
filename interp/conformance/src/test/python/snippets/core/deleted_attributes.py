# SPDX-License-Identifier: Apache-2.0
"""Attributes that were deleted are gone, and come back at the end."""


class Box:
    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


def delete_middle(box):
    del box.b
    return box


for i in range(40):
    box = delete_middle(Box(1, 2, 3))
print(hasattr(box, 'b'), box.a, box.c)  # expect: False 1 3
try:
    box.b
except AttributeError as e:
    print(e)  # expect: 'Box' object has no attribute 'b'
try:
    del box.b
except AttributeError as e:
    print(e)  # expect: 'Box' object has no attribute 'b'


def set_again(box, value):
    box.b = value


for i in range(40):
    set_again(Box(1, 2, 3), i)
box = delete_middle(Box(1, 2, 3))
set_again(box, 5)
print(box.__dict__)  # expect: {'a': 1, 'c': 3, 'b': 5}

box = Box(1, 2, 3)
for i in range(100):
    box.extra = i
    del box.extra
box.extra = 'last'
del box.a
print(vars(box))  # expect: {'b': 2, 'c': 3, 'extra': 'last'}

box = Box(1, 2, 3)
del box.a, box.b, box.c
print(vars(box))  # expect: {}


class Other:
    pass


box = Box(1, 2, 3)
del box.b
box.__class__ = Other
box.d = 4
print(vars(box), hasattr(box, 'b'))  # expect: {'a': 1, 'c': 3, 'd': 4} False


class Ghost:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)


box = Box(Ghost('a'), Ghost('b'), 3)
del box.b  # expect: gone b
print('still', box.a.name)  # expect: still a
del box  # expect: gone a


class Slotted:
    __slots__ = ('x', '__dict__')


s = Slotted()
s.x = 1
s.y = 2
s.z = 3
del s.y
s.w = 4
print(s.x, s.__dict__)  # expect: 1 {'z': 3, 'w': 4}
