# SPDX-License-Identifier: Apache-2.0
"""Objects that many threads counted die when their last reference goes, once the other threads are gone; those with a finaliser at any time."""
import gc
import threading
import weakref


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died:", self.name)


class Plain:
    pass


def hammer(shared, key, barrier):
    barrier.wait()
    total = 0
    for _ in range(20000):
        item = shared[key]
        total += len(item)
    return total


def together(shared, key, n=4):
    barrier = threading.Barrier(n)
    threads = [threading.Thread(target=hammer, args=(shared, key, barrier)) for _ in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


shared = {"list": [Told("in a list")]}
together(shared, "list")
del shared["list"]
print("after the list")  # expect: died: in a list
# expect: after the list


class Sized(Told):
    def __len__(self):
        return 1


shared["told"] = Sized("itself")
together(shared, "told")
del shared["told"]
print("after itself")  # expect: died: itself
# expect: after itself


class Bag(list):
    pass


bag = Bag([1])
shared["weak"] = bag
ref = weakref.ref(bag, lambda r: print("callback"))
together(shared, "weak")
del bag, shared["weak"]
print(ref())  # expect: callback
# expect: None

# With threads that stay, a collection finds it at the latest.
shared["list"] = [Told("seen by the collector")]
together(shared, "list")
stay = threading.Event()
sleeper = threading.Thread(target=stay.wait)
sleeper.start()
del shared["list"]
gc.collect()
print("collected")  # expect: died: seen by the collector
# expect: collected
stay.set()
sleeper.join()
