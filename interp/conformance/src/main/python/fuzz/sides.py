# SPDX-License-Identifier: Apache-2.0
"""The two interpreters: streams of checksums from both, and servers that answer for single inputs."""
import json
import os
import queue
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DRIVER = os.path.join(HERE, 'driver.py')
MODES = {'on': [], 'off': ['-X', 'jit=off'], 'eager': ['-X', 'jit=eager'], 'exits': ['-X', 'jit=eager', '-X', 'jitexits=30']}
PATIENCE = 60
# A look that comes later than this comes after a pause of the whole machine, which no program is to blame for.
LATE = 5


class Side:
    """How one interpreter is started."""

    def __init__(self, name, command, library):
        self.name, self.command, self.library = name, command, library
        self.environment = dict(os.environ, PYTHONHASHSEED='0', PYTHONDONTWRITEBYTECODE='1', PYTHONIOENCODING='utf-8:backslashreplace')

    def start(self, *arguments, stdin=subprocess.DEVNULL):
        return subprocess.Popen([*self.command, DRIVER, *map(str, arguments)], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment, encoding='utf-8', errors='replace')


class Lines:
    """The lines a process prints, with a limit to how long it may be silent."""

    def __init__(self, process):
        self.process = process
        self.lines = queue.Queue()
        self.tail = []
        threading.Thread(target=self.read, daemon=True).start()
        threading.Thread(target=self.read_errors, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def read_errors(self):
        for line in self.process.stderr:
            self.tail.append(line)
            del self.tail[:-30]

    def next(self, until=None):
        """The next line; None if the process ended; TimeoutError if it is stuck; 'late' once the time is over."""
        waited = 0
        while True:
            before = time.monotonic()
            try:
                return self.lines.get(timeout=0.5)
            except queue.Empty:
                took = time.monotonic() - before
                waited += took if took < LATE else 0
                if until and time.monotonic() > until:
                    return 'late'
                if waited > PATIENCE:
                    raise TimeoutError

    def end(self):
        self.process.kill()
        self.process.wait()


def stream(side, kind, first, count, until, found, troubles):
    """Fills found with {seed: checksums}; a seed that kills or hangs the process goes to troubles and is stepped over."""
    at = first
    while at < first + count and not (until and time.monotonic() > until):
        lines = Lines(side.start('run', kind, side.library, at, first + count - at))
        try:
            while (line := lines.next(until)) not in (None, 'late'):
                seed, *sums = line.split()
                found[int(seed)] = tuple(sums)
                at = int(seed) + 1
                if until and time.monotonic() > until:
                    line = 'late'
                    break
            if line == 'late' or at == first + count:
                return
            troubles.append((at, f'{side.name} ended with code {lines.process.wait()}: {"".join(lines.tail)[-1500:]}'))
        except TimeoutError:
            troubles.append((at, f'{side.name} hangs: {dumped(lines)}'))
        finally:
            lines.end()
        at += 1


def dumped(lines):
    """Asks a JVM for its threads."""
    subprocess.run(['kill', '-QUIT', str(lines.process.pid)])
    text = []
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        try:
            text.append(lines.lines.get(timeout=0.2) or '')
        except queue.Empty:
            pass
    at = next((i for i, line in enumerate(text) if line.startswith('"main"')), 0)
    return ''.join(text[at:at + 25])


def both(sides, kind, first, count, until=None):
    """Runs seeds on both sides at once. Returns how many both finished, the seeds that differ, and what went wrong."""
    found, troubles = ({}, {}), []
    workers = [threading.Thread(target=stream, args=(side, kind, first, count, until, f, troubles)) for side, f in zip(sides, found)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    common = sorted(found[0].keys() & found[1].keys())
    return len(common), [seed for seed in common if found[0][seed] != found[1][seed]], troubles


class Server:
    """A process that answers for single inputs; one that hangs or dies is replaced, and says so in its answer."""

    def __init__(self, side):
        self.side = side
        self.lines = None

    def ask(self, **request):
        if self.lines is None:
            self.lines = Lines(self.side.start('serve', self.side.library, stdin=subprocess.PIPE))
        stdin = self.lines.process.stdin
        try:
            stdin.write(json.dumps(request) + '\n')
            stdin.flush()
            line = self.lines.next()
            if line is not None:
                return json.loads(line)
            record = f'the process ended with code {self.lines.process.wait()}: {"".join(self.lines.tail)[-1500:]}'
        except BrokenPipeError:
            record = 'the process ended'
        except TimeoutError:
            record = f'hangs: {dumped(self.lines)}'
        self.close()
        return {'made': request.get('made'), 'record': record}

    def close(self):
        if self.lines:
            self.lines.end()
            self.lines = None
