# SPDX-License-Identifier: Apache-2.0
"""Processes and descriptors that a program starts and closes."""

CASES = [
    dict(name='process ' + name, script=text) for name, text in (
        ('closerange', '''import os, subprocess
os.closerange(3, 256)
for fd in range(3, 64):
    try: os.close(fd)
    except OSError as e: assert e.errno == 9
r, w = os.pipe()
print(subprocess.run(['sh', '-c', f'echo hi >&{w}'], pass_fds=[w]).returncode, os.read(r, 10))
with open(__file__) as f: print(len(f.readline()))
import decimal, lzma, json
'''),
        ('spawn', '''import os
print(os.spawnl(os.P_WAIT, "/bin/sh", "sh", "-c", "exit 3"), os.spawnv(os.P_WAIT, "/nope", ["x"]))
print(os.waitpid(os.spawnlp(os.P_NOWAIT, "true", "true"), 0)[1], os.spawnve(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit $A"], {"A": "5"}))
for a in ([], [""], 5):
    try: os.spawnv(os.P_WAIT, "/bin/sh", a)
    except (TypeError, ValueError) as e: print(repr(e))
'''),
        ('multiprocessing', '''import multiprocessing as mp, sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory
def f(q, lock, n):
    with lock: q.put(n * n)
def g(x): return x + 1
def bad(): sys.exit(3)
def worse(): 1 / 0
if __name__ == '__main__':
    mp.set_start_method('spawn')
    print(mp.get_start_method())
    q, lock = mp.Queue(), mp.RLock()
    ps = [mp.Process(target=f, args=(q, lock, i)) for i in range(2)] + [mp.Process(target=bad)]
    for p in ps: p.start()
    print(sorted(q.get(timeout=60) for _ in range(2)))
    for p in ps: p.join()
    print([p.exitcode for p in ps])
    with ProcessPoolExecutor(1) as pool: print(list(pool.map(g, range(5))))
    s = SharedMemory(create=True, size=10)
    s.buf[0] = 7
    print(s.buf[0], len(s.buf) >= 10)
    s.close(); s.unlink()
    l = mp.Lock()
    print(l.acquire(), l.acquire(timeout=.01), l.acquire(block=False))
    l.release()
    try: l.release()
    except ValueError as e: print(e)
    r = mp.RLock()
    try: r.release()
    except AssertionError as e: print(e)
'''),
    )
]
