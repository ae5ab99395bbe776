# Unions of unhashable types; a mappingproxy leaves get() to its mapping; a namespace's dict outlives it.
import types


class Meta(type):
    def __eq__(self, other):
        raise ZeroDivisionError


A, B = Meta('A', (), {}), Meta('B', (), {})
u = int | A
print(u.__args__ == (int, A))  # expect: True
for f in (lambda: A | B, lambda: hash(u), lambda: u == (int | B)):
    try:
        f()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
# expect: ZeroDivisionError 
# expect: TypeError unhashable type: 'Meta'
# expect: ZeroDivisionError 
print(issubclass(list, int | list), hash(int | str) == hash(str | int))  # expect: True True


class Missing(dict):
    def __missing__(self, key):
        return 'made'


p = types.MappingProxyType(Missing(a=1))
print(p['b'], p.get('b'), p.get('b', 3))  # expect: made None 3
print(vars(types.SimpleNamespace(x=1)))  # expect: {'x': 1}


class SubModule(types.ModuleType):
    pass


m = types.ModuleType('m')
m.__class__ = SubModule
print(type(m).__name__, m.__name__)  # expect: SubModule m
m.__class__ = types.ModuleType
print(type(m).__name__)  # expect: module
