# What dies because its name is bound anew is finalised on the line that does so.
import sys


class Dying:
    def __del__(self):
        print(sys._getframe(1).f_lineno - first)


def bind():
    global first
    first = sys._getframe().f_lineno
    x = Dying()
    x = None  # expect: 2
    x = Dying()
    y = 3
    x = y  # expect: 5
    x = Dying()
    x = len('')  # expect: 7


bind()
