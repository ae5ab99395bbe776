"""Built-in functions name the keyword that may be meant, and their module where they take none; calling a module names the function of its name."""
import itertools
import math
import operator
import pprint
import struct
import types


def outcome(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for f, keyword in ((''.split, 'maxsplt'), (b''.split, 'maxsplt'), (bytearray().split, 'maxsplt'), (int, 'bas'), ([].sort, 'revers'), (print, 'sepp'),
                   (str, 'encodng'), (bytes, 'sourc'), (''.encode, 'error'), (print, 'nothing')):
    print(outcome(f, **{keyword: 1}))
# expect: TypeError: split() got an unexpected keyword argument 'maxsplt'. Did you mean 'maxsplit'?
# expect: TypeError: split() got an unexpected keyword argument 'maxsplt'. Did you mean 'maxsplit'?
# expect: TypeError: split() got an unexpected keyword argument 'maxsplt'. Did you mean 'maxsplit'?
# expect: TypeError: int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
# expect: TypeError: sort() got an unexpected keyword argument 'revers'. Did you mean 'reverse'?
# expect: TypeError: print() got an unexpected keyword argument 'sepp'. Did you mean 'sep'?
# expect: TypeError: str() got an unexpected keyword argument 'encodng'. Did you mean 'encoding'?
# expect: TypeError: bytes() got an unexpected keyword argument 'sourc'. Did you mean 'source'?
# expect: TypeError: encode() got an unexpected keyword argument 'error'. Did you mean 'errors'?
# expect: TypeError: print() got an unexpected keyword argument 'nothing'
print(outcome(sum, [], strt=1))
# expect: TypeError: sum() got an unexpected keyword argument 'strt'. Did you mean 'start'?
for f in math.sqrt, math.hypot, math.gcd, operator.add, struct.pack, struct.Struct('i').pack, struct.iter_unpack, len, [].append, set().union:
    print(outcome(f, x=1))
# expect: TypeError: math.sqrt() takes no keyword arguments
# expect: TypeError: math.hypot() takes no keyword arguments
# expect: TypeError: math.gcd() takes no keyword arguments
# expect: TypeError: _operator.add() takes no keyword arguments
# expect: TypeError: _struct.pack() takes no keyword arguments
# expect: TypeError: Struct.pack() takes no keyword arguments
# expect: TypeError: _struct.iter_unpack() takes no keyword arguments
# expect: TypeError: len() takes no keyword arguments
# expect: TypeError: list.append() takes no keyword arguments
# expect: TypeError: set.union() takes no keyword arguments
print(outcome(math.sqrt), '|', outcome(len), '|', outcome([].append), '|', outcome(operator.add, 1))
# expect: TypeError: math.sqrt() takes exactly one argument (0 given) | TypeError: len() takes exactly one argument (0 given) | TypeError: list.append() takes exactly one argument (0 given) | TypeError: add expected 2 arguments, got 1
print(outcome(pprint, 1))
# expect: TypeError: 'module' object is not callable. Did you mean: 'pprint.pprint(...)'?
module = types.ModuleType('module')
print(outcome(module))
# expect: TypeError: 'module' object is not callable
module.module = 5
print(outcome(module))
# expect: TypeError: 'module' object is not callable
module.module = len
print(outcome(module), outcome(callable, module))
# expect: TypeError: 'module' object is not callable. Did you mean: 'module.module(...)'? False


class Kind(types.ModuleType):
    pass


kind = Kind('kind')
kind.kind = len
print(outcome(kind))
# expect: TypeError: 'Kind' object is not callable
