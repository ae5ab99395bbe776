# SPDX-License-Identifier: Apache-2.0
"""A puzzle of numbered hexagons, each number the count of its neighbours: depth-first search with pruning."""
from _bench import run, mix


class Field:
    """A hexagon of hexagons with the given side; neighbours by axial coordinates."""

    def __init__(self, side):
        r = side - 1
        self.cells = [(q, s) for q in range(-r, r + 1) for s in range(-r, r + 1) if abs(q + s) <= r]
        index = {c: i for i, c in enumerate(self.cells)}
        steps = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))
        self.neighbours = [tuple(index[q + dq, s + ds] for dq, ds in steps if (q + dq, s + ds) in index) for q, s in self.cells]


class Search:
    """Places the tiles of a known solution again: a tile n wants exactly n tiles around it; None stays empty."""

    def __init__(self, field, tiles):
        self.field = field
        self.left = dict(tiles)
        self.placed = [None] * len(field.cells)
        self.steps = 0
        self.solutions = []

    def possible(self, i):
        for c in (i,) + self.field.neighbours[i]:
            want = self.placed[c]
            if want is None or want < 0:
                continue
            full = open_ = 0
            for n in self.field.neighbours[c]:
                v = self.placed[n]
                if v is None:
                    open_ += 1
                elif v >= 0:
                    full += 1
            if full > want or full + open_ < want:
                return False
        return True

    def run(self, i, limit):
        if self.steps >= limit or len(self.solutions) >= 3:
            return
        if i == len(self.placed):
            self.solutions.append(tuple(self.placed))
            return
        for tile in sorted(self.left, reverse=True):
            if self.left[tile] == 0:
                continue
            self.left[tile] -= 1
            self.placed[i] = tile
            self.steps += 1
            if self.possible(i):
                self.run(i + 1, limit)
            self.placed[i] = None
            self.left[tile] += 1


def puzzle(field, empty):
    tiles = {-1: 0}
    for i, around in enumerate(field.neighbours):
        if i in empty:
            tiles[-1] += 1
        else:
            n = sum(1 for c in around if c not in empty)
            tiles[n] = tiles.get(n, 0) + 1
    return tiles


def work():
    h = 0
    for side, empty in ((3, {0, 5, 9, 13, 18}), (3, {2, 3, 11, 16}), (4, {1, 7, 12, 18, 22, 29, 33, 36})):
        field = Field(side)
        search = Search(field, puzzle(field, empty))
        search.run(0, 4000)
        h = mix(h, search.steps)
        for s in search.solutions:
            for v in s:
                h = mix(h, v + 1)
    return h


run("hexiom", work, rounds=6)
