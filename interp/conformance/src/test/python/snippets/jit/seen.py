# What compiled code only looks at is not counted, whatever takes it out of its place meanwhile; what dies does so when it does in CPython.
import threading
from collections import deque


class Loud:
    def __init__(self, name, log):
        self.name = name
        self.log = log

    def __del__(self):
        self.log.append("del " + self.name)

    def __len__(self):
        return len(self.name)

    def __bool__(self):
        self.log.append("bool " + self.name)
        return True

    def __eq__(self, other):
        self.log.append("eq " + self.name)
        return self is other

    def __getitem__(self, i):
        return self.name[i]

    __hash__ = None


class Box:
    def __init__(self, n, log):
        self.items = [n]
        self.part = Loud("part%d" % n, log)
        self.table = {n: n}
        self.keys = {n}
        self.ring = deque([n], 3)
        self.n = n

    def lose(self):
        old = self.items
        self.items = None
        self.part = None
        self.table = None
        self.keys = None
        self.ring = None
        return len(old)

    @property
    def losing(self):
        self.part = None
        return self.n


def appended(b):
    kept = b.items
    b.items.append(b.lose())
    return kept


def compared(b):
    return b.part == b.losing


def chosen(b):
    return (b.part, b.losing)[1], b.part


def indexed(b):
    return b.part[b.losing % 2]


def looks(b):
    n = len(b.items) + len(b.part)
    if b.part:
        n += 1
    if b.part is None:
        n += 100
    if b.part is b.part:
        n += 1000
    b.table[n] = n
    b.keys.add(n)
    b.ring.append(n)
    return n, b.table.get(n), b.table.get(-1), b.table.get(-1, 5), b.table.pop(n), len(b.keys), isinstance(b.part, Loud), b.ring.popleft()


def cells(n, log):
    part = Loud("cell%d" % n, log)
    items = [part]

    def swap():
        nonlocal part, items
        part = items = None
        return 0

    def use():
        return len(items) + len(part), items[swap()] is not part, part

    return use


def errors(b):
    out = []
    for f in (lambda: b.items[7], lambda: b.table[77], lambda: b.table.pop(78), lambda: b.part.missing, lambda: b.items < b.n, lambda: b.n[b.items]):
        try:
            f()
        except Exception as e:
            out.append("%s: %s" % (type(e).__name__, e))
    return out


def main():
    for n in range(700):
        log = []
        a, b, c, d, e = (Box(n, log) for _ in range(5))
        kept = appended(a)
        results = [kept, compared(b), chosen(c), indexed(d), looks(e), cells(n, log)(), errors(e)]
        del a, b, c, d, e
        if n % 233 == 0:
            print(results)
            print(log)


class Shared:
    pass


def threads():
    """The readers' attributes change under their hands."""
    s = Shared()
    s.box = Shared()
    s.box.items = [0]
    s.box.total = 0
    stop = []

    def write():
        for i in range(3000):
            box = Shared()
            box.items = [i, i]
            box.total = i
            s.box = box
        stop.append(1)

    def read():
        wrong = 0
        while not stop:
            for _ in range(100):
                if len(s.box.items) > 2 or s.box.items[0] < 0 or s.box.total is None:
                    wrong += 1
        return wrong

    wrong = []
    readers = [threading.Thread(target=lambda: wrong.append(read())) for _ in range(2)]
    for t in readers:
        t.start()
    write()
    for t in readers:
        t.join()
    print(wrong, s.box.items, s.box.total)


main()
threads()
# expect: [[0, 1], False, (0, None), 'p', (1007, 1007, None, 5, 1007, 2, True, 0), (6, True, None), ['IndexError: list index out of range', 'KeyError: 77', 'KeyError: 78', "AttributeError: 'Loud' object has no attribute 'missing'", "TypeError: '<' not supported between instances of 'list' and 'int'", "TypeError: 'int' object is not subscriptable"]]
# expect: ['del part0', 'eq part0', 'del part0', 'del part0', 'del part0', 'bool part0', 'del cell0', 'del part0']
# expect: [[233, 1], False, (233, None), 'a', (1009, 1009, None, 5, 1009, 2, True, 233), (8, True, None), ['IndexError: list index out of range', 'KeyError: 77', 'KeyError: 78', "AttributeError: 'Loud' object has no attribute 'missing'", "TypeError: '<' not supported between instances of 'list' and 'int'", "TypeError: 'int' object is not subscriptable"]]
# expect: ['del part233', 'eq part233', 'del part233', 'del part233', 'del part233', 'bool part233', 'del cell233', 'del part233']
# expect: [[466, 1], False, (466, None), 'p', (1009, 1009, None, 5, 1009, 2, True, 466), (8, True, None), ['IndexError: list index out of range', 'KeyError: 77', 'KeyError: 78', "AttributeError: 'Loud' object has no attribute 'missing'", "TypeError: '<' not supported between instances of 'list' and 'int'", "TypeError: 'int' object is not subscriptable"]]
# expect: ['del part466', 'eq part466', 'del part466', 'del part466', 'del part466', 'bool part466', 'del cell466', 'del part466']
# expect: [[699, 1], False, (699, None), 'a', (1009, 1009, None, 5, 1009, 2, True, 699), (8, True, None), ['IndexError: list index out of range', 'KeyError: 77', 'KeyError: 78', "AttributeError: 'Loud' object has no attribute 'missing'", "TypeError: '<' not supported between instances of 'list' and 'int'", "TypeError: 'int' object is not subscriptable"]]
# expect: ['del part699', 'eq part699', 'del part699', 'del part699', 'del part699', 'bool part699', 'del cell699', 'del part699']
# expect: [0, 0] [2999, 2999] 2999
