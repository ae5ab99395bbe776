# SPDX-License-Identifier: Apache-2.0
# Which of several wrong arguments a library function complains about, and in which words.
import array
import binascii
import collections
import datetime
import hashlib
import hmac
import io
import itertools
import operator
import pickle
import queue
import struct
import sys
import time
import types
import zlib


def say(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(itertools.count(True), itertools.count(5, 2))  # expect: count(1) count(5, 2)
print(next(itertools.count(True)))  # expect: 1
say(operator.length_hint, 5, 10**30)  # expect: OverflowError Python int too large to convert to C ssize_t
say(eval, '5', [])  # expect: TypeError globals must be a real dict; try eval(expr, {}, mapping)
say(types.SimpleNamespace, 5, 5)  # expect: TypeError SimpleNamespace expected at most 1 argument, got 2
say(types.ModuleType, None)  # expect: TypeError module() argument 'name' must be str, not None
say(types.FunctionType, None, {})  # expect: TypeError function() argument 'code' must be code, not None
say(types.FunctionType, foo=1)  # expect: TypeError function() missing required argument 'code' (pos 1)
say(datetime.timezone, None)  # expect: TypeError timezone() argument 1 must be datetime.timedelta, not None
say(sys.intern, None)  # expect: TypeError intern() argument must be str, not None
say(time.get_clock_info)  # expect: TypeError get_clock_info() takes exactly 1 argument (0 given)
say(time.get_clock_info, 5)  # expect: TypeError get_clock_info() argument 1 must be str, not int
say(struct.calcsize, [])  # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
say(struct.Struct, [])  # expect: TypeError Struct() argument 1 must be a str or bytes object, not list
say(struct.Struct, foo=1)  # expect: TypeError Struct() missing required argument 'format' (pos 1)
say(array.array, None)  # expect: TypeError array() argument 1 must be a unicode character, not None
say(array.array('i').__iadd__, 5)  # expect: TypeError can only extend array with array (not "int")
for f in zlib.adler32, zlib.crc32, zlib.compress, zlib.decompress, binascii.crc32:
    say(f, 5, None)
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError a bytes-like object is required, not 'int'
print(zlib.decompress(zlib.compress(b'abc', 1, -9), wbits=-9))  # expect: b'abc'
say(hashlib.new, 'a', 5)  # expect: TypeError object supporting the buffer API required
say(hashlib.blake2b, key=1)  # expect: TypeError a bytes-like object is required, not 'int'
say(hmac.compare_digest, b'a', 5)  # expect: TypeError a bytes-like object is required, not 'int'
say(io.StringIO, 5, 5)  # expect: TypeError newline must be str or None, not int
say(io.StringIO, 5)  # expect: TypeError initial_value must be str or None, not int
say(io.TextIOWrapper, foo=1)  # expect: TypeError TextIOWrapper() missing required argument 'buffer' (pos 1)
say(io.BufferedReader, foo=1)  # expect: TypeError BufferedReader() missing required argument 'raw' (pos 1)
say(io.FileIO, foo=1)  # expect: TypeError FileIO() missing required argument 'file' (pos 1)
say(queue.SimpleQueue, 5)  # expect: TypeError SimpleQueue() takes no positional arguments
say(pickle.dumps, 5, 10**30)  # expect: OverflowError Python int too large to convert to C long
print(type(iter(collections.deque())), type(reversed(collections.deque())))  # expect: <class 'collections._deque_iterator'> <class 'collections._deque_reverse_iterator'>
text = io.TextIOWrapper(io.BytesIO(b'a'))
say(text.write, None)  # expect: TypeError write() argument must be str, not None
say(text.readline, None)  # expect: TypeError 'NoneType' object cannot be interpreted as an integer
say(io.BytesIO(b'a').readinto, None)  # expect: TypeError readinto() argument must be read-write bytes-like object, not None
say(datetime.date(2000, 1, 1).strftime, None)  # expect: TypeError strftime() argument 1 must be str, not None
say(datetime.datetime(2000, 1, 1).isoformat, None)  # expect: TypeError isoformat() argument 1 must be a unicode character, not None
