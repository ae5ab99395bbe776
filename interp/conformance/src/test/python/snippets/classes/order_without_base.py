"""A class follows changes of the types that its metaclass put into its order without deriving from them."""


class Base:
    value = 1


class Meta(type):
    def mro(cls):
        return (cls, Base, object)


class Weird(metaclass=Meta):
    pass


class Below(Weird):
    pass


def look():
    return Weird.value, Weird().value, Below().value


print(look(), look())  # expect: (1, 1, 1) (1, 1, 1)
Base.value = 2
print(look())  # expect: (2, 2, 2)
print(type.__prepare__(), type.__prepare__(1, 2, 3, x=4))  # expect: {} {}
print(Base.__name__ is Base.__name__, Base.__qualname__ is Base.__qualname__)  # expect: True True
