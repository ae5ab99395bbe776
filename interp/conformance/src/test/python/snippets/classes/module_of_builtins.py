"""Instances of types from extension modules show the module's name; those of built-in types do not."""
import array
import collections
import functools
import io
import itertools
import operator
import re
import types

for o in (functools.partial(len), collections.deque(), re.compile(''), itertools.count(), io.BytesIO(), array.array('i'), operator.itemgetter(1),
          types.SimpleNamespace(), 5, iter([]), types.MappingProxyType({})):
    print(type(o).__name__, getattr(o, '__module__', None), type(o).__dict__.get('__module__'), type(o).__flags__ >> 9 & 1)
# expect: partial functools functools 1
# expect: deque collections collections 1
# expect: Pattern re re 1
# expect: count itertools itertools 1
# expect: BytesIO _io _io 1
# expect: array array array 1
# expect: itemgetter operator operator 1
# expect: SimpleNamespace None None 0
# expect: int None None 0
# expect: list_iterator None None 0
# expect: mappingproxy None None 0
