"""Which special methods a class answers to follows what it and its bases name, also when that changes."""


def ask(o, *what):
    answers = []
    for name, f in what:
        try:
            answers.append(f'{name}={f(o)!r}')
        except TypeError as e:
            answers.append(f'{name}!{e}')
    print(type(o).__name__, *answers, sep='; ')


QUESTIONS = (('len', len), ('call', lambda o: o()), ('add', lambda o: o + 1), ('radd', lambda o: 1 + o), ('item', lambda o: o[0]), ('in', lambda o: 3 in o),
             ('bool', bool), ('hash', lambda o: hash(o) == 7), ('neg', lambda o: -o), ('iter', lambda o: list(o)), ('eq', lambda o: o == 1))


class Plain: pass
class Sub(Plain): pass
class Mixin:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i < 3: return i
        raise IndexError
class Both(Sub, Mixin): pass
class Hashed(Both):
    def __hash__(self): return 7
    def __radd__(self, other): return ('radd', other)
class Unhashable(Hashed):
    __hash__ = None


for c in (Plain, Sub, Both, Hashed, Unhashable):
    ask(c(), *QUESTIONS)

# A base changes after its subclasses were made.
Plain.__call__ = lambda self: 'called'
Plain.__neg__ = lambda self: 'neg'
Mixin.__contains__ = lambda self, x: x == 3
Mixin.__eq__ = lambda self, other: 'eq'
for c in (Plain, Sub, Both):
    ask(c(), *QUESTIONS)
del Plain.__neg__, Mixin.__getitem__
Mixin.__hash__ = lambda self: 7
for c in (Sub, Both, Unhashable):
    ask(c(), *QUESTIONS)

# Bases that a class gets later, and an order that a metaclass makes.
Sub.__bases__ = (Mixin,)
ask(Sub(), *QUESTIONS)


class Meta(type):
    def mro(cls):
        return [cls, Mixin, object]


class Odd(metaclass=Meta): pass


ask(Odd(), *QUESTIONS)


# Built-in classes among the bases.
class Ints(Mixin, int): pass
class Dicts(dict):
    def __missing__(self, k): return k
class Keys(Dicts, Mixin): pass


for o in (Ints(7), Dicts(), Keys()):
    ask(o, *QUESTIONS)


class Getter:
    def __getattr__(self, name): return name
class Guarded(Getter):
    def __setattr__(self, name, value): raise AttributeError(name)


g = Guarded()
print(g.x, hasattr(g, '__len__'))
try:
    g.y = 1
except AttributeError as e:
    print('set', e)
del Guarded.__setattr__
g.y = 1
print(g.y, g.z)
# expect: Plain; len!object of type 'Plain' has no len(); call!'Plain' object is not callable; add!unsupported operand type(s) for +: 'Plain' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Plain'; item!'Plain' object is not subscriptable; in!argument of type 'Plain' is not a container or iterable; bool=True; hash=False; neg!bad operand type for unary -: 'Plain'; iter!'Plain' object is not iterable; eq=False
# expect: Sub; len!object of type 'Sub' has no len(); call!'Sub' object is not callable; add!unsupported operand type(s) for +: 'Sub' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Sub'; item!'Sub' object is not subscriptable; in!argument of type 'Sub' is not a container or iterable; bool=True; hash=False; neg!bad operand type for unary -: 'Sub'; iter!'Sub' object is not iterable; eq=False
# expect: Both; len=3; call!'Both' object is not callable; add!unsupported operand type(s) for +: 'Both' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Both'; item=0; in=False; bool=True; hash=False; neg!bad operand type for unary -: 'Both'; iter=[0, 1, 2]; eq=False
# expect: Hashed; len=3; call!'Hashed' object is not callable; add!unsupported operand type(s) for +: 'Hashed' and 'int'; radd=('radd', 1); item=0; in=False; bool=True; hash=True; neg!bad operand type for unary -: 'Hashed'; iter=[0, 1, 2]; eq=False
# expect: Unhashable; len=3; call!'Unhashable' object is not callable; add!unsupported operand type(s) for +: 'Unhashable' and 'int'; radd=('radd', 1); item=0; in=False; bool=True; hash!unhashable type: 'Unhashable'; neg!bad operand type for unary -: 'Unhashable'; iter=[0, 1, 2]; eq=False
# expect: Plain; len!object of type 'Plain' has no len(); call='called'; add!unsupported operand type(s) for +: 'Plain' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Plain'; item!'Plain' object is not subscriptable; in!argument of type 'Plain' is not a container or iterable; bool=True; hash=False; neg='neg'; iter!'Plain' object is not iterable; eq=False
# expect: Sub; len!object of type 'Sub' has no len(); call='called'; add!unsupported operand type(s) for +: 'Sub' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Sub'; item!'Sub' object is not subscriptable; in!argument of type 'Sub' is not a container or iterable; bool=True; hash=False; neg='neg'; iter!'Sub' object is not iterable; eq=False
# expect: Both; len=3; call='called'; add!unsupported operand type(s) for +: 'Both' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Both'; item=0; in=True; bool=True; hash=False; neg='neg'; iter=[0, 1, 2]; eq='eq'
# expect: Sub; len!object of type 'Sub' has no len(); call='called'; add!unsupported operand type(s) for +: 'Sub' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Sub'; item!'Sub' object is not subscriptable; in!argument of type 'Sub' is not a container or iterable; bool=True; hash=False; neg!bad operand type for unary -: 'Sub'; iter!'Sub' object is not iterable; eq=False
# expect: Both; len=3; call='called'; add!unsupported operand type(s) for +: 'Both' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Both'; item!'Both' object is not subscriptable; in=True; bool=True; hash=True; neg!bad operand type for unary -: 'Both'; iter!'Both' object is not iterable; eq='eq'
# expect: Unhashable; len=3; call='called'; add!unsupported operand type(s) for +: 'Unhashable' and 'int'; radd=('radd', 1); item!'Unhashable' object is not subscriptable; in=True; bool=True; hash!unhashable type: 'Unhashable'; neg!bad operand type for unary -: 'Unhashable'; iter!'Unhashable' object is not iterable; eq='eq'
# expect: Sub; len=3; call!'Sub' object is not callable; add!unsupported operand type(s) for +: 'Sub' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Sub'; item!'Sub' object is not subscriptable; in=True; bool=True; hash=True; neg!bad operand type for unary -: 'Sub'; iter!'Sub' object is not iterable; eq='eq'
# expect: Odd; len=3; call!'Odd' object is not callable; add!unsupported operand type(s) for +: 'Odd' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Odd'; item!'Odd' object is not subscriptable; in=True; bool=True; hash=True; neg!bad operand type for unary -: 'Odd'; iter!'Odd' object is not iterable; eq='eq'
# expect: Ints; len=3; call!'Ints' object is not callable; add=8; radd=8; item!'Ints' object is not subscriptable; in=True; bool=True; hash=True; neg=-7; iter!'Ints' object is not iterable; eq='eq'
# expect: Dicts; len=0; call!'Dicts' object is not callable; add!unsupported operand type(s) for +: 'Dicts' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Dicts'; item=0; in=False; bool=False; hash!unhashable type: 'Dicts'; neg!bad operand type for unary -: 'Dicts'; iter=[]; eq=False
# expect: Keys; len=0; call!'Keys' object is not callable; add!unsupported operand type(s) for +: 'Keys' and 'int'; radd!unsupported operand type(s) for +: 'int' and 'Keys'; item=0; in=False; bool=False; hash!unhashable type: 'Keys'; neg!bad operand type for unary -: 'Keys'; iter=[]; eq=False
# expect: x True
# expect: set y
# expect: 1 z
