# SPDX-License-Identifier: Apache-2.0
"""An AttributeError of a store or a deletion of plain instances and of descriptors does not know name and object."""


class Plain:
    pass


class Slotted:
    __slots__ = ('s',)


class Prop:
    @property
    def p(self):
        return 1


def function():
    pass


plain, slotted = Plain(), Slotted()
with_dict = Plain()
with_dict.__dict__
names = globals()
for statement in ('del plain.x', 'del with_dict.x', 'del slotted.s', 'del slotted.t', 'slotted.t = 1', 'Prop().p = 1', 'del (1).real', '(1).x = 2',
                  'del [].append', '[].append = 1', 'del function.x', 'Plain.__dict__ = 1', 'del Plain.x', 'print.__name__ = 1', 'plain.__weakref__ = 1'):
    try:
        exec(statement, names)
    except AttributeError as e:
        print(e, '|', e.name, type(e.obj).__name__)
# expect: 'Plain' object has no attribute 'x' | None NoneType
# expect: 'Plain' object has no attribute 'x' | None NoneType
# expect: s | None NoneType
# expect: 'Slotted' object has no attribute 't' and no __dict__ for setting new attributes | t Slotted
# expect: 'Slotted' object has no attribute 't' and no __dict__ for setting new attributes | t Slotted
# expect: property 'p' of 'Prop' object has no setter | None NoneType
# expect: attribute 'real' of 'int' objects is not writable | None NoneType
# expect: 'int' object has no attribute 'x' and no __dict__ for setting new attributes | x int
# expect: 'list' object attribute 'append' is read-only | None NoneType
# expect: 'list' object attribute 'append' is read-only | None NoneType
# expect: 'function' object has no attribute 'x' | x function
# expect: attribute '__dict__' of 'type' objects is not writable | None NoneType
# expect: type object 'Plain' has no attribute 'x' | x type
# expect: attribute '__name__' of 'builtin_function_or_method' objects is not writable | None NoneType
# expect: attribute '__weakref__' of 'Plain' objects is not writable | None NoneType
