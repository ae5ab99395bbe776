# SPDX-License-Identifier: Apache-2.0
"""Accounts behind locks: transfers between them by all threads, each under the two accounts' locks, in order."""
import threading

from _bench import run, Random

BLOCKS = 960
ACCOUNTS = 64


class Account:
    def __init__(self, ident):
        self.ident = ident
        self.balance = 1000
        self.lock = threading.Lock()
        self.history = []

    def add(self, amount, partner):
        self.balance += amount
        self.history.append(partner)
        if len(self.history) > 20:
            self.history.clear()


def transfer(a, b, amount):
    first, second = (a, b) if a.ident < b.ident else (b, a)
    with first.lock:
        with second.lock:
            a.add(-amount, b.ident)
            b.add(amount, a.ident)


def work(threads):
    accounts = [Account(i) for i in range(ACCOUNTS)]

    def body(t):
        for block in range(t, BLOCKS, threads):
            random = Random(block + 1)
            for _ in range(600):
                a = random.below(ACCOUNTS)
                b = (a + 1 + random.below(ACCOUNTS - 1)) % ACCOUNTS
                transfer(accounts[a], accounts[b], random.below(50))

    workers = [threading.Thread(target=body, args=(t,)) for t in range(threads)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    h = 0
    for a in accounts:
        h = (h * 31 + a.balance) & 0xFFFFFFFF
    return "%d/%d" % (sum(a.balance for a in accounts), h)


run("mt_write_shared", work, threaded=True)
