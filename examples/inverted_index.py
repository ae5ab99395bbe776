# SPDX-License-Identifier: Apache-2.0
"""An inverted index over the standard library's documentation strings: writers build one shared dict while readers query it.

    inverted_index.py [--writers N] [--readers N] [--files N] [--time]

The index is a plain dict of plain lists; dict.setdefault and list.append are atomic, so nobody takes a lock. Readers check what must
hold at every moment: a posting is complete when it is seen, and what has been found once is never lost.
"""
import argparse
import os
import queue
import re
import sys
import threading
import time

LIBRARY = os.path.dirname(os.__file__)
TEXT = re.compile(r'"""(.*?)"""', re.DOTALL)
WORD = re.compile(r"[a-z]{3,}")
QUERIES = (("file",), ("thread",), ("return", "string"), ("object", "attribute"), ("error", "file", "name"))


class Index:
    def __init__(self):
        self.postings = {}
        self.documents = {}

    def add(self, name, text):
        words = WORD.findall(text.lower())
        self.documents[name] = len(words)
        for word in sorted(set(words)):
            self.postings.setdefault(word, []).append((name, words.count(word)))

    def search(self, words):
        """Documents that have all the words, best first."""
        found = None
        score = {}
        for word in words:
            names = set()
            for name, n in self.postings.get(word, ()):
                names.add(name)
                score[name] = score.get(name, 0) + n
            found = names if found is None else found & names
        return sorted(found, key=lambda name: (-score[name], name))


def writer(index, work):
    while True:
        try:
            name = work.get_nowait()
        except queue.Empty:
            return
        with open(os.path.join(LIBRARY, name), encoding="utf-8") as f:
            index.add(name, "\n".join(TEXT.findall(f.read())))


def reader(index, done, report):
    """Queries again and again; what was found before must still be there."""
    known = {query: set() for query in QUERIES}
    rounds = 0
    try:
        while True:
            last = done.is_set()
            for query in QUERIES:
                found = set(index.search(query))
                if not known[query] <= found:
                    report.append("lost: %s" % sorted(known[query] - found))
                if not found <= index.documents.keys():
                    report.append("unknown: %s" % sorted(found - index.documents.keys()))
                known[query] = found
            rounds += 1
            if last:
                return
            time.sleep(0.001)
    except BaseException as e:
        report.append(repr(e))
        raise


def main():
    parser = argparse.ArgumentParser(description="Builds and queries an inverted index with threads.")
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--time", action="store_true", help="print times to standard error")
    options = parser.parse_args()
    work = queue.SimpleQueue()
    for name in sorted(n for n in os.listdir(LIBRARY) if n.endswith(".py"))[:options.files]:
        work.put(name)
    index = Index()
    done = threading.Event()
    report = []
    start = time.perf_counter()
    readers = [threading.Thread(target=reader, args=(index, done, report)) for _ in range(options.readers)]
    writers = [threading.Thread(target=writer, args=(index, work)) for _ in range(options.writers)]
    for t in readers + writers:
        t.start()
    for t in writers:
        t.join()
    done.set()
    for t in readers:
        t.join()
    if options.time:
        print("%.2f s" % (time.perf_counter() - start), file=sys.stderr)
    print("documents:", len(index.documents), "words:", sum(index.documents.values()), "different:", len(index.postings))
    for query in QUERIES:
        print("%-20s" % " ".join(query), ", ".join(index.search(query)[:5]))
    print("what readers noticed:", report or "nothing wrong")


if __name__ == "__main__":
    main()
