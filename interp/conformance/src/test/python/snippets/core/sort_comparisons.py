# Which items a sort compares, and in which order, can be seen.
import hashlib
import random
import types
from collections import Counter

log = []
class Key:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        log.append((self.v, other.v))
        return self.v < other.v

r = random.Random(5)
for n in (2, 5, 12, 31, 40, 63):
    for values in (
        [r.randrange(n) for _ in range(n)],
        [r.randrange(3) for _ in range(n)],
        [i // 3 for i in range(n, 0, -1)],
        [*range(n // 2, 0, -1), *range(n // 2, n)],
        [5] * (n // 2) + [*range(n // 2, 0, -1)],
    ):
        log.clear()
        pairs = sorted((Key(v) for v in values), reverse=n == 31)
        assert [k.v for k in pairs] == sorted(values, reverse=n == 31)
        places = {}
        for i, v in enumerate(values):
            places.setdefault(v, []).append(i)
        assert sorted(range(len(values)), key=values.__getitem__) == [i for v in sorted(places) for i in places[v]]
        print(len(log), hashlib.md5(repr(log).encode()).hexdigest())  # expect: 1 f375744bb69fe38a8e0a0ac0bd8f6555
        # expect: 1 3a64992d4a6f960dbca5cca5142944e8
        # expect: 1 538853d80e82739d1780aab207e789a4
        # expect: 1 f375744bb69fe38a8e0a0ac0bd8f6555
        # expect: 1 0b0cace97fba92e1f2c57d71b8d5c5d6
        # expect: 11 4160ba2e17c6a7b46b41d9733b81eeed
        # expect: 7 e3e15cb00b8a2a8e09f456d263e74cd0
        # expect: 6 af6c5886cce742c068850a2de4f47dfe
        # expect: 6 42e2cd58f7738dd15856747232fb494a
        # expect: 4 0fc21ee08b21a28000e884374f805840
        # expect: 30 7af9a62390cdf75e5506aa1b8ac42525
        # expect: 29 b7679010db08ca05d267a19c50af3faa
        # expect: 18 9c7d9a0b41d3c65e9f9b749b97356620
        # expect: 13 03b01cd17538284bb0404e3f850b0d93
        # expect: 27 16d15d360d3b2374bc458333b6ee81c2
        # expect: 113 a771cf17f3703ee3f7de364149a46fa7
        # expect: 109 aa440a880540c0e815777426c933787a
        # expect: 30 ff28a82480ca32b188d8808ee8fff8ab
        # expect: 85 9c7d72bea89da7663eef63c070f1da6e
        # expect: 85 cfcbc4611c8383da5e8dd630719e6dbf
        # expect: 160 ff92f0bf6c41e644fef617eb215dbf9c
        # expect: 156 07dc8e36df5ff3989098278a61d3adf4
        # expect: 65 a8beb416658dfafd176cbc9653a8d7f9
        # expect: 41 2b3b34ded99a9d1029ce2f1e121c4d74
        # expect: 116 cae08a07a15280b410f0fae1a890c985
        # expect: 295 8b22cefa381433d2e94351298a499dec
        # expect: 286 4ddd29eb01cd89751581498773f1ba7b
        # expect: 103 370ff7abf064d9263c1880ee3f53abbb
        # expect: 64 7089180853ca218a8dfd26b9819ace70
        # expect: 201 2c273f40efa3ce5efbabeded88c958d3

for bad in (lambda: sorted([True, 0, 2, "b"]), lambda: Counter([[3]]), lambda: types.SimpleNamespace() < types.SimpleNamespace(),
            lambda: types.SimpleNamespace() < 1, lambda: log(**{1: 2})):
    try:
        bad()
    except TypeError as e:
        print(e)  # expect: '<' not supported between instances of 'str' and 'int'
        # expect: unhashable type: 'list'
        # expect: '<' not supported between instances of 'dict' and 'dict'
        # expect: '<' not supported between instances of 'types.SimpleNamespace' and 'int'
        # expect: 'list' object is not callable
print(types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.SimpleNamespace(a=1) != types.SimpleNamespace())  # expect: True True
