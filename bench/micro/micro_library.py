# SPDX-License-Identifier: Apache-2.0
"""Operations of library modules, and of built-in types beyond the first ones."""
import array
import base64
import bisect
import collections
import csv
import datetime
import decimal
import fractions
import functools
import hashlib
import heapq
import io
import itertools
import math
import operator
import os.path
import pathlib
import random
import re
import statistics
import struct
import urllib.parse
import zlib

_NUMBERS = [(i * 7919) % 1000 for i in range(100)]
_FLOATS = [n / 7 for n in _NUMBERS]
_WORDS = "the quick brown fox jumps over the lazy dog and it runs away".split()
_PAIRS = [(w, i) for i, w in enumerate(_WORDS)]
_DATA = b"the quick brown fox jumps over the lazy dog, " * 4
_CSV = "id,name,price\n" + "".join(f"{i},item {i},{i}.5\n" for i in range(10))


def str_remove_affixes(turns):
    for _ in turns:
        r = "prefix_name.py".removeprefix("prefix_").removesuffix(".py")
    return r


def str_rfind_endswith(turns):
    path = "/usr/share/doc/readme.txt"
    n = 0
    for _ in turns:
        if path.endswith((".txt", ".md")):
            n += path.rfind("/")
    return n


def str_fstring_repr(turns):
    name = "x"
    for i in turns:
        r = f"{name!r}={i!s} ({i=})"
    return r


def str_fstring_nested(turns):
    width = 8
    for i in turns:
        r = f"{i:>{width}}|{'abc':^{width}}|{i / 3:.{2}f}"
    return r


def str_percent_mixed(turns):
    for i in turns:
        r = "%s: %d items, %.2f%%, %5x" % ("name", i, 12.5, 255)
    return r


def str_casefold_compare(turns):
    n = 0
    for _ in turns:
        if "Hello World".casefold() == "HELLO WORLD".lower():
            n += 1
    return n


def str_center_expandtabs(turns):
    for _ in turns:
        r = "a\tb".expandtabs(4).center(20, "*")
    return r


def str_digits_space(turns):
    n = 0
    for _ in turns:
        n += "12345".isdigit() + "   ".isspace() + "name".isidentifier() + "Abc".isupper()
    return n


def str_maketrans(turns):
    for _ in turns:
        r = str.maketrans("abc", "xyz")
    return r


def bytes_replace_join(turns):
    for _ in turns:
        r = b"-".join([b"a", b"bc", b"def"]).replace(b"-", b"::")
    return r


def bytes_startswith_strip(turns):
    n = 0
    for _ in turns:
        if _DATA.startswith(b"the"):
            n += len(b"  x \n".strip())
    return n


def bytes_of_list(turns):
    items = list(range(50))
    for _ in turns:
        r = bytes(items)
    return r


def bytes_translate_count(turns):
    table = bytes(range(256))
    for _ in turns:
        r = _DATA.translate(table).count(b"o")
    return r


def memoryview_slice(turns):
    view = memoryview(_DATA)
    n = 0
    for _ in turns:
        n += view[4:9][2]
    return n


def dict_fromkeys(turns):
    for _ in turns:
        r = dict.fromkeys(_WORDS, 0)
    return r


def dict_get_pop_in(turns):
    d = {"a": 1, "b": 2}
    n = 0
    for _ in turns:
        n += d.get("c", 1) + d.pop("x", 2)
        if "a" in d:
            n += 1
    return n


def dict_of_pairs(turns):
    for _ in turns:
        r = dict(_PAIRS)
    return r


def dict_unpack_merge(turns):
    a = {"a": 1, "b": 2}
    for i in turns:
        r = {**a, "c": i}
    return r


def dict_sorted_items(turns):
    d = dict(_PAIRS)
    for _ in turns:
        r = sorted(d.items(), key=lambda kv: kv[1], reverse=True)
    return r


def list_multiply_del(turns):
    for _ in turns:
        r = [0] * 30
        del r[5:15]
    return r


def list_sort_floats(turns):
    for _ in turns:
        r = sorted(_FLOATS)
    return r


def list_of_range(turns):
    for _ in turns:
        r = list(range(50))
    return r


def list_of_map_zip(turns):
    for _ in turns:
        r = list(map(operator.add, _NUMBERS, _NUMBERS))
    return r


def set_update_issubset(turns):
    small = {1, 2, 3}
    for _ in turns:
        s = {4, 5}
        s.update(small)
        r = small.issubset(s) and small <= s
    return r


def tuple_concat_index(turns):
    t = (1, 2, 3)
    n = 0
    for i in turns:
        u = t + (i,)
        n += u.index(2) + u.count(3)
    return n


def builtin_sum_generator(turns):
    for _ in turns:
        r = sum(x * x for x in range(50))
    return r


def builtin_sum_floats(turns):
    for _ in turns:
        r = sum(_FLOATS)
    return r


def builtin_abs_round_pow(turns):
    r = 0
    for i in turns:
        r += abs(-i) + round(2.567, 1) + pow(3, 5, 7)
    return r


def builtin_enumerate_start(turns):
    n = 0
    for _ in turns:
        for i, w in enumerate(_WORDS, 1):
            n += i
    return n


def builtin_zip_strict(turns):
    for _ in turns:
        r = [a + b for a, b in zip(_NUMBERS, _NUMBERS, strict=True)]
    return r


def builtin_callable_type(turns):
    n = 0
    for _ in turns:
        if callable(len) and type(n) is int and issubclass(bool, int):
            n += 1
    return n


def builtin_max_default_key(turns):
    for _ in turns:
        r = max(_WORDS, key=len, default=None)
    return r


def itertools_pairwise_batched(turns):
    for _ in turns:
        r = list(itertools.pairwise(_WORDS)), list(itertools.batched(_WORDS, 3))
    return r


def itertools_chain_from(turns):
    rows = [_WORDS, _WORDS]
    for _ in turns:
        r = list(itertools.chain.from_iterable(rows))
    return r


def itertools_takewhile_filter(turns):
    for _ in turns:
        r = list(itertools.takewhile(lambda x: x < 990, _NUMBERS))
    return r


def itertools_permutations(turns):
    for _ in turns:
        r = list(itertools.permutations("abcd", 3))
    return r


def itertools_zip_longest(turns):
    for _ in turns:
        r = list(itertools.zip_longest(_WORDS, "abc", fillvalue=""))
    return r


def itertools_cycle_islice(turns):
    for _ in turns:
        r = list(itertools.islice(itertools.cycle("abc"), 20))
    return r


@functools.singledispatch
def _dispatched(x):
    return 0


@_dispatched.register
def _(x: int):
    return x


def functools_singledispatch(turns):
    for i in turns:
        r = _dispatched(i)
    return r


def operator_methodcaller(turns):
    upper = operator.methodcaller("upper")
    for _ in turns:
        r = upper("abc")
    return r


def heapq_heapify_merge(turns):
    for _ in turns:
        h = _NUMBERS[:]
        heapq.heapify(h)
        r = list(heapq.merge([1, 4, 7], [2, 5, 8]))
    return r


def bisect_left(turns):
    a = sorted(_NUMBERS)
    n = 0
    for i in turns:
        n += bisect.bisect_left(a, i & 511)
    return n


def collections_chainmap(turns):
    m = collections.ChainMap({"a": 1}, {"b": 2})
    n = 0
    for _ in turns:
        n += m["b"]
    return n


def array_append_sum(turns):
    for _ in turns:
        a = array.array("d", _FLOATS)
        a.append(1.0)
        r = a[5] + sum(a)
    return r


def struct_iter_unpack(turns):
    data = struct.pack("<20I", *range(20))
    for _ in turns:
        r = [x for x, in struct.iter_unpack("<I", data)]
    return r


def io_stringio(turns):
    for _ in turns:
        f = io.StringIO()
        for w in _WORDS:
            f.write(w)
        r = f.getvalue()
    return r


def io_stringio_lines(turns):
    for _ in turns:
        n = 0
        for line in io.StringIO(_CSV):
            n += len(line)
    return n


def io_bytesio(turns):
    for _ in turns:
        f = io.BytesIO()
        f.write(_DATA)
        f.write(_DATA)
        f.seek(4)
        r = f.read(10)
    return r


def csv_reader(turns):
    for _ in turns:
        r = list(csv.reader(_CSV.splitlines()))
    return r


def csv_writer(turns):
    for _ in turns:
        f = io.StringIO()
        csv.writer(f).writerows(_PAIRS)
    return f.getvalue()


def csv_dictreader(turns):
    for _ in turns:
        r = list(csv.DictReader(_CSV.splitlines()))
    return r


def math_functions(turns):
    x = 0.5
    for _ in turns:
        r = math.sqrt(x) + math.sin(x) + math.floor(x) + math.log(x) + math.hypot(x, x)
    return r


def math_integers(turns):
    n = 0
    for i in turns:
        n += math.gcd(i, 360) + math.isqrt(i) + math.comb(10, 3)
    return n


def math_fsum_prod(turns):
    for _ in turns:
        r = math.fsum(_FLOATS) + math.prod([1.5, 2.5, 3.5])
    return r


def statistics_mean(turns):
    for _ in turns:
        r = statistics.fmean(_FLOATS) + statistics.median(_FLOATS)
    return r


def random_numbers(turns):
    rng = random.Random(1)
    for _ in turns:
        r = rng.random() + rng.randint(1, 6) + rng.choice(_NUMBERS)
    return r


def random_shuffle(turns):
    rng = random.Random(1)
    items = list(range(20))
    for _ in turns:
        rng.shuffle(items)
    return items


def decimal_arithmetic(turns):
    a, b = decimal.Decimal("1.10"), decimal.Decimal("2.25")
    for _ in turns:
        r = (a + b) * b / a
    return r


def decimal_of_str(turns):
    for _ in turns:
        r = str(decimal.Decimal("123.456"))
    return r


def fractions_arithmetic(turns):
    a, b = fractions.Fraction(1, 3), fractions.Fraction(2, 5)
    for _ in turns:
        r = a + b
    return r


def datetime_strptime(turns):
    for _ in turns:
        r = datetime.datetime.strptime("2026-11-27 10:20:30", "%Y-%m-%d %H:%M:%S")
    return r


def datetime_fromisoformat(turns):
    for _ in turns:
        r = datetime.datetime.fromisoformat("2026-11-27T10:20:30")
    return r


def datetime_compare_delta(turns):
    a, b = datetime.datetime(2026, 1, 1), datetime.datetime(2026, 2, 1)
    for _ in turns:
        r = (b - a).total_seconds() if a < b else 0
    return r


def re_fullmatch_groups(turns):
    p = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
    for _ in turns:
        r = p.fullmatch("2026-11-27").groups()
    return r


def re_sub_groups(turns):
    for _ in turns:
        r = re.sub(r"(\w+)@(\w+)", r"\2 at \1", "user@host and other@place")
    return r


def re_groupdict(turns):
    p = re.compile(r"(?P<key>\w+)\s*=\s*(?P<value>.*)")
    for _ in turns:
        r = p.match("name = some value").groupdict()
    return r


def re_escape(turns):
    for _ in turns:
        r = re.escape("a.b*c")
    return r


def base64_round_trip(turns):
    for _ in turns:
        r = base64.b64decode(base64.b64encode(_DATA))
    return r


def hashlib_md5(turns):
    for _ in turns:
        r = hashlib.md5(_DATA).hexdigest()
    return r


def zlib_crc32(turns):
    for _ in turns:
        r = zlib.crc32(_DATA)
    return r


def urllib_parse(turns):
    for _ in turns:
        r = urllib.parse.urlsplit("http://host.org/path?x=1&y=2").query
        q = urllib.parse.parse_qs(r)
    return q


def urllib_quote(turns):
    for _ in turns:
        r = urllib.parse.unquote(urllib.parse.quote("a b/c&d"))
    return r


def path_join_split(turns):
    for _ in turns:
        r = os.path.splitext(os.path.basename(os.path.join("/usr", "share", "x.txt")))
    return r


def pathlib_join_suffix(turns):
    base = pathlib.PurePosixPath("/usr/share")
    for _ in turns:
        r = str(base / "doc" / "x.txt")
        s = pathlib.PurePosixPath(r).suffix
    return s
