# A method that answers NotImplemented makes the operator fail, also for + and *, whose names sequences share.
class Refuses:
    def __add__(self, other):
        return NotImplemented

    __mul__ = __iadd__ = __imul__ = __add__


class Number(int):
    def __add__(self, other):
        return NotImplemented


class L(list):
    def __add__(self, other):
        return 'L+'

    def __mul__(self, n):
        return 'L*'


def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)


r = Refuses()
attempt(lambda: r + r)  # expect: unsupported operand type(s) for +: 'Refuses' and 'Refuses'
attempt(lambda: r * 3)  # expect: unsupported operand type(s) for *: 'Refuses' and 'int'
attempt(lambda: r * (1 << 80))  # expect: unsupported operand type(s) for *: 'Refuses' and 'int'
attempt(lambda: Number() + '')  # expect: unsupported operand type(s) for +: 'Number' and 'str'
attempt(lambda: (L([1]) + [2], L([1]) * 2, 2 * L([1]), [1] + L([2])))  # expect: ('L+', 'L*', [1, 1], [1, 2])
attempt(lambda: object.__setattr__(str, 'x', 1))  # expect: can't apply this __setattr__ to type object
attempt(lambda: (2).__pow__())  # expect: expected 1 or 2 arguments, got 0


# Slots decide whether __class__ may change.
class G:
    __slots__ = ['a', 'b']


class I:
    __slots__ = ['a', 'b']


class J:
    __slots__ = ['c', 'b']


g = G()
g.a = 1
g.__class__ = I
print(g.a)  # expect: 1
attempt(lambda: setattr(g, '__class__', J))  # expect: __class__ assignment: 'J' object layout differs from 'I'
attempt(lambda: g.b)  # expect: '__snippet__.I' object has no attribute 'b'
attempt(lambda: delattr(g, 'b'))  # expect: b


# The namespace of a class whose metaclass has a plain base too.
class Plain:
    pass


class Meta(Plain, type):
    pass


print('x' in Meta('C', (), {'x': 1}).__dict__)  # expect: True


# State for pickling: an empty dict is no state.
class Empty:
    pass


print(Empty().__reduce_ex__(2)[2], Empty.__getstate__(Empty()))  # expect: None None
