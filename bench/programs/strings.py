# SPDX-License-Identifier: Apache-2.0
"""Text built up: concatenation, join, format of every kind, slices, searches, case."""
from _bench import run, mix


def concatenated(n):
    s = ""
    for i in range(n):
        s += chr(97 + i % 26)
    return s


def work():
    h = 0
    s = concatenated(20000)
    h = mix(h, len(s) + s.count("xyz"))
    rows = []
    for i in range(4000):
        name = "item-%d" % i
        rows.append(f"{i:>6} {name:<12} {i / 7:.3f} {name.upper()!r}")
        if i % 3 == 0:
            rows.append("{0}:{1:x}:{0}".format(name, i))
    text = "\n".join(rows)
    for line in text.splitlines():
        parts = line.split()
        if line.startswith(" ") and "7" in parts[0]:
            h = mix(h, len(parts) + line.find("item"))
        h = mix(h, ord(line[-1]) + len(line.strip().replace("item", "thing")))
    words = {}
    for word in text.replace("-", " ").lower().split():
        words[word] = words.get(word, 0) + 1
    h = mix(h, len(words))
    h = mix(h, len("".join(reversed(s)).partition("zyx")[0]))
    return h


run("strings", work, rounds=4)
