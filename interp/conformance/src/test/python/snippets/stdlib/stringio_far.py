"""A StringIO's position may lie as far past its end as one likes, and sizes may be as large."""
import io
import sys

s = io.StringIO('abc\nd')
print([s.read(1), s.readline(sys.maxsize), s.read(sys.maxsize)])  # expect: ['a', 'bc\n', 'd']
print(s.seek(sys.maxsize) == s.tell() == sys.maxsize, repr(s.read()), repr(s.readline()))  # expect: True '' ''
print(s.write(''))  # expect: 0
try:
    s.write('x')
except OverflowError as e:
    print(e)  # expect: new position too large
print(s.getvalue() == 'abc\nd')  # expect: True
