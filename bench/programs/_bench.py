# SPDX-License-Identifier: Apache-2.0
"""What every benchmark program shares: its command line, the clock, and the line that the harness reads.

    program.py [COUNT | SECONDSs] [THREADS] [CLOCK]

runs the work COUNT times, or for so many seconds, and prints one line (CLOCK: a function of time, perf_counter unless given):

    typhon-bench name=NAME threads=THREADS checksum=TEXT times=SECONDS,SECONDS,...

Every iteration does the same work (rounds calls of it) and yields the same checksum.
"""
import sys
import time


def run(name, work, rounds=1, threaded=False):
    budget = sys.argv[1] if len(sys.argv) > 1 else "5"
    threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    count = sys.maxsize if budget.endswith("s") else int(budget)
    seconds = float(budget[:-1]) if budget.endswith("s") else float("inf")
    wall = time.perf_counter
    clock = getattr(time, sys.argv[3]) if len(sys.argv) > 3 else wall
    times = []
    checksum = None
    start = wall()
    while len(times) < count and (wall() - start < seconds or len(times) < 3):
        before = clock()
        for _ in range(rounds):
            result = work(threads) if threaded else work()
        times.append(clock() - before)
        text = str(result)
        if checksum is not None and text != checksum:
            raise SystemExit(name + ": iteration " + str(len(times)) + " gave " + text + ", the first " + checksum)
        checksum = text
    print("typhon-bench name=" + name, "threads=" + str(threads), "checksum=" + checksum.replace(" ", "_"),
          "times=" + ",".join([repr(t) for t in times]), flush=True)


class Random:
    """A small linear congruential generator: the same numbers everywhere, without a module."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n

    def unit(self):
        return self.below(1 << 20) / (1 << 20)


def mix(h, value):
    """Folds an int into a checksum."""
    return (h * 31 + value) & 0xFFFFFFFF
