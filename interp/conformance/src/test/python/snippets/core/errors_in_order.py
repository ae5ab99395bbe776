# SPDX-License-Identifier: Apache-2.0
"""Which of several faults of a call is told of, and how."""
import itertools
import struct


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


show(lambda: min(x=1))  # expect: TypeError: min expected at least 1 argument, got 0
show(lambda: max(x=1))  # expect: TypeError: max expected at least 1 argument, got 0
show(lambda: min([1], key=None, default=1, x=2, y=3))  # expect: TypeError: min() takes at most 2 keyword arguments (4 given)
show(lambda: min([1], key=None, default=1, x=2))  # expect: TypeError: min() takes at most 2 keyword arguments (3 given)
show(lambda: max([], ke=1))  # expect: TypeError: max() got an unexpected keyword argument 'ke'. Did you mean 'key'?
show(lambda: max([], default=3))  # expect: 3
show(lambda: min([3, -4], key=abs))  # expect: 3
show(lambda: max(1, 2, default=3))  # expect: TypeError: Cannot specify a default for max() with multiple positional arguments
show(lambda: int('a', 1, x=3))  # expect: TypeError: int() takes at most 2 arguments (3 given)
show(lambda: int(b'x', base=10, z=2))  # expect: TypeError: int() takes at most 2 arguments (3 given)
show(lambda: int('12', base=3))  # expect: 5

show(lambda: itertools.zip_longest(fillvalu=0))  # expect: TypeError: zip_longest() got an unexpected keyword argument
show(lambda: itertools.zip_longest([1], fillvalue=1, x=1))  # expect: TypeError: zip_longest() got an unexpected keyword argument
show(lambda: list(itertools.zip_longest([1], [2, 3], fillvalue=0)))  # expect: [(1, 2), (0, 3)]

show(lambda: iter([1]).__setstate__('a'))  # expect: TypeError: an integer is required
show(lambda: iter([1]).__setstate__(2 ** 100))  # expect: OverflowError: Python int too large to convert to C ssize_t
show(lambda: iter([1]).__setstate__(1.5))  # expect: TypeError: an integer is required
show(lambda: iter((1,)).__setstate__('a'))  # expect: TypeError: an integer is required
show(lambda: reversed([1]).__setstate__('a'))  # expect: TypeError: an integer is required
show(lambda: iter('a').__setstate__('a'))  # expect: TypeError: an integer is required
show(lambda: iter(b'a').__setstate__('a'))  # expect: TypeError: an integer is required
show(lambda: iter(bytearray(b'a')).__setstate__('a'))  # expect: TypeError: an integer is required

show(lambda: b'a'.replace(1, b'b', 'c'))  # expect: TypeError: a bytes-like object is required, not 'int'
show(lambda: b'a'.replace('a', b'b', 1.5))  # expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: bytearray(b'a').replace(1, 2, 'c'))  # expect: TypeError: a bytes-like object is required, not 'int'
show(lambda: b'aaa'.replace(b'a', b'b', 2))  # expect: b'bba'
show(lambda: bytearray(3).__setitem__(slice('a'), 3))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
show(lambda: bytearray(3).__setitem__(slice(0, 1, 0), 3))  # expect: ValueError: slice step cannot be zero

show(lambda: ord(memoryview(b'a')))  # expect: TypeError: ord() expected string of length 1, but memoryview found
show(lambda: ord(bytearray(b'a')))  # expect: 97
show(lambda: list(memoryview(b'abc').__iter__()))  # expect: [97, 98, 99]
show(lambda: type(iter(memoryview(b''))))  # expect: <class 'memory_iterator'>
show(lambda: iter(memoryview(bytes(6)).cast('B', (2, 3))))  # expect: NotImplementedError: multi-dimensional sub-views are not implemented
show(lambda: iter(memoryview(b'a').cast('B', ())))  # expect: TypeError: invalid indexing of 0-dim memory
show(lambda: list(memoryview(b'abcdef')[::-2]))  # expect: [102, 100, 98]

show(lambda: struct.calcsize('2147483648s'))  # expect: 2147483648
show(lambda: struct.calcsize('4294967296i'))  # expect: 17179869184
show(lambda: struct.calcsize('9223372036854775807s'))  # expect: 9223372036854775807
show(lambda: struct.calcsize('9223372036854775808s'))  # expect: error: total struct size too long
show(lambda: struct.calcsize('9223372036854775806xh'))  # expect: error: total struct size too long
show(lambda: struct.unpack('3000000000s3000000000s', b'1'))  # expect: error: unpack requires a buffer of 6000000000 bytes
show(lambda: struct.unpack_from('3000000000s', b'1', 5))  # expect: error: unpack_from requires a buffer of at least 3000000005 bytes for unpacking 3000000000 bytes at offset 5 (actual buffer size is 1)
show(lambda: struct.unpack_from('3000000000s', b'1', -5))  # expect: error: not enough data to unpack 3000000000 bytes at offset -5
show(lambda: struct.pack_into('3000000000x', bytearray(1), 0))  # expect: error: pack_into requires a buffer of at least 3000000000 bytes for packing 3000000000 bytes at offset 0 (actual buffer size is 1)
show(lambda: struct.pack('5000000000b', 1))  # expect: error: pack expected 5000000000 items for packing (got 1)

import sys
import types
for args in (1, 2, 3, 4), (1, sys._getframe(), 'a', 4), (1, sys._getframe(), 3, 4):
    try:
        types.TracebackType(*args)
    except TypeError as e:
        print(e)
# expect: traceback() argument 'tb_frame' must be frame, not int
# expect: 'str' object cannot be interpreted as an integer
# expect: expected traceback object or None, got 'int'
