# SPDX-License-Identifier: Apache-2.0
"""hasattr, and getattr with a default, of classes: nothing there, a metaclass that answers, descriptors that raise."""


class Plain:
    here = 1


class Meta(type):
    @property
    def raises(cls):
        raise AttributeError("by the property")

    @property
    def fails(cls):
        raise ValueError("not an AttributeError")

    def method(cls):
        return cls.__name__


class WithMeta(metaclass=Meta):
    pass


class Answering(type):
    def __getattr__(cls, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "answered " + name


class Answered(metaclass=Answering):
    here = 2


class Descriptor:
    def __get__(self, o, t=None):
        raise AttributeError("by the descriptor")


class Described:
    d = Descriptor()


def look():
    return (hasattr(Plain, "here"), hasattr(Plain, "there"), getattr(Plain, "there", 5), hasattr(WithMeta, "raises"), getattr(WithMeta, "raises", 6),
            WithMeta.method(), hasattr(WithMeta, "there"), getattr(Answered, "x", 7), getattr(Answered, "nox", 8), Answered.here,
            hasattr(Described, "d"), hasattr(Described(), "d"), hasattr(int, "from_bytes"), hasattr(int, "nothing"), hasattr(type, "mro"))


for i in range(1200):
    seen = look()
print(seen)
for f in (lambda: hasattr(WithMeta, "fails"), lambda: Plain.there, lambda: WithMeta.there, lambda: Answered.nox, lambda: int.nothing, lambda: WithMeta.raises,
          lambda: Described.d):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, "name", None), getattr(getattr(e, "obj", None), "__name__", None))
# expect: (True, False, 5, False, 6, 'WithMeta', False, 'answered x', 8, 2, False, False, True, False, True)
# expect: ValueError not an AttributeError None None
# expect: AttributeError type object 'Plain' has no attribute 'there' there Plain
# expect: AttributeError type object 'WithMeta' has no attribute 'there' there WithMeta
# expect: AttributeError nox nox Answered
# expect: AttributeError type object 'int' has no attribute 'nothing' nothing int
# expect: AttributeError by the property raises WithMeta
# expect: AttributeError by the descriptor d Described
