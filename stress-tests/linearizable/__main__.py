# SPDX-License-Identifier: Apache-2.0
"""Checks that the operations which CPython's documentation calls atomic are: by histories of threads that use one object at once.

    ./typhon stress-tests/linearizable [--seconds N] [--threads N] [--operations N] [--seed N] [--only WORD] [--pairs]

Each round makes an object, lets every thread do some random operations on it at the same time, and looks for an order of all of them that
explains every result and the state in the end (history.py). Values are ints or counted objects, which must all die once. Fails at the first
history that no order explains, and prints it. At last, what is not promised is checked for what remains (unpromised.py). --pairs tries each pair of operations against each other instead of random ones.
"""
import argparse
import gc
import random
import sys
import threading
import time

from history import linearizable, self_test, shown
from subjects import BULK, SUBJECTS, UNLOCKED, Token, plain
import unpromised

BATCH = 200
SIZES = (2, 2, 12, 40)


class Round:
    """One object, what each thread shall do with it, and what came of it."""

    def __init__(self, subject, rng, threads, operations, numbers, pair):
        self.subject = subject
        table, new = SUBJECTS[subject]
        tokens = rng.random() < 0.5

        def make():
            n = next(numbers)
            return Token(n) if tokens else n

        self.object, self.end_state = new(make, rng.choice(SIZES))
        self.start = self.end_state(self.object) if subject != "SimpleQueue" else None
        if self.start is None and subject == "SimpleQueue":
            first = make()
            self.object.get_nowait()
            self.object.put(first)
            self.start = (plain(first),)
            del first
        left_out = rng.choice((BULK, UNLOCKED))
        names = [n for n in table if n not in left_out]
        self.plans = []
        for t in range(threads):
            chosen = [pair[t % 2]] * operations if pair else [rng.choice(names) for _ in range(operations)]
            self.plans.append([(name,) + table[name] + (make(),) for name in chosen])
        self.records = [[] for _ in range(threads)]

    def run(self, t, now):
        out = self.records[t]
        o = self.object
        for name, real, model, argument in self.plans[t]:
            begin = now()
            try:
                result = real(o, argument)
                end = now()
            except Exception as e:
                end = now()
                result = type(e)
            out.append((name, model, argument, result, begin, end))

    def verdict(self):
        """None, or the history that cannot be explained."""
        operations = [(t, name, model, plain(argument), plain(result), begin, end)
                      for t, record in enumerate(self.records) for name, model, argument, result, begin, end in record]
        final = self.end_state(self.object)
        last = max(o[6] for o in operations)
        history = [o[2:] for o in operations]
        history.append((lambda s, x: (s, s), None, final, last + 1, last + 2))
        if linearizable(self.start, history):
            return None
        lines = [(t, name, argument, result, begin, end) for t, name, model, argument, result, begin, end in operations]
        return shown(self.subject, self.start, lines) + "\n  in the end %r" % (final,)


class Crew:
    """Threads that go through the rounds of a batch together."""

    def __init__(self, n):
        self.n = n

    def run(self, rounds):
        at = [-1] * self.n
        now = time.perf_counter_ns
        errors = []

        def body(t):
            others = [u for u in range(self.n) if u != t]
            try:
                for i, r in enumerate(rounds):
                    at[t] = i
                    spins = 0
                    for u in others:
                        while at[u] < i:
                            spins += 1
                            if spins % 200 == 0:
                                time.sleep(0)
                    r.run(t, now)
            except BaseException as e:
                errors.append(e)
                at[t] = len(rounds)

        workers = [threading.Thread(target=body, args=(t,)) for t in range(self.n)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        if errors:
            raise errors[0]


def overlapped(r):
    spans = [(record[0][4], record[-1][5]) for record in r.records]
    return max(s[0] for s in spans) < min(s[1] for s in spans)


class Check:
    def __init__(self, options):
        self.o = options
        self.crew = Crew(options.threads)
        self.numbers = iter(range(1 << 60))
        self.rng = random.Random(options.seed)
        self.rounds = self.overlaps = self.tokens = 0

    def batch(self, subject, pair=None):
        rounds = [Round(subject, self.rng, self.o.threads, self.o.operations, self.numbers, pair) for _ in range(BATCH)]
        self.crew.run(rounds)
        self.tokens += sum(type(p[3]) is Token for r in rounds for plan in r.plans for p in plan)
        for r in rounds:
            self.overlaps += overlapped(r)
            bad = r.verdict()
            if bad:
                sys.exit("not linearizable (seed %d, %d threads): %s" % (self.o.seed, self.o.threads, bad))
        self.rounds += len(rounds)

    def deaths(self):
        """Every counted value died, and none of them twice."""
        gc.collect()
        dead = sorted(Token.deaths)
        if any(a == b for a, b in zip(dead, dead[1:])):
            sys.exit("a value died twice")
        if len(dead) < self.tokens:
            sys.exit("%d values of at least %d died" % (len(dead), self.tokens))
        return len(dead)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--seconds", type=float, default=20)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--operations", type=int, default=3, help="of each thread on one object")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--only", default="")
    p.add_argument("--pairs", action="store_true")
    check = Check(p.parse_args())
    self_test()
    names = [n for n in SUBJECTS if check.o.only in n]
    share = check.o.seconds / len(names)
    for subject in names:
        before = check.rounds, check.overlaps
        start = time.perf_counter()
        ops = list(SUBJECTS[subject][0])
        pairs = [(a, b) for i, a in enumerate(ops) for b in ops[i:] if not {a, b} & BULK or not {a, b} & UNLOCKED] if check.o.pairs else [None]
        while True:
            for pair in pairs:
                check.batch(subject, pair)
            if time.perf_counter() - start > share:
                break
        print("%-12s %7d histories linearize, %3.0f %% of them with operations at the same time" % (
            subject, check.rounds - before[0], 100 * (check.overlaps - before[1]) / (check.rounds - before[0])), flush=True)
    print("%d histories, %d counted values, each died once" % (check.rounds, check.deaths()))
    if not check.o.only:
        print("%d operations that are not promised: nothing corrupted, invented or lost" % unpromised.check(int(check.o.seconds * 100)))


main()
