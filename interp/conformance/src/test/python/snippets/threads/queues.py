# SimpleQueue hands each item to one getter; a set is shown as it is at one moment.
import queue
import threading

q = queue.SimpleQueue()
for call in (lambda: q.get(block=False), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1)):
    try:
        call()
    except Exception as e:
        print((type(e).__name__ + ' ' + str(e)).strip())
# expect: Empty
# expect: Empty
# expect: ValueError 'timeout' must be a non-negative number

out = []


def getter():
    while (item := q.get()) is not None:
        out.append(item)


threads = [threading.Thread(target=getter) for _ in range(4)]
for t in threads:
    t.start()
for i in range(2000):
    q.put(i)
for t in threads:
    q.put(None)
for t in threads:
    t.join()
print(len(out), sum(out), q.empty())  # expect: 2000 1999000 True

shown = set()
for _ in range(30):
    s = {1, 2, 3, 4}
    barrier = threading.Barrier(4)

    def clear():
        barrier.wait()
        s.clear()

    def show():
        barrier.wait()
        shown.add(repr(s))

    threads = [threading.Thread(target=f) for f in (clear, show, show, show)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
print(shown <= {'set()', '{1, 2, 3, 4}'})  # expect: True
