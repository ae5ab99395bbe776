# SPDX-License-Identifier: Apache-2.0
"""Regular expressions over text: find, split, substitute, groups, backtracking."""
import re

from _bench import run, Random, mix

WORDS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon".split()


def text(n):
    random = Random(11)
    parts = []
    for i in range(n):
        kind = random.below(8)
        word = WORDS[random.below(len(WORDS))]
        if kind == 0:
            parts.append("%s.%s@%s.example" % (word, WORDS[random.below(20)], word))
        elif kind == 1:
            parts.append("%04d-%02d-%02dT%02d:%02d" % (1900 + random.below(200), 1 + random.below(12), 1 + random.below(28), random.below(24), random.below(60)))
        elif kind == 2:
            parts.append("'%s \\' %s'" % (word, word))
        elif kind == 3:
            parts.append("-%d.%de%d" % (random.below(100), random.below(1000), random.below(9)))
        else:
            parts.append(word.title() if kind == 4 else word)
        parts.append("\n" if i % 11 == 10 else " ")
    return "".join(parts)


TEXT = text(3000)
MAIL = re.compile(r"([\w.]+)@([\w.]+)\.(\w+)")
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T(\d\d):(\d\d)")
STRING = re.compile(r"'(?:[^'\\]|\\.)*'")
NUMBER = re.compile(r"[-+]?\d+\.\d+(?:[eE][-+]?\d+)?")
TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
LINE = re.compile(r"^.*?(?:alpha|omicron).*$", re.MULTILINE)


def work():
    h = 0
    for m in MAIL.finditer(TEXT):
        h = mix(h, m.start(2) + len(m.group(3)))
    for m in DATE.finditer(TEXT):
        h = mix(h, int(m["year"]) * 100 + int(m["month"]))
    for found in (STRING.findall(TEXT), NUMBER.findall(TEXT), TWICE.findall(TEXT), LINE.findall(TEXT)):
        h = mix(h, len(found) * 1000 + len("".join(found)) % 1000)
    h = mix(h, len(re.sub(r"(\w+)a\b", lambda m: m.group(1).upper(), TEXT)))
    h = mix(h, len(re.split(r"[\s.@:-]+", TEXT)))
    return h


run("regex_words", work, rounds=6)
