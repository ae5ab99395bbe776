# hasattr and getattr with a default look into modules without an exception, and see their hooks.
import types

m = types.ModuleType("m")
print(hasattr(m, "x"), getattr(m, "x", 5), hasattr(m, "__name__"))
# expect: False 5 True
m.x = 1
print(hasattr(m, "x"), getattr(m, "x", 5))
# expect: True 1
asked = []


def hook(name):
    asked.append(name)
    if name == "bad":
        raise ValueError(name)
    if name == "none":
        raise AttributeError(name)
    return name * 2


m.__getattr__ = hook
print(hasattr(m, "y"), getattr(m, "y", 5), hasattr(m, "none"), getattr(m, "none", 7), asked)
# expect: True yy False 7 ['y', 'y', 'none', 'none']
try:
    hasattr(m, "bad")
except ValueError as e:
    print("ValueError", e)
    # expect: ValueError bad


class Strict(types.ModuleType):
    def __getattribute__(self, name):
        asked.append("strict " + name)
        return super().__getattribute__(name)


s = Strict("s")
print(hasattr(s, "z"), asked[-1])
# expect: False strict z
try:
    s.z
except AttributeError as e:
    print(e)
    # expect: module 's' has no attribute 'z'
