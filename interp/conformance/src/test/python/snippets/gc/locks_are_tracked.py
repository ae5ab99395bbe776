"""The collector knows locks, so that what many threads take can be counted per thread."""
import gc
import threading

print(gc.is_tracked(threading.Lock()), gc.is_tracked(threading.RLock()))  # expect: True True


class Locked(type(threading.RLock())):
    pass


o = Locked()
o.me = o
with o:
    with o:
        print(o._recursion_count(), o._is_owned())  # expect: 2 True
print(o._is_owned(), gc.is_tracked(o))  # expect: False True
died = []


class Tail:
    def __del__(self):
        died.append("tail")


o.tail = Tail()
del o
gc.collect()
print(died)  # expect: ['tail']
r = threading.RLock()
print(r.acquire(blocking=False), r.acquire(timeout=0.01), r.locked())  # expect: True True True
answers = []
t = threading.Thread(target=lambda: answers.extend((r.acquire(blocking=False), r.acquire(timeout=0.01), r._is_owned(), r.locked())))
t.start()
t.join()
print(answers)  # expect: [False, False, False, True]
r.release()
r.release()
print(r.locked())  # expect: False
try:
    r.release()
except RuntimeError as e:
    print(e)  # expect: cannot release un-acquired lock
