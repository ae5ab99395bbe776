# SPDX-License-Identifier: Apache-2.0
"""Built-ins that take a shorter way where they can give the answers of the longer one."""

table = str.maketrans({'a': 'A', 'b': None, 'c': 'xyz', 'é': 'e'})
print('abcabcé-€'.translate(table))  # expect: AxyzAxyze-€


class Table(dict):
    def __missing__(self, key):
        return '?'


print('abz'.translate(Table({97: 'A'})))  # expect: A??
print('abc'.translate({97: 0x1F600}))  # expect: 😀bc
try:
    'a'.translate({97: 1.5})
except TypeError as e:
    print(e)  # expect: character mapping must return integer, None or str


class Forward:
    def __getattr__(self, name):
        if name == 'bad':
            raise AttributeError('refused')
        return name.upper()


f = Forward()
print(f.abc, getattr(f, 'bad', 'default'), hasattr(f, 'bad'))  # expect: ABC default False


class Picky(Forward):
    @property
    def p(self):
        raise AttributeError('inside')


print(Picky().p)  # expect: P


class Plain:
    pass


try:
    Plain().missing
except AttributeError as e:
    print(e, e.name)  # expect: 'Plain' object has no attribute 'missing' missing

print(dict(zip('abca', range(4))))  # expect: {'a': 3, 'b': 1, 'c': 2}
print(dict(enumerate('xy')), dict([['k', 1], ('m', 2)]))  # expect: {0: 'x', 1: 'y'} {'k': 1, 'm': 2}
try:
    dict(zip([[]], [1]))
except TypeError as e:
    print(e)  # expect: cannot use 'list' as a dict key (unhashable type: 'list')
try:
    dict([('a', 1), ('b',)])
except ValueError as e:
    print(e)  # expect: dictionary update sequence element #1 has length 1; 2 is required

nan = float('nan')
print(sorted([(2, 'b'), (1, 'z'), (2, 'a'), (1,)]))  # expect: [(1,), (1, 'z'), (2, 'a'), (2, 'b')]
print(sorted([('b', nan), ('a', 1), ('b', 0)]))  # expect: [('a', 1), ('b', nan), ('b', 0)]
try:
    sorted([(1, 'a'), (1, 2)])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'int' and 'str'

a, b = {1, 2, 3, 40}, frozenset({3, 4, 40})
print(sorted(a | b), sorted(a ^ b), sorted(b ^ a), type(b | a).__name__)  # expect: [1, 2, 3, 4, 40] [1, 2, 4] [1, 2, 4] frozenset
print(a | a == a, a ^ a, set() | set(), a ^ set() == a)  # expect: True set() set() True


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == other.n


k = {Key(1), Key(2)}
m = {Key(2), Key(3)}
print(sorted(x.n for x in k | m), sorted(x.n for x in k ^ m))  # expect: [1, 2, 3] [1, 3]

print('abcdef'[::-1], 'abcdef'[1::2], 'a€😀'[::-1], 'ab'[::2 ** 40])  # expect: fedcba bdf 😀€a a
print('ÀÉß'.upper(), 'ÀÉ'.lower(), 'abc'.upper().lower())  # expect: ÀÉSS àé abc
print(','.join(['a', '€', 'c']), '€'.join('ab'), ','.join(['😀', 'b']), ''.join([]))  # expect: a,€,c a€b 😀,b 
print(b'caf\xc3\xa9'.decode(), b'\xff'.decode(errors='replace'), b'plain'.decode())  # expect: café � plain
print('' in 'abc', 'bc' in 'abc', 'x' in 'abc')  # expect: True True False


def numbers():
    yield 1
    yield 2
    raise ValueError('stop')


try:
    list(numbers())
except ValueError as e:
    print(e)  # expect: stop
l = [9]
l.__init__(x for x in range(3))
print(l, list(map(str, range(12)))[-1])  # expect: [0, 1, 2] 11
print(max([3, 2 ** 70, 5]) == 2 ** 70, min('b', 'a'), sum([2 ** 62, 2 ** 62]))  # expect: True a 9223372036854775808
print(sorted('bca', reverse=True), sorted([3, -1, 2], key=abs), sorted([1, 2], key=None, reverse=0))  # expect: ['c', 'b', 'a'] [-1, 2, 3] [1, 2]
for call in (lambda: sorted([1], cmp=1), lambda: sorted(), lambda: sorted([1], [2]), lambda: sorted([], key=1, other=2)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: sort() got an unexpected keyword argument 'cmp'
# expect: sorted expected 1 argument, got 0
# expect: sorted expected 1 argument, got 2
# expect: sort() got an unexpected keyword argument 'other'
print(all([]), any([]), all([1, 'a', 0]), any([0, '', 2]), hex(-255), bin(10), oct(2 ** 70), hex(-2 ** 63))  # expect: True False False True -0xff 0b1010 0o200000000000000000000000 -0x8000000000000000
