# Threads replace, read and use the attributes of one function at once: nothing dies under a reader, and all get the same annotations.
import gc
import threading
import weakref

alive = []


class Thing:
    def __init__(self, n):
        self.n = n
        self.check = [n]
        alive.append(weakref.ref(self))


def f(a, b=Thing(0), *, c=Thing(0)):
    return b.check[0] + c.check[0] - b.n - c.n


def same(x, y=1):
    return 0


codes = [f.__code__, f.__code__.replace(co_name="g")]
wrong = []
start = threading.Barrier(4)


def writer(t):
    start.wait()
    for i in range(400):
        f.__defaults__ = (Thing(i),)
        f.__kwdefaults__ = {"c": Thing(-i)}
        f.__doc__ = "d%d" % i
        f.__module__ = ["m", t, i]
        f.__annotations__ = {"a": Thing(i)}
        f.__code__ = codes[i & 1]


def reader():
    start.wait()
    for i in range(3000):
        if f(1):
            wrong.append(i)
        f.__annotations__.get("a")
        d = f.__doc__
        m = f.__module__
        if m is not None and not isinstance(m, str) and len(m) != 3:
            wrong.append(m)
        (k,) = f.__kwdefaults__.values()
        if k.check != [k.n]:
            wrong.append(k)


threads = [threading.Thread(target=writer, args=(t,)) for t in range(2)] + [threading.Thread(target=reader) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong[:3])
# expect: []

# The lazy ones are made once.
for round in range(60):
    def annotated(a: int, b: Thing = None) -> str: ...
    got = []
    barrier = threading.Barrier(3)

    def ask():
        barrier.wait()
        got.append(annotated.__annotations__)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if not all(g is got[0] for g in got):
        wrong.append(round)
print(wrong[:3])
# expect: []

f.__defaults__ = f.__kwdefaults__ = None
f.__annotations__ = {}
gc.collect()
print([r().n for r in alive if r() is not None])
# expect: []
