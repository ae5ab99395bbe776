# SPDX-License-Identifier: Apache-2.0
"""Exceptions raised and caught: near, through frames, with finally, chained, as control flow of built-ins."""
from _bench import run


class AppError(Exception):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code


def deep(n, code):
    if n == 0:
        raise AppError(code)
    try:
        return deep(n - 1, code)
    finally:
        STATE[0] += 1


STATE = [0]


def convert(text):
    try:
        return int(text)
    except ValueError:
        return -1


def chained(i):
    try:
        try:
            {}[i]
        except KeyError as e:
            raise AppError(i) from e
    except AppError as e:
        return e.code + len(e.__cause__.args)


def work():
    STATE[0] = 0
    total = 0
    table = {i: i for i in range(0, 100, 2)}
    for i in range(8000):
        try:
            total += table[i % 100]
        except KeyError:
            total += 1
        total += convert("12" if i % 2 else "x")
        if i % 4 == 0:
            total += chained(i)
        if i % 8 == 0:
            try:
                deep(8, i)
            except AppError as e:
                total += e.code
    for i in range(60000):
        try:
            total += i
        except ValueError:
            total = 0
    return "%d/%d" % (total, STATE[0])


run("exceptions", work, rounds=4)
