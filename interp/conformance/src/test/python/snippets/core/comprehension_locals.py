"""locals() and f_locals inside comprehensions of modules and classes."""
import sys

l = [1, 2]
y = 0
print([locals()['x'] for x in l], ['x' in dir() for x in l], [eval('x') for x in l], 'x' in globals())  # expect: [1, 2] [True, True] [1, 2] False
[exec('y = x') for x in l]
print(y, [sys._getframe().f_locals for a in [0]][0].get('a', 'gone'))  # expect: 0 gone


class C:
    items = [locals()['x'] for x in [3]]
    other = [sys._getframe().f_locals['z'] for z in [4]]
    names = 'items' in locals() and 'x' not in locals()


print(C.items, C.other, C.names)  # expect: [3] [4] True
