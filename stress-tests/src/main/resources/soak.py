# SPDX-License-Identifier: Apache-2.0
"""One round of the soak: threads that do random things to shared containers, objects and classes, while the runtime is disturbed under them."""
import collections
import contextlib
import gc
import queue
import random
import sys
import threading
import time
import weakref

NODES = 24
OPERATIONS = 1500


class Node:
    """Refers to others, in cycles; knows when it dies."""
    deaths = collections.deque()

    def __init__(self, number):
        self.number = number
        self.links = []
        self.other = None

    def __del__(self):
        self.deaths.append(self.number)

    def touch(self):
        return self.number


class Slotted:
    __slots__ = ("a", "b", "__weakref__")


class World:
    """What all threads of a round share."""

    def __init__(self, first):
        self.list = [Node(first + i) for i in range(NODES)]
        self.dict = {i: n for i, n in enumerate(self.list)}
        self.names = {"k%d" % i: n for i, n in enumerate(self.list)}
        self.set = set(self.list)
        self.deque = collections.deque(self.list)
        self.queue = queue.SimpleQueue()
        self.blocking = queue.Queue(50)
        self.weak = weakref.WeakValueDictionary()
        self.ordered = collections.OrderedDict(self.names)
        self.default = collections.defaultdict(list)
        self.bytes = bytearray(b"x" * 32)
        self.lock = threading.Lock()
        self.box = Slotted()
        self.generator = (n for n in list(self.list) * 1000)
        self.iterator = iter(list(self.list) * 1000)
        self.kind = type("Kind", (Node,), {"weight": lambda self: 1})
        self.local = threading.local()


def node(x):
    assert isinstance(x, Node) and x.touch() >= 0, x
    return x


class Worker:
    def __init__(self, world, rng, first):
        self.w = world
        self.rng = rng
        self.first = self.next = first
        self.mine = [self.new()]
        self.done = 0

    def new(self, kind=Node):
        n = kind(self.next)
        self.next += 1
        return n

    def any(self):
        try:
            return node(self.w.list[self.rng.randrange(NODES)])
        except IndexError:
            return self.mine[0]

    def run(self, operations):
        choose = self.rng.choice
        for _ in range(operations):
            with contextlib.suppress(IndexError, KeyError, queue.Empty, queue.Full, AttributeError, StopIteration):
                choose(OPERATIONS_OF_A_WORKER)(self)
            self.done += 1

    # --- lists

    def list_store(self): self.w.list[self.rng.randrange(NODES)] = self.new()

    def list_move(self):
        l = self.w.list
        l.append(l.pop(self.rng.randrange(NODES)))

    def list_grow(self):
        l = self.w.list
        l.extend([self.new(), self.any()])
        del l[NODES:]

    def list_slice(self):
        for n in self.w.list[2:9] + self.w.list[:3]:
            node(n)

    def list_insert(self):
        self.w.list.insert(self.rng.randrange(NODES), self.new())
        self.w.list.pop()

    def list_walk(self):
        for n in self.w.list:
            node(n)

    def list_sort(self):
        with contextlib.suppress(ValueError):
            self.w.list.sort(key=Node.touch)

    # --- dicts

    def dict_store(self): self.w.dict[self.rng.randrange(60)] = self.new()
    def dict_drop(self): self.w.dict.pop(self.rng.randrange(60), None)
    def dict_get(self): node(self.w.dict[self.rng.randrange(60)])
    def dict_default(self): node(self.w.dict.setdefault(self.rng.randrange(60), self.new()))
    def dict_update(self): self.w.dict.update({self.rng.randrange(60): self.new() for _ in range(4)})
    def dict_equal(self): assert (self.w.dict == self.w.names) in (True, False)

    def dict_walk(self):
        with contextlib.suppress(RuntimeError):
            for k, v in self.w.dict.items():
                node(v)

    def dict_copy(self):
        for v in (self.w.dict | self.w.names).values():
            node(v)

    def names_store(self): self.w.names["k%d" % self.rng.randrange(40)] = self.any()
    def names_get(self): node(self.w.names["k%d" % self.rng.randrange(40)])

    def ordered_move(self):
        o = self.w.ordered
        k = "k%d" % self.rng.randrange(40)
        o[k] = self.new()
        with contextlib.suppress(KeyError):
            o.move_to_end(k, last=self.rng.random() < .5)
        if len(o) > 40:
            o.popitem(last=False)

    def default_append(self):
        l = self.w.default[self.rng.randrange(8)]
        l.append(self.new())
        if len(l) > 10:
            l.clear()

    # --- sets, deques, queues, weak references, bytes

    def set_add(self): self.w.set.add(self.any())
    def set_drop(self): self.w.set.discard(self.any())
    def set_pop(self): node(self.w.set.pop())
    def set_algebra(self): self.w.set |= {self.new(), self.any()} - {self.mine[0]}

    def set_trim(self):
        if len(self.w.set) > 60:
            self.w.set &= set(self.w.list)

    def set_walk(self):
        with contextlib.suppress(RuntimeError):
            for n in self.w.set:
                node(n)

    def deque_push(self):
        self.w.deque.append(self.new())
        if len(self.w.deque) > 60:
            node(self.w.deque.popleft())

    def deque_rotate(self): self.w.deque.rotate(self.rng.randrange(5))
    def deque_get(self): node(self.w.deque[self.rng.randrange(20)])
    def queue_put(self): self.w.queue.put(self.any())
    def queue_get(self): node(self.w.queue.get_nowait())
    def blocking_put(self): self.w.blocking.put_nowait(self.new())
    def blocking_get(self): node(self.w.blocking.get(timeout=0.001))

    def weak_store(self): self.w.weak[self.rng.randrange(30)] = self.any()

    def weak_get(self):
        n = self.w.weak.get(self.rng.randrange(30))
        assert n is None or node(n)

    def weak_callback(self):
        seen = []
        n = self.new()
        r = weakref.ref(n, seen.append)
        del n
        # Another thread may hold it for a moment: gc.get_objects() finds everything.
        assert seen in ([], [r])

    def bytes_change(self):
        b = self.w.bytes
        b.append(self.rng.randrange(256))
        b[0] = 120
        assert len(b[:8]) == 8
        if len(b) > 200:
            del b[100:]

    # --- objects, cycles, classes

    def link(self):
        a, b = self.any(), self.new()
        a.other, b.other = b, a
        b.links.append(a)
        if len(a.links) > 6:
            a.links.clear()
        a.links.append(b)

    def unlink(self): del self.any().other
    def relink(self): self.any().other = self.any()

    def attributes(self):
        n = self.any()
        setattr(n, "x%d" % self.rng.randrange(6), self.new())
        vars(n).pop("x%d" % self.rng.randrange(6), None)

    def swap_dict(self):
        n = self.new()
        n.__dict__ = {"number": n.number, "links": [], "other": self.any()}
        self.w.list[0] = n

    def slots(self):
        self.w.box.a = self.new()
        node(self.w.box.a)
        if self.rng.random() < .3:
            del self.w.box.a

    def slots_reference(self): assert weakref.ref(self.w.box)() is self.w.box

    def bound_method(self):
        f = self.any().touch
        assert f() >= 0

    def instance(self):
        k = self.w.kind
        n = self.new(k)
        assert n.weight() in (1, 2, 3)
        self.w.list[1] = n

    def change_class(self):
        i = self.rng.randrange(1, 4)
        self.w.kind.weight = lambda self: i
        self.w.kind.extra = self.new()

    def make_class(self): self.w.kind = type("Kind", (Node,), {"weight": lambda self: 1, "me": self.new()})
    def change_type(self): self.any().__class__ = self.w.kind

    def closure(self):
        n = self.new()
        cell = [n]

        def inner():
            return cell[0] if n.number >= 0 else None

        n.links.append(inner)
        assert inner() is n

    def change_code(self):
        global helper
        helper = (lambda n: n.number) if self.rng.random() < .5 else (lambda n: n.touch())

    def call_helper(self): assert helper(self.any()) >= 0

    def generator(self):
        with contextlib.suppress(ValueError):
            node(next(self.w.generator))

    def iterator(self): node(next(self.w.iterator))

    def half_generator(self):
        def g(n):
            try:
                yield n
                yield n.other
            finally:
                n.links.append(None)
        i = g(self.new())
        node(next(i))

    def exception(self):
        try:
            try:
                raise ValueError(self.new())
            finally:
                self.any().touch()
        except ValueError as e:
            node(e.args[0])
            self.mine[-1].other = e

    def thread_local(self):
        self.w.local.node = self.new()
        node(self.w.local.node)

    def string(self):
        s = sys.intern("name%d" % self.rng.randrange(300))
        assert hash(s) == hash(str(s))

    def with_lock(self):
        with self.w.lock:
            self.w.box.b = self.any()

    # --- disturbances

    def collect(self): gc.collect()
    def stop(self): chaos_stop()
    def merge(self): chaos_merge()

    def inspect(self):
        for o in gc.get_objects():
            if type(o) is Node:
                assert o.number >= 0
        gc.get_referrers(self.any())

    def look_at_frames(self):
        for f in sys._current_frames().values():
            assert f.f_lineno is None or f.f_lineno >= 0

    def short_thread(self):
        child = Worker(self.w, random.Random(self.rng.random()), self.next)
        t = threading.Thread(target=child.run, args=(20,))
        t.start()
        t.join()
        self.next = child.next
        self.mine = [self.new()]


OFTEN = [getattr(Worker, n) for n in vars(Worker) if not n.startswith("_") and n not in ("new", "any", "run")]
RARE = {Worker.collect, Worker.stop, Worker.merge, Worker.inspect, Worker.look_at_frames, Worker.short_thread, Worker.make_class, Worker.change_code}
OPERATIONS_OF_A_WORKER = [f for f in OFTEN if f not in RARE] * 12 + list(RARE)
SPAN = 10_000_000


def helper(n):
    return n.number


def run_workers(threads, seed, number):
    world = World(0)
    errors = []
    workers = [Worker(world, random.Random("%d %d %d" % (seed, number, t)), SPAN * (t + 1)) for t in range(threads)]

    def body(w):
        try:
            w.run(OPERATIONS)
        except BaseException as e:
            errors.append(e)

    running = [threading.Thread(target=body, args=(w,)) for w in workers]
    for t in running:
        t.start()
    for t in running:
        t.join()
    if errors:
        raise errors[0]
    return sum(w.done for w in workers), NODES + sum(w.next - w.first for w in workers)


def left_alive():
    """What refers to objects that should be dead."""
    told = []
    for n in [o for o in gc.get_objects() if isinstance(o, Node)][:3]:
        told.append("%r referred to by %s" % (vars(n), [(type(r).__name__, repr(r)[:200]) for r in gc.get_referrers(n)]))
    return told


def choose_operations(only, without):
    """Operations by name, to narrow down what a discrepancy comes from."""
    if only:
        OPERATIONS_OF_A_WORKER[:] = [f for f in OPERATIONS_OF_A_WORKER if f.__name__ in only.split(",")]
    OPERATIONS_OF_A_WORKER[:] = [f for f in OPERATIONS_OF_A_WORKER if f.__name__ not in without.split(",")]


def round_of(threads, seed, number):
    Node.deaths.clear()
    done, made = run_workers(threads, seed, number)
    for _ in range(3):
        gc.collect()
    dead = len(Node.deaths)
    assert len(set(Node.deaths)) == dead, "a finaliser ran twice"
    assert dead == made, "%d of %d objects died; left: %s" % (dead, made, left_alive())
    Node.deaths.clear()
    left = chaos_unreachable()
    assert not left, "the naive collector finds " + left
    ledger_check()
    return done
