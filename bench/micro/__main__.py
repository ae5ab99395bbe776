# SPDX-License-Identifier: Apache-2.0
"""Nanoseconds an operation, for some 290 operations that ordinary programs are made of.

    bench/micro [-s SECONDS] [-p PEER] [NAME...]

Runs every operation (or those whose names contain a NAME) for SECONDS (0.7 unless given), and prints `name nanoseconds`, the median of the last
third of its rounds, so that the first two thirds are warm-up. A round is a call of the operation's function, which loops itself. With a PEER, the
command of another interpreter, that one runs each operation next, and the line goes on with its nanoseconds and theirs over ours.
"""
import argparse
import subprocess
import sys
import time

import micro_classes
import micro_data
import micro_library
import micro_objects
import micro_text

def measure(function, seconds, clock=time.perf_counter):
    """The time of one turn of the loop in function, warm."""
    turns = 1
    start = clock()
    times = []
    while clock() - start < seconds or len(times) < 3:
        before = clock()
        function(range(turns))
        spent = clock() - before
        times.append(spent / turns)
        if spent < 0.003:
            turns *= 2
    tail = sorted(times[-max(1, len(times) // 3):])
    return tail[len(tail) // 2] * 1e9


def peer(command, name, seconds, clock):
    """The same operation's time in another interpreter."""
    line = subprocess.run([command, sys.path[0], "-s", str(seconds), "-c", clock, "-x", name], stdout=subprocess.PIPE, check=True, text=True).stdout
    return float(line.split()[1])


def main():
    parser = argparse.ArgumentParser(prog="micro")
    parser.add_argument("-s", dest="seconds", type=float, default=0.7, help="how long to run each operation")
    parser.add_argument("-p", dest="peer", help="the command of an interpreter to compare with")
    parser.add_argument("-c", dest="clock", default="perf_counter", help="a function of time: thread_time where the machine is busy")
    parser.add_argument("-x", dest="exactly", action="store_true", help="names are whole names")
    parser.add_argument("names", nargs="*", help="parts of the names of the operations wanted")
    options = parser.parse_args()
    for module in micro_text, micro_data, micro_objects, micro_classes, micro_library:
        for name, function in vars(module).items():
            if name[0] == "_" or getattr(function, "__module__", None) != module.__name__:
                continue
            if options.names and not any(part == name if options.exactly else part in name for part in options.names):
                continue
            figures = [measure(function, options.seconds, getattr(time, options.clock))]
            if options.peer:
                figures.append(peer(options.peer, name, options.seconds / 3, options.clock))
            ratio = [f"{figures[1] / figures[0]:.2f}"] if options.peer else []
            print(f"{name:28}", *[f"{f:.1f}" for f in figures], *ratio, flush=True)


if __name__ == "__main__":
    main()
