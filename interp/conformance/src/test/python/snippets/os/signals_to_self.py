# A signal that the program sends itself is handled before kill() returns; dataclasses with slots are made again.
import dataclasses
import os
import signal

seen = []
old = signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
for i in range(3):
    os.kill(os.getpid(), signal.SIGUSR1)
    print(len(seen))
# expect: 1
# expect: 2
# expect: 3
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGUSR1)
print(len(seen))  # expect: 3
signal.signal(signal.SIGUSR1, old)
os.kill(os.getpid(), 0)
try:
    os.kill(os.getpid(), 99)
except OSError as e:
    print(e)  # expect: [Errno 22] Invalid argument


@dataclasses.dataclass(slots=True)
class Point:
    x: int
    y: int = 2


print(Point(1), hasattr(Point(1), '__dict__'), Point.__slots__)  # expect: Point(x=1, y=2) False ('x', 'y')
