# A with statement over a lock: what ends well, what does not, and classes that have another exit.
import threading


class Loud(type(threading.RLock())):
    def __exit__(self, *args):
        print("leaves", args)
        return super().__exit__(*args)


class Quiet(type(threading.RLock())):
    pass


def use(lock, n):
    for i in range(n):
        with lock:
            if not (lock.locked() if hasattr(lock, "locked") else lock._is_owned()):
                return "open"
    return "closed"


def early(lock):
    with lock:
        lock.release()


def inside(lock):
    with lock:
        1 // 0


lock, rlock = threading.Lock(), threading.RLock()
# expect: closed closed closed
print(use(lock, 2000), use(rlock, 2000), use(Quiet(), 2000))
# expect: leaves (None, None, None)
# expect: closed
print(use(Loud(), 1))
for make in threading.Lock, threading.RLock, Quiet:
    # expect: release unlocked lock ('release unlocked lock',)
    # expect: cannot release un-acquired lock ('cannot release un-acquired lock',)
    # expect: cannot release un-acquired lock ('cannot release un-acquired lock',)
    for _ in range(50):
        try:
            early(make())
        except RuntimeError as e:
            last = e
    print(last, last.args)
for _ in range(50):
    for x in lock, rlock:
        try:
            inside(x)
        except ZeroDivisionError:
            pass
# expect: False True True
print(lock.locked(), lock.acquire(False), rlock.acquire(False))
