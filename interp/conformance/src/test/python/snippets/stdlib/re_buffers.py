"""A match reads its groups from the buffer as it is then; a scanner keeps the buffer in place."""
import re
from itertools import tee

s = bytearray(b'abcdefgh')
m, late = re.search(b'[a-h]+', s), re.search(b'[e-h]+', s)
s[:] = b'xyz'
print(m.group(), late.group(), late[0], m.expand(b'<\\g<0>>'))  # expect: b'xyz' b'' b'' b'<xyz>'
b = bytearray(b'x')
it = re.finditer(b'a', b)
try:
    b.extend(b'y')
except BufferError as e:
    print(e)  # expect: Existing exports of data: object cannot be re-sized
print(list(it))  # expect: []
del it
b.extend(b'y')
print(b)  # expect: bytearray(b'xy')

# Iterators of one tee, some of them blocks behind.
first, second = tee(range(200))
print(sum(next(first) for _ in range(57)), sum(next(second) for _ in range(5)))  # expect: 1596 10
third = second.__copy__()
print(sum(first), sum(second), sum(third), next(first, None))  # expect: 18304 19890 19890 None
