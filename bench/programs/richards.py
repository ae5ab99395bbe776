# SPDX-License-Identifier: Apache-2.0
"""An operating system in small: tasks of several kinds, a scheduler by priority, packets in queues (after Martin Richards)."""
from _bench import run

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 1000, 1001
PACKET_BYTES = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * PACKET_BYTES

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, ident, priority, queue):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.input = queue
        self.pending = queue is not None
        self.waiting = queue is None
        self.held = False
        system.add(self)

    def add_packet(self, packet, old):
        if self.input is None:
            self.input = packet
            self.pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.input)
        return old

    def ready(self):
        return not self.held and (self.pending or not self.waiting)

    def run_task(self):
        packet = None
        if self.waiting and self.pending:
            packet = self.input
            self.input = packet.link
            self.pending = self.input is not None
            self.waiting = False
        return self.step(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.system.holds += 1
        self.held = True
        return self.system.next_after(self)

    def release(self, ident):
        other = self.system.find(ident)
        other.held = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        other = self.system.find(packet.ident)
        self.system.queued += 1
        packet.link = None
        packet.ident = self.ident
        return other.add_packet(packet, self)


class Idle(Task):
    def __init__(self, system, count):
        self.control = 1
        self.count = count
        Task.__init__(self, system, IDLE, 0, None)
        self.waiting = False

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, system, priority, queue):
        self.destination = HANDLER_A
        self.letter = 0
        Task.__init__(self, system, WORKER, priority, queue)

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(PACKET_BYTES):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        return self.send(packet)


class Handler(Task):
    def __init__(self, system, ident, priority, queue):
        self.work_in = None
        self.device_in = None
        Task.__init__(self, system, ident, priority, queue)

    def step(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is None:
            return self.wait()
        count = work.datum
        if count >= PACKET_BYTES:
            self.work_in = work.link
            return self.send(work)
        device = self.device_in
        if device is None:
            return self.wait()
        self.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class Device(Task):
    def __init__(self, system, ident, priority):
        self.packet = None
        Task.__init__(self, system, ident, priority, None)

    def step(self, packet):
        if packet is None:
            packet = self.packet
            if packet is None:
                return self.wait()
            self.packet = None
            return self.send(packet)
        self.packet = packet
        return self.hold()


class System:
    def __init__(self):
        self.tasks = [None] * 6
        self.order = []
        self.queued = 0
        self.holds = 0

    def add(self, task):
        self.tasks[task.ident] = task
        self.order.insert(0, task)

    def find(self, ident):
        return self.tasks[ident]

    def next_after(self, task):
        index = self.order.index(task) + 1
        return self.order[index] if index < len(self.order) else None

    def schedule(self):
        task = self.order[0]
        while task is not None:
            if task.ready():
                task = task.run_task()
                if task is not None and task.waiting and not task.pending:
                    task = self.next_after(task)
            else:
                task = self.next_after(task)


def chain(n, ident, kind):
    queue = None
    for _ in range(n):
        queue = Packet(queue, ident, kind)
    return queue


def work():
    system = System()
    Idle(system, 12000)
    Worker(system, 1000, chain(2, WORKER, KIND_WORK))
    Handler(system, HANDLER_A, 2000, chain(3, DEVICE_A, KIND_DEVICE))
    Handler(system, HANDLER_B, 3000, chain(3, DEVICE_B, KIND_DEVICE))
    Device(system, DEVICE_A, 4000)
    Device(system, DEVICE_B, 5000)
    system.schedule()
    return "%d/%d" % (system.queued, system.holds)


run("richards", work)
