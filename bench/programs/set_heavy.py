# SPDX-License-Identifier: Apache-2.0
"""sets: membership, algebra, a search through a graph, frozensets as keys, words with common letters."""
from _bench import run, Random, mix


def reachable(graph, start):
    seen = {start}
    frontier = {start}
    rounds = 0
    while frontier:
        found = set()
        for v in frontier:
            found |= graph[v]
        frontier = found - seen
        seen |= frontier
        rounds += 1
    return len(seen), rounds


def work():
    random = Random(33)
    n = 1500
    graph = {v: {random.below(n) for _ in range(3)} for v in range(n)}
    h = 0
    for start in (0, 17, 200, 999):
        size, rounds = reachable(graph, start)
        h = mix(h, size * 100 + rounds)
    odd = set(range(1, 20000, 2))
    thirds = set(range(0, 20000, 3))
    h = mix(h, len(odd & thirds) * 7 + len(odd | thirds) + len(odd ^ thirds) - len(odd - thirds))
    hits = 0
    for i in range(30000):
        if i in odd:
            hits += 1
        elif i not in thirds:
            hits += 2
    words = ["".join(chr(97 + random.below(9)) for _ in range(5)) for _ in range(1500)]
    classes = {}
    for w in words:
        letters = frozenset(w)
        classes[letters] = classes.get(letters, 0) + 1
    best = max(classes.values())
    subsets = sum(1 for c in classes if c <= frozenset("abcdef"))
    unique = set()
    for w in words:
        unique.add(w[:3])
        unique.discard(w[1:4])
    return "%d/%d/%d/%d/%d" % (h, hits, best, subsets, len(unique))


run("set_heavy", work, rounds=5)
