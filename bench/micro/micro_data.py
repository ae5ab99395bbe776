# SPDX-License-Identifier: Apache-2.0
"""Operations on containers, iterators and the modules about them."""
import bisect
import copy
import functools
import heapq
import itertools
import operator
from collections import Counter, OrderedDict, defaultdict, deque

_NUMBERS = [(i * 7919) % 1000 for i in range(100)]
_WORDS = "the quick brown fox jumps over the lazy dog and it runs away".split()
_PAIRS = [(w, i) for i, w in enumerate(_WORDS)]
_DICT = dict(_PAIRS)


def list_append_pop(turns):
    for _ in turns:
        r = []
        for i in range(20):
            r.append(i)
        while r:
            r.pop()
    return r


def list_extend_copy(turns):
    for _ in turns:
        r = []
        r.extend(_NUMBERS)
        r += r[:10]
        r = r.copy()
    return r


def list_insert_remove(turns):
    r = list(range(10))
    for _ in turns:
        r.insert(0, 5)
        r.remove(5)
        del r[3]
        r.insert(3, 3)
    return r


def list_index_in(turns):
    n = 0
    for _ in turns:
        n += _NUMBERS.index(950)
        if -1 in _NUMBERS:
            n += 1
    return n


def list_slices(turns):
    for _ in turns:
        r = _NUMBERS[10:20] + _NUMBERS[::10]
        r[2:4] = [1]
    return r


def list_reverse_count(turns):
    r = list(range(20))
    for _ in turns:
        r.reverse()
        n = r.count(7)
    return n


def list_sort(turns):
    for _ in turns:
        r = _NUMBERS[:]
        r.sort()
    return r


def list_sorted_key(turns):
    for _ in turns:
        r = sorted(_WORDS, key=len)
    return r


def list_sorted_lambda(turns):
    for _ in turns:
        r = sorted(_PAIRS, key=lambda p: -p[1])
    return r


def list_sorted_tuples(turns):
    for _ in turns:
        r = sorted(_PAIRS)
    return r


def list_sort_reverse_str(turns):
    for _ in turns:
        r = sorted(_WORDS, reverse=True)
    return r


def list_compare(turns):
    a, b = [1, 2, 3, [4]], [1, 2, 3, [4]]
    n = 0
    for _ in turns:
        if a == b:
            n += 1
    return n


def list_of_tuples_unpack(turns):
    n = 0
    for _ in turns:
        for w, i in _PAIRS:
            n += i
    return n


def list_comprehension(turns):
    for _ in turns:
        r = [x * 2 for x in _NUMBERS if x & 1]
    return r


def list_comprehension_nested(turns):
    for _ in turns:
        r = [(i, j) for i in range(5) for j in range(5)]
    return r


def set_comprehension(turns):
    for _ in turns:
        r = {x % 17 for x in _NUMBERS}
    return r


def dict_comprehension(turns):
    for _ in turns:
        r = {w: len(w) for w in _WORDS}
    return r


def generator_sum(turns):
    for _ in turns:
        r = sum(x * 2 for x in _NUMBERS)
    return r


def generator_list(turns):
    for _ in turns:
        r = list(x + 1 for x in _NUMBERS)
    return r


def generator_dict(turns):
    for _ in turns:
        r = dict((w, 1) for w in _WORDS)
    return r


def generator_any_all(turns):
    for _ in turns:
        r = any(x > 990 for x in _NUMBERS) and all(x >= 0 for x in _NUMBERS)
    return r


def generator_max(turns):
    for _ in turns:
        r = max(len(w) for w in _WORDS)
    return r


def generator_set_tuple(turns):
    for _ in turns:
        r = set(len(w) for w in _WORDS), tuple(len(w) for w in _WORDS)
    return r


def _tree(n):
    if n:
        yield from _tree(n - 1)
        yield n
        yield from _tree(n - 1)


def generator_yield_from(turns):
    for _ in turns:
        r = sum(_tree(4))
    return r


def _counter():
    i = 0
    while True:
        step = yield i
        i += step or 1


def generator_send(turns):
    g = _counter()
    next(g)
    for _ in turns:
        r = g.send(2)
    return r


def builtin_min_max_sum(turns):
    for _ in turns:
        r = min(_NUMBERS) + max(_NUMBERS) + sum(_NUMBERS)
    return r


def builtin_min_max_two(turns):
    n = 0
    for i in turns:
        n = max(n, min(i, 10))
    return n


def builtin_min_key(turns):
    for _ in turns:
        r = min(_PAIRS, key=lambda p: p[1])
    return r


def builtin_any_all_list(turns):
    flags = [True] * 20
    for _ in turns:
        r = all(flags) and any(flags)
    return r


def builtin_map_lambda(turns):
    for _ in turns:
        r = list(map(lambda x: x + 1, _NUMBERS))
    return r


def builtin_filter(turns):
    for _ in turns:
        r = list(filter(lambda x: x > 500, _NUMBERS))
    return r


def builtin_zip_dict(turns):
    for _ in turns:
        r = dict(zip(_WORDS, _NUMBERS))
    return r


def builtin_enumerate_list(turns):
    for _ in turns:
        r = list(enumerate(_WORDS))
    return r


def builtin_reversed(turns):
    n = 0
    for _ in turns:
        for x in reversed(_NUMBERS):
            n += x
    return n


def builtin_isinstance_tuple(turns):
    n = 0
    for _ in turns:
        for x in (1, "a", 2.0, None):
            if isinstance(x, (int, float)):
                n += 1
    return n


def builtin_iter_next(turns):
    for _ in turns:
        it = iter(_WORDS)
        next(it)
        r = next(it, None)
    return r


def builtin_list_tuple_set(turns):
    for _ in turns:
        r = list(_WORDS), tuple(_WORDS), set(_WORDS)
    return r


def builtin_getattr_hasattr(turns):
    n = 0
    for _ in turns:
        if hasattr(_WORDS, "append") and not hasattr(_WORDS, "nope"):
            n += 1
        getattr(_WORDS, "missing", None)
    return n


def dict_get_set(turns):
    r = {}
    for i in turns:
        k = i & 63
        r[k] = r.get(k, 0) + 1
    return r


def dict_str_keys(turns):
    n = 0
    d = _DICT
    for _ in turns:
        for w in _WORDS:
            if w in d:
                n += d[w]
    return n


def dict_items_loop(turns):
    n = 0
    for _ in turns:
        for k, v in _DICT.items():
            n += v
    return n


def dict_keys_values(turns):
    for _ in turns:
        r = list(_DICT), list(_DICT.values()), list(_DICT.items())
    return r


def dict_setdefault_pop(turns):
    r = {}
    for i in turns:
        r.setdefault(i & 7, []).append(1)
        r.pop(i & 7)
    return r


def dict_update_merge(turns):
    for _ in turns:
        r = dict(_DICT)
        r.update(a=1, b=2)
        r = r | {"c": 3}
    return r


def dict_literal(turns):
    for i in turns:
        r = {"id": i, "name": "x", "tags": None}
    return r


def dict_tuple_keys(turns):
    r = {}
    for i in turns:
        k = (i & 7, "x")
        r[k] = i
    return r


def dict_fill_del(turns):
    for _ in turns:
        r = {}
        for w in _WORDS:
            r[w] = 1
        del r["fox"]
        r.clear()
    return r


def dict_copy_compare(turns):
    for _ in turns:
        r = _DICT.copy() == _DICT
    return r


def set_add_in(turns):
    r = set()
    n = 0
    for i in turns:
        r.add(i & 63)
        if i & 127 in r:
            n += 1
    return n


def set_algebra(turns):
    a, b = set(range(20)), set(range(10, 30))
    for _ in turns:
        r = len(a & b) + len(a | b) + len(a - b) + len(a ^ b)
    return r


def set_of_str(turns):
    for _ in turns:
        r = set(_WORDS)
        r.discard("fox")
        r = frozenset(r)
    return r


def deque_append_popleft(turns):
    q = deque(range(10))
    for i in turns:
        q.append(i)
        q.popleft()
    return q


def deque_rotate_iterate(turns):
    q = deque(range(20))
    n = 0
    for _ in turns:
        q.rotate(3)
        q.appendleft(q.pop())
        for x in q:
            n += x
    return n


def counter_update(turns):
    for _ in turns:
        r = Counter(_WORDS)
    return r


def counter_most_common(turns):
    c = Counter(_WORDS)
    for _ in turns:
        r = c.most_common(3)
    return r


def counter_increment(turns):
    c = Counter()
    for i in turns:
        c[i & 15] += 1
    return c


def defaultdict_list(turns):
    for _ in turns:
        r = defaultdict(list)
        for w in _WORDS:
            r[len(w)].append(w)
    return r


def defaultdict_int(turns):
    r = defaultdict(int)
    for i in turns:
        r[i & 31] += 1
    return r


def ordered_dict(turns):
    r = OrderedDict()
    for i in turns:
        r[i & 7] = i
        r.move_to_end(i & 7)
    return r


def tuple_build_compare(turns):
    n = 0
    for i in turns:
        t = (i, 1, "x")
        if t == (5, 1, "x"):
            n += 1
    return n


def tuple_swap_star(turns):
    a, b = 1, 2
    for _ in turns:
        a, b = b, a
        first, *rest = _WORDS
    return rest


def itertools_chain_islice(turns):
    for _ in turns:
        r = list(itertools.islice(itertools.chain(_WORDS, _NUMBERS), 3, 30))
    return r


def itertools_product(turns):
    for _ in turns:
        r = list(itertools.product(range(5), repeat=2))
    return r


def itertools_combinations(turns):
    n = 0
    for _ in turns:
        for a, b in itertools.combinations(range(8), 2):
            n += a
    return n


def itertools_groupby(turns):
    words = sorted(_WORDS, key=len)
    for _ in turns:
        r = [(k, len(list(g))) for k, g in itertools.groupby(words, len)]
    return r


def itertools_accumulate(turns):
    for _ in turns:
        r = list(itertools.accumulate(_NUMBERS))
    return r


def itertools_count_zip(turns):
    n = 0
    for _ in turns:
        for i, w in zip(itertools.count(), _WORDS):
            n += i
    return n


def itertools_repeat_starmap(turns):
    for _ in turns:
        r = list(itertools.starmap(pow, zip(_WORDS and [1, 2, 3, 4], itertools.repeat(2))))
    return r


def operator_itemgetter(turns):
    key = operator.itemgetter(1)
    for _ in turns:
        r = sorted(_PAIRS, key=key)
    return r


def operator_attrgetter(turns):
    key = operator.attrgetter("real")
    for _ in turns:
        r = sorted(_NUMBERS, key=key)
    return r


def functools_partial(turns):
    add = functools.partial(pow, 2)
    for _ in turns:
        r = add(5)
    return r


@functools.lru_cache(maxsize=100)
def _cached(n):
    return n + 1


def functools_lru_cache(turns):
    for i in turns:
        r = _cached(i & 31)
    return r


def functools_reduce(turns):
    for _ in turns:
        r = functools.reduce(lambda a, b: a + b, _NUMBERS)
    return r


def functools_cmp_to_key(turns):
    for _ in turns:
        r = sorted(_WORDS, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)))
    return r


def bisect_insort(turns):
    r = sorted(_NUMBERS)
    for i in turns:
        bisect.insort(r, i % 1000)
        del r[bisect.bisect_left(r, i % 1000)]
    return r


def heapq_push_pop(turns):
    h = list(range(50))
    for i in turns:
        heapq.heappush(h, i % 100)
        heapq.heappop(h)
    return h


def heapq_tuples(turns):
    h = [(i, "x") for i in range(50)]
    for i in turns:
        heapq.heappush(h, (i % 100, "y"))
        heapq.heappop(h)
    return h


def heapq_nlargest(turns):
    for _ in turns:
        r = heapq.nlargest(3, _NUMBERS)
    return r


def copy_copy(turns):
    for _ in turns:
        r = copy.copy(_WORDS)
        r = copy.copy(_DICT)
    return r


def copy_deepcopy(turns):
    value = {"a": [1, 2, (3, 4)], "b": {"c": "d"}}
    for _ in turns:
        r = copy.deepcopy(value)
    return r
