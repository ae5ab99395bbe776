# SPDX-License-Identifier: Apache-2.0
"""JSON written and read back: nested documents, text beyond ASCII, floats."""
import json

from _bench import run, Random, mix


def document(random, depth):
    if depth == 0:
        return [None, True, random.below(1000000), random.unit(), "v\u00e4l\n%d" % random.below(1000)][random.below(5)]
    if random.below(2):
        return [document(random, depth - 1) for _ in range(5)]
    return {"key %d" % i: document(random, depth - 1) for i in range(5)}


DOCUMENT = document(Random(3), 6)


def work():
    h = 0
    for options in ({}, {"ensure_ascii": False}, {"separators": (",", ":")}):
        text = json.dumps(DOCUMENT, **options)
        if json.loads(text) != DOCUMENT:
            raise ValueError("lost in translation")
        h = mix(h, len(text))
    return h


run("json_round", work, rounds=2)
