# SPDX-License-Identifier: Apache-2.0
"""Decisions drawn from a seed: the same on every interpreter."""
import random


class Chooser:
    def __init__(self, seed):
        self.draw = random.Random(seed).random

    def below(self, n):
        """A number from 0 to n - 1."""
        return int(self.draw() * n)

    def between(self, low, high):
        return low + int(self.draw() * (high - low + 1))

    def pick(self, items):
        return items[int(self.draw() * len(items))]

    def chance(self, percent):
        return self.draw() * 100 < percent

    def weighted(self, table):
        """One value of a table of (weight, value) pairs."""
        at = self.draw() * sum(weight for weight, _ in table)
        for weight, value in table:
            at -= weight
            if at < 0:
                return value
        return table[-1][1]

    def several(self, low, high, make):
        """A list of low to high results of make()."""
        return [make() for _ in range(self.between(low, high))]

    def listed(self, low, high, make):
        return ', '.join(self.several(low, high, make))
