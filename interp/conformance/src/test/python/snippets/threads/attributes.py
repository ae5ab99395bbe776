# Threads that add, store and delete attributes of one instance find values that were stored, or none; counters give no number twice.
import itertools
import threading


class Box:
    pass


def churn(box, mine, errors):
    for k in range(3000):
        box.x = mine
        try:
            v = box.x
            box.y = v
            if not isinstance(v, tuple) or not isinstance(box.y, tuple):
                errors.append(type(v).__name__)
            del box.y
        except AttributeError:
            pass
        setattr(box, "z%d" % (k % 7), mine)


errors = []
for _ in range(10):
    box = Box()
    threads = [threading.Thread(target=churn, args=(box, (n,), errors)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if not isinstance(box.__dict__, dict) or not isinstance(box.x, tuple):
        errors.append("end")
print(errors)
# expect: []

counter = itertools.count()
taken = [[] for _ in range(4)]
threads = [threading.Thread(target=lambda out: out.extend([next(counter) for _ in range(5000)]), args=(out,)) for out in taken]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(sum(taken, [])) == list(range(20000)))
# expect: True
