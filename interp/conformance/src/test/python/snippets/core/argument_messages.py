# SPDX-License-Identifier: Apache-2.0
# What calls with wrong arguments say.
import collections
import itertools
import math
import operator
import types


def say(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (TypeError, AttributeError) as e:
        print(e)


say(sorted)  # expect: sorted expected 1 argument, got 0
say(sorted, [], x=1)  # expect: sort() got an unexpected keyword argument 'x'
say(sorted, 1, x=1)  # expect: 'int' object is not iterable
print(sorted.__text_signature__)  # expect: ($module, iterable, /, *, key=None, reverse=False)
print(sorted.__doc__.split('\n')[0])  # expect: Return a new list containing all items from the iterable in ascending order.
say(enumerate, x=1)  # expect: 'x' is an invalid keyword argument for enumerate()
say(enumerate, start=1)  # expect: 'start' is an invalid keyword argument for enumerate()
say(enumerate, 'a', 1, x=1)  # expect: enumerate() takes at most 2 arguments (3 given)
print(list(enumerate(start=1, iterable='a')))  # expect: [(1, 'a')]
say(sum, None, 'ab')  # expect: 'NoneType' object is not iterable
say(map, x=1, y=2)  # expect: map() takes at most 1 keyword argument (2 given)
say(memoryview, None, None)  # expect: memoryview() takes at most 1 argument (2 given)
say(memoryview, x=1)  # expect: memoryview() missing required argument 'object' (pos 1)
say(memoryview(b'')._from_flags, 1)  # expect: _from_flags() missing required argument 'flags' (pos 2)
say(bytes, 1, None)  # expect: bytes() argument 'encoding' must be str, not None
say(type, [], x=1)  # expect: type() takes no keyword arguments
say([].sort, 1, 2, 3)  # expect: sort() takes at most 2 arguments (3 given)
say((1).to_bytes, 1, 2, 3, 4)  # expect: to_bytes() takes at most 3 arguments (4 given)
say([].__setitem__, 1)  # expect: __setitem__ expected 2 arguments, got 1
say([].__getitem__)  # expect: list.__getitem__() takes exactly one argument (0 given)
say([].__add__)  # expect: expected 1 argument, got 0
say(say.__get__)  # expect: __get__ expected at least 1 argument, got 0
say(object().__setattr__, 'a', 1)  # expect: 'object' object has no attribute 'a' and no __dict__ for setting new attributes
say(iter([]).__init__, 1)  # expect: None
say(itertools.compress, x=1)  # expect: compress() missing required argument 'data' (pos 1)
say(itertools.combinations, 'a', 1, x=1)  # expect: combinations() takes at most 2 arguments (3 given)
say(math.prod, 1, 2, 3)  # expect: prod() takes at most 2 arguments (3 given)
say(str, 1, None)  # expect: str() argument 'encoding' must be str, not NoneType
say(str, 1, encoding=None)  # expect: str() argument 'encoding' must be str, not None
say(itertools.combinations, None, None)  # expect: 'NoneType' object cannot be interpreted as an integer
say(operator.call)  # expect: call expected at least 1 argument, got 0
print(operator.call.__text_signature__)  # expect: ($module, obj, /, *args, **kwargs)
say(collections.OrderedDict, 1, 2)  # expect: expected at most 1 argument, got 2
say(collections.OrderedDict, b'ab')  # expect: 'int' object is not iterable
say(types.MappingProxyType, x=1)  # expect: mappingproxy() missing required argument 'mapping' (pos 1)
