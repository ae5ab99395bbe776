# Arguments that no size holds.
import collections
import csv
import io
import itertools
import zlib

HUGE = 10**20


def told(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except OverflowError as e:
        return str(e)


for f, args in (
    (itertools.repeat, (1, HUGE)),
    (itertools.batched, ([1], HUGE)),
    (itertools.combinations, ([1], HUGE)),
    (itertools.combinations_with_replacement, ([1], HUGE)),
    (itertools.permutations, ([1], HUGE)),
    (collections.deque, ((), HUGE)),
    (io.StringIO().seek, (HUGE,)),
    (io.BytesIO().seek, (HUGE,)),
    (io.BufferedReader, (io.BytesIO(), HUGE)),
    (io.BufferedReader(io.BytesIO()).read1, (HUGE,)),
    (io.BufferedReader(io.BytesIO()).peek, (HUGE,)),
    (zlib.decompress, (b"", 15, HUGE)),
    (zlib.decompressobj().decompress, (b"", HUGE)),
    (csv.field_size_limit, (HUGE,)),
):
    if (text := told(f, *args)) != "Python int too large to convert to C ssize_t":
        print(f, text)
print(told(itertools.product, [1], repeat=HUGE))
# expect: Python int too large to convert to C ssize_t
print(told([1].__mul__, HUGE), told(io.StringIO().read, HUGE))
# expect: cannot fit 'int' into an index-sized integer cannot fit 'int' into an index-sized integer
