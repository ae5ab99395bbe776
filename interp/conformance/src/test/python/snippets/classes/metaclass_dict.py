# Classes of a metaclass keep the namespace of types.
class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    x = 1


print(OfMeta.__dict__['x'], '__dict__' in Meta.__dict__, '__weakref__' in Meta.__dict__)  # expect: 1 False False
