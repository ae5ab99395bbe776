# isinstance asks an object for its __class__ only where that may be another than its type: also once that has changed.
class Base:
    pass


class Plain(Base):
    pass


class Child(Plain):
    pass


class Liar:
    __class__ = property(lambda self: int)


def count(things):
    n = 0
    for x in things:
        if isinstance(x, int):
            n += 1
        elif isinstance(x, (str, bytes)):
            n += 100
    return n


things = [Plain(), Child(), [], 7, 'text', None]
for i in range(3000):
    last = count(things)
print(last)
Plain.__bases__ = (Liar, Base)
print(count(things), isinstance(things[1], int), isinstance(things[0], str))
Plain.__bases__ = (Base,)
print(count(things), isinstance(things[1], int))
Plain.__getattribute__ = lambda self, name: str if name == '__class__' else object.__getattribute__(self, name)
print(count(things), isinstance(things[1], str))
del Plain.__getattribute__
print(count(things), isinstance(things[1], str))


class Asked:
    asked = 0

    @property
    def __class__(self):
        Asked.asked += 1
        raise AttributeError('none')


print(count([Asked()] * 5), Asked.asked)

# expect: 101
# expect: 103 True False
# expect: 101 False
# expect: 301 True
# expect: 101 False
# expect: 0 15
