# SPDX-License-Identifier: Apache-2.0
import gc


class D:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __repr__(self):
        return f"D({self.name})"


def show(*args):
    print("show", *args)

import threading
# --- a thread drops the last reference
box = [D(1)]
def work():
    print("working")
    box.clear()
t = threading.Thread(target=work)
t.start()
t.join()
print("joined")
# expect: working
# expect: del 1
# expect: joined
# --- made in a thread, dropped by the main thread
box = []
t = threading.Thread(target=lambda: box.append(D(1)))
t.start()
t.join()
print("joined")
box.clear()
print("after")
# expect: joined
# expect: del 1
# expect: after
# --- arguments die when the thread ends
t = threading.Thread(target=lambda d: print("got", d), args=(D(1),))
t.start()
t.join()
print("joined")
# expect: got D(1)
# expect: del 1
# expect: joined
# --- locals of a thread
def work():
    d = D("local")
    print("working")
t = threading.Thread(target=work)
t.start()
t.join()
print("joined")
# expect: working
# expect: del local
# expect: joined
# --- thread locals die with the thread
loc = threading.local()
def work():
    loc.d = D("thread local")
    print("set")
t = threading.Thread(target=work)
t.start()
t.join()
print("joined", hasattr(loc, "d"))
# expect: set
# expect: del thread local
# expect: joined False
# --- thread locals die with the local
loc = threading.local()
loc.d = D(1)
del loc
print("after")
# expect: del 1
# expect: after
# --- two threads share an object
d = D("shared")
barrier = threading.Barrier(2)
def work(d):
    barrier.wait()
    d = None
ts = [threading.Thread(target=work, args=(d,)) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print("joined")
del ts, t
print("threads gone")
del d
# expect: joined
# expect: threads gone
# expect: del shared
# --- exception in a thread
def work():
    d = D("local")
    raise ValueError
hook, threading.excepthook = threading.excepthook, lambda args: print("hook", args.exc_type.__name__)
t = threading.Thread(target=work)
t.start()
t.join()
threading.excepthook = hook
print("joined")
# expect: hook ValueError
# expect: del local
# expect: joined
# --- queue hands over
import queue
q = queue.Queue()
def work():
    while True:
        d = q.get()
        if d is None:
            break
        print("got", d)
        del d
        q.task_done()
t = threading.Thread(target=work)
t.start()
for i in range(3):
    q.put(D(i))
    q.join()
q.put(None)
t.join()
print("joined")
# expect: got D(0)
# expect: del 0
# expect: got D(1)
# expect: del 1
# expect: got D(2)
# expect: del 2
# expect: joined
# --- thread pool results
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as ex:
    f = ex.submit(D, 1)
    print(f.result())
    del f
print("after")
# expect: D(1)
# expect: del 1
# expect: after
# --- collection frees garbage of a thread
def work():
    d = D("cycle")
    d.me = d
t = threading.Thread(target=work)
t.start()
t.join()
print("joined")
gc.collect()
print("collected")
# expect: joined
# expect: del cycle
# expect: collected
# --- collection in a thread frees garbage of main
d = D("cycle")
d.me = d
del d
t = threading.Thread(target=gc.collect)
t.start()
t.join()
print("joined")
# expect: del cycle
# expect: joined
# --- a running thread's locals survive a collection
started, go = threading.Event(), threading.Event()
def work():
    d = D("held")
    d.me = d
    started.set()
    go.wait()
    print("still", d)
t = threading.Thread(target=work)
t.start()
started.wait()
gc.collect()
go.set()
t.join()
gc.collect()
print("after")
# expect: still D(held)
# expect: del held
# expect: after
# --- weak reference callback across threads
import weakref
box = [D(1)]
r = weakref.ref(box[0], lambda w: print("callback"))
t = threading.Thread(target=box.clear)
t.start()
t.join()
print(r())
# expect: del 1
# expect: callback
# expect: None
# --- finaliser takes a lock
lock = threading.Lock()
class A(D):
    def __del__(self):
        with lock:
            print("del", self.name)
box = [A(i) for i in range(2)]
t = threading.Thread(target=box.pop)
t.start()
t.join()
print("one gone")
box.clear()
# expect: del 1
# expect: one gone
# expect: del 0
# --- hand-over chain
class Node:
    def __init__(self, n, next):
        self.next = next
        self.d = D(n)
box = []
def work():
    head = None
    for i in range(3):
        head = Node(i, head)
    box.append(head)
    n = box.pop()
    del head
    while n:
        n = n.next
    print("walked")
t = threading.Thread(target=work)
t.start()
t.join()
print("joined")
# expect: del 2
# expect: del 1
# expect: del 0
# expect: walked
# expect: joined
# --- many threads, one dict
d = {}
def work(k):
    for i in range(100):
        d[k, i] = object()
ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
d["d"] = D("in dict")
print(len(d))
d.clear()
print("after")
# expect: 401
# expect: del in dict
# expect: after
# --- timer cancelled
t = threading.Timer(60, print, args=(D("arg"),))
t.start()
t.cancel()
t.join()
del t
print("after")
# expect: del arg
# expect: after
