# SPDX-License-Identifier: Apache-2.0
"""Pickles written and read back: containers, shared references, instances."""
import pickle

from _bench import run, Random, mix


class Record:
    def __init__(self, ident, name, tags):
        self.ident = ident
        self.name = name
        self.tags = tags
        self.parent = None

    def __eq__(self, other):
        return self.ident == other.ident and self.name == other.name and self.tags == other.tags

    __hash__ = None


def data():
    random = Random(5)
    names = ["name %d" % i for i in range(50)]
    records = []
    for i in range(1500):
        r = Record(i, names[random.below(50)], {"a": random.below(1 << 29) << random.below(40), "b": (random.unit(), None, True), "c": b"x" * random.below(20)})
        if records:
            r.parent = records[random.below(len(records))] if i % 9 == 0 else None
        records.append(r)
    return records


DATA = data()


def work():
    h = 0
    for protocol in (2, 5):
        blob = pickle.dumps(DATA, protocol)
        back = pickle.loads(blob)
        if back != DATA:
            raise ValueError("lost in translation")
        h = mix(h, len(back))
        h = mix(h, back[900].parent.ident)
    return h


run("pickle_round", work, rounds=6)
