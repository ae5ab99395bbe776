# One thread replaces a variable of a frame that another thread runs: every value dies once, and none too early.
import sys
import threading

lock = threading.Lock()
made = died = 0


class Value:
    def __init__(self, n):
        global made
        self.n = [n]
        with lock:
            made += 1

    def get(self):
        return self.n[0]

    def __del__(self):
        global died
        with lock:
            died += 1


def reader(go, stop):
    v = Value(0)
    go.set()
    total = 0
    while not stop.is_set():
        for _ in range(50):
            total += v.get() - v.get() + v.get()
    return total


def test():
    go, stop = threading.Event(), threading.Event()
    results = []
    t = threading.Thread(target=lambda: results.append(reader(go, stop)))
    t.start()
    go.wait()
    for i in range(300):
        f = sys._current_frames()[t.ident]
        while f is not None and f.f_code is not reader.__code__:
            f = f.f_back
        if f is not None:
            f.f_locals["v"] = Value(i)
    f = None
    stop.set()
    t.join()
    return type(results[0])


# expect: <class 'int'>
print(test())
# The reader may be seen in between: not every look finds its frame.
# expect: True True
print(made > 1, made == died)
