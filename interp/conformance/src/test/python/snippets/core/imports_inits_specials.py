"""Imports go on though sys.modules has None for importlib's own module; object's initialiser names the class; special methods that cannot be bound are missing."""
import sys

bootstrap = sys.modules['_frozen_importlib']
sys.modules['_frozen_importlib'] = None
try:
    import _frozen_importlib
except ImportError as e:
    print(e)
# expect: import of _frozen_importlib halted; None in sys.modules
import colorsys
print(colorsys.__name__, repr(sys))
# expect: colorsys <module 'sys' (built-in)>
sys.modules['_frozen_importlib'] = bootstrap


class Plain:
    pass


class Made:
    def __new__(cls, *args):
        return object.__new__(cls)


def outcome(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


print(outcome(Plain.__init__, Plain(), 1))
# expect: TypeError: Plain.__init__() takes exactly one argument (the instance to initialize)
print(outcome(object.__init__, Plain(), 1))
# expect: TypeError: Plain.__init__() takes exactly one argument (the instance to initialize)
print(outcome(object.__new__, Plain, 1))
# expect: TypeError: Plain() takes no arguments
print(outcome(Plain, 1))
# expect: TypeError: Plain() takes no arguments
print(outcome(Made.__init__, Made(), 1))
# expect: None


def unbound(name, error):
    def get(self):
        raise error
    return type('Unbound', (), {name: property(get)})()


for error in AttributeError('none'), ValueError('none'):
    u = unbound('__eq__', error)
    print(outcome(lambda: u == 1))
    for name, use in (('__add__', lambda u: u + 1), ('__bool__', bool), ('__contains__', lambda u: 1 in u), ('__iter__', iter), ('__hash__', hash),
                      ('__repr__', lambda u: len(repr(u)) > 9), ('__round__', round), ('__len__', len), ('__neg__', lambda u: -u), ('__call__', lambda u: u())):
        print(name, outcome(use, unbound(name, error)))
# expect: False
# expect: __add__ TypeError: unsupported operand type(s) for +: 'Unbound' and 'int'
# expect: __bool__ True
# expect: __contains__ TypeError: argument of type 'Unbound' is not a container or iterable
# expect: __iter__ TypeError: 'Unbound' object is not iterable
# expect: __hash__ TypeError: unhashable type: 'Unbound'
# expect: __repr__ True
# expect: __round__ TypeError: type Unbound doesn't define __round__ method
# expect: __len__ AttributeError: none
# expect: __neg__ AttributeError: none
# expect: __call__ AttributeError: none
# expect: ValueError: none
# expect: __add__ ValueError: none
# expect: __bool__ ValueError: none
# expect: __contains__ ValueError: none
# expect: __iter__ ValueError: none
# expect: __hash__ ValueError: none
# expect: __repr__ ValueError: none
# expect: __round__ ValueError: none
# expect: __len__ ValueError: none
# expect: __neg__ ValueError: none
# expect: __call__ ValueError: none
print(sys.monitoring.get_events(4), sys.monitoring.get_local_events(4, outcome.__code__), outcome(sys.monitoring.get_local_events, 9, 1))
# expect: 0 0 TypeError: code must be a code object
