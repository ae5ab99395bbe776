# SPDX-License-Identifier: Apache-2.0
"""Identifiers and tokens of the standard library's own sources, counted file by file by a pool of threads.

    token_stats.py [--threads N] [--files N] [--time]
"""
import argparse
import collections
import keyword
import os
import sys
import time
import tokenize
from concurrent.futures import ThreadPoolExecutor

LIBRARY = os.path.dirname(os.__file__)
PACKAGES = ("", "json", "concurrent/futures", "email", "importlib", "logging", "re", "unittest")


def sources(limit):
    """The library's modules and a few of its packages, in an order that does not depend on the file system."""
    files = []
    for package in PACKAGES:
        folder = os.path.join(LIBRARY, package)
        files.extend(os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".py"))
    step = max(1, len(files) // limit)
    return files[::step][:limit]


def count(path):
    """Tokens by kind, names by frequency, and the longest name of one file."""
    kinds = collections.Counter()
    names = collections.Counter()
    with tokenize.open(path) as f:
        for token in tokenize.generate_tokens(f.readline):
            kind = tokenize.tok_name[token.type]
            if kind == "NAME":
                if keyword.iskeyword(token.string):
                    kind = "KEYWORD"
                else:
                    names[token.string] += 1
            kinds[kind] += 1
    return kinds, names


def main():
    parser = argparse.ArgumentParser(description="Counts the tokens of the standard library.")
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--files", type=int, default=24)
    parser.add_argument("--time", action="store_true", help="print times to standard error")
    options = parser.parse_args()
    files = sources(options.files)
    kinds = collections.Counter()
    names = collections.Counter()
    spread = collections.Counter()
    start = time.perf_counter()
    with ThreadPoolExecutor(options.threads) as pool:
        for some_kinds, some_names in pool.map(count, files):
            kinds.update(some_kinds)
            names.update(some_names)
            spread.update(some_names.keys())
    if options.time:
        print("%d threads: %.2f s" % (options.threads, time.perf_counter() - start), file=sys.stderr)
    print("files:", len(files), "tokens:", sum(kinds.values()), "different names:", len(names))
    print("\nkinds of tokens")
    for kind, n in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        print("%8d  %s" % (n, kind))
    print("\nmost frequent names")
    for name, n in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:15]:
        print("%8d  %-12s in %d files" % (n, name, spread[name]))
    longest = max(names, key=lambda name: (len(name), name))
    print("\nlongest name:", longest)


if __name__ == "__main__":
    main()
