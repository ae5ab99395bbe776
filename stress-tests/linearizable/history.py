# SPDX-License-Identifier: Apache-2.0
"""Histories of concurrent operations, and whether some order of them explains all results.

An operation of a history is (apply, argument, result, begin, end): apply(state, argument) gives the next state and the result that a single
thread would see. A history is linearizable if its operations can be put in an order that keeps what ended before something else began, and in
which each result is the one of the model. Found by trying, with the pairs of (operations done, state) that led nowhere remembered (Wing and
Gong 1993; Lowe 2017).
"""


def linearizable(start, operations):
    ops = sorted(operations, key=lambda o: o[3])
    n = len(ops)
    whole = (1 << n) - 1
    dead = set()

    def explain(done, state):
        if done == whole:
            return True
        if (done, state) in dead:
            return False
        # What began after some open operation ended cannot be next.
        limit = min([ops[i][4] for i in range(n) if not done >> i & 1])
        for i in range(n):
            if done >> i & 1:
                continue
            apply, argument, result, begin, end = ops[i]
            if begin > limit:
                break
            after, expected = apply(state, argument)
            if expected == result and explain(done | 1 << i, after):
                return True
        dead.add((done, state))
        return False

    return explain(0, start)


def shown(subject, start, operations):
    """A history as text, in the order of beginnings."""
    zero = min(o[4] for o in operations)
    lines = ["%s from %r:" % (subject, start)]
    for thread, name, argument, result, begin, end in sorted(operations, key=lambda o: o[4]):
        lines.append("  thread %d  %8d..%-8d ns  %s(%r) -> %r" % (thread, begin - zero, end - zero, name, argument, result))
    return "\n".join(lines)


def self_test():
    """The checker refutes what it must: a lost update, a stale read, a value out of nowhere, a pop of the same thing twice."""
    def put(state, x):
        return x, None

    def get(state, _):
        return state, state

    def pop(state, _):
        return (state[:-1], state[-1]) if state else (state, "IndexError")

    def add(state, x):
        return state + x, state + x

    good = [(0, [(put, 1, None, 0, 9), (get, None, 0, 2, 3), (get, None, 1, 4, 5)]),
            ((1, 2), [(pop, None, 1, 0, 9), (pop, None, 2, 3, 9)])]
    bad = [(0, [(put, 1, None, 0, 1), (get, None, 0, 2, 3)]),
           (0, [(put, 1, None, 0, 9), (get, None, 1, 2, 3), (get, None, 0, 4, 5)]),
           (0, [(put, 1, None, 0, 9), (get, None, 2, 0, 9)]),
           (0, [(add, 1, 1, 0, 9), (add, 1, 1, 0, 9)]),
           ((1, 2), [(pop, None, 2, 0, 9), (pop, None, 2, 0, 9)])]
    for start, h in good:
        assert linearizable(start, h), h
    for start, h in bad:
        assert not linearizable(start, h), h
