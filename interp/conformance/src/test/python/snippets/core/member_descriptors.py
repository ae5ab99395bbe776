# What is part of an object's structure has a member descriptor, and is read-only by another word.
import types


class Slotted:
    __slots__ = 'x'


for d in (complex.real, float.real, property.fget, types.FunctionType.__globals__, Slotted.x, OSError.errno, slice.start):
    print(type(d).__name__, d.__qualname__)
# expect: member_descriptor complex.real
# expect: getset_descriptor float.real
# expect: member_descriptor property.fget
# expect: member_descriptor function.__globals__
# expect: member_descriptor Slotted.x
# expect: member_descriptor OSError.errno
# expect: member_descriptor slice.start
print({type(d) for d in (complex.real, Slotted.x, OSError.errno)} == {types.MemberDescriptorType})  # expect: True
for o, name in ((property(), 'fget'), (1.5, 'real'), (1j, 'real')):
    try:
        setattr(o, name, 1)
    except AttributeError as e:
        print(e)
# expect: readonly attribute
# expect: attribute 'real' of 'float' objects is not writable
# expect: readonly attribute
try:
    del Slotted.__name__
except TypeError as e:
    print(e)  # expect: cannot delete '__name__' attribute of immutable type 'Slotted'
