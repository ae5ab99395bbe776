# SPDX-License-Identifier: Apache-2.0
"""Runs the threaded programs again and again, and fails at the first result that differs.

    ./typhon stress-tests/repeat.py [--repeat N] [--fresh N] [--only WORD] [--oracle PYTHON]

Each benchmark program mt_* runs N times within one process with 1, 2 and 4 threads, each example N times within one process; and all of them in
so many fresh processes. Every result is compared with the first one, which is the oracle's if one is given.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
THREADS = ("1", "2", "4")

# Runs a program (argument 1) so many times (argument 2) with its output caught, and prints the first one.
WITHIN = """
import io, os, runpy, sys
program, times = sys.argv[1], int(sys.argv[2])
sys.argv = [program]
sys.path.insert(0, os.path.dirname(program))
first = None
for i in range(times):
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        runpy.run_path(program, run_name="__main__")
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = out
    if first is None:
        first = text
    elif text != first:
        sys.exit("repetition %d printed\\n%s\\nthe first\\n%s" % (i + 1, text, first))
print(first, end="")
"""


def output(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit("%s: exit code %d\n%s%s" % (" ".join(command), done.returncode, done.stdout, done.stderr))
    return done.stdout


def checksum(text):
    found = re.search(r"checksum=(\S*)", text)
    if not found:
        sys.exit("no checksum in\n" + text)
    return found.group(1)


class Program:
    def __init__(self, path, python, oracle):
        self.path = path
        self.name = os.path.basename(path)[:-3]
        self.python = python
        self.runs = 0
        self.expected = self.result([oracle], "3") if oracle else None

    def check(self, got, how):
        if self.expected is None:
            self.expected = got
        elif got != self.expected:
            sys.exit("%s, %s: got\n%s\nexpected\n%s" % (self.name, how, got, self.expected))


class Benchmark(Program):
    """Its iterations compare their checksums themselves."""

    def result(self, command, times, threads="1"):
        return checksum(output(command + [self.path, times, threads]))

    def within(self, times):
        for n in range(3):
            share = times // 3 + (n < times % 3)
            if share:
                self.check(self.result(self.python, str(share), THREADS[n]), THREADS[n] + " threads")
                self.runs += share

    def fresh(self, i):
        self.check(self.result(self.python, "1", THREADS[i % 3]), "fresh process, " + THREADS[i % 3] + " threads")
        self.runs += 1


class Example(Program):
    def result(self, command, times):
        return output(command + ["-c", WITHIN, self.path, times])

    def within(self, times):
        if times:
            self.check(self.result(self.python, str(times)), "in one process")
            self.runs += times

    def fresh(self, i):
        self.check(output(self.python + [self.path]), "fresh process")
        self.runs += 1


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--repeat", type=int, default=30, help="within one process")
    options.add_argument("--fresh", type=int, default=3, help="in processes of their own")
    options.add_argument("--only", default="", help="programs whose name contains this")
    options.add_argument("--oracle", help="an interpreter whose results are right")
    options.add_argument("--python", default=os.path.join(ROOT, "typhon"), help="what is tested, with its options")
    o = options.parse_args()
    python = o.python.split()
    programs = [Benchmark(p, python, o.oracle) for p in sorted(glob.glob(ROOT + "/bench/programs/mt_*.py")) if o.only in p]
    programs += [Example(p, python, o.oracle) for p in sorted(glob.glob(ROOT + "/examples/*.py")) if o.only in p]
    total = 0
    for p in programs:
        start = time.perf_counter()
        p.within(o.repeat)
        for i in range(o.fresh):
            p.fresh(i)
        total += p.runs
        print("%-16s %4d repetitions alike, %.0f s" % (p.name, p.runs, time.perf_counter() - start), flush=True)
    print("%d repetitions of %d programs, all alike" % (total, len(programs)))


main()
