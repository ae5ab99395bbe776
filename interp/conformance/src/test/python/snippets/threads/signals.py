# Signals that the program sends itself: handlers, masks, waits.
import _thread
import os
import signal
import threading
import time

got = []


def handler(number, frame):
    got.append((number, frame.f_code.co_name))


print(signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)  # expect: True
signal.signal(signal.SIGUSR1, handler)
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(got)  # expect: [(10, '<module>'), (10, '<module>'), (10, '<module>')]

got.clear()
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print(got, sorted(map(int, signal.sigpending())))  # expect: [] [10]
print(signal.sigwait([signal.SIGUSR1]).name, got)  # expect: SIGUSR1 []
signal.raise_signal(signal.SIGUSR1)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print(len(got))  # expect: 1

old = signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('interrupted')  # expect: interrupted
try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print('interrupted')  # expect: interrupted

# A signal ends the main thread's waits.
lock = threading.Lock()
lock.acquire()
waits = [lock.acquire, lambda: time.sleep(60), lambda: threading.Event().wait(60)]
for wait in waits:
    timer = threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    try:
        wait()
    except KeyboardInterrupt:
        print('interrupted')
    timer.join()
# expect: interrupted
# expect: interrupted
# expect: interrupted

for call in (lambda: signal.signal(9, handler), lambda: signal.signal(0, handler), lambda: signal.signal(2, 3), lambda: signal.sigwait([99]),
             lambda: signal.sigtimedwait([10], -1), lambda: signal.setitimer(7, 1)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: ValueError signal number 99 out of range [1; 64]
# expect: ValueError timeout must be non-negative
# expect: ItimerError [Errno 22] Invalid argument

# What was ignored can be handled again, whoever sends it.
import subprocess
for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR2:
    before = signal.signal(number, signal.SIG_IGN)
    subprocess.run(['kill', '-%d' % number, str(os.getpid())], check=True)
    got.clear()
    print(signal.signal(number, handler) is signal.SIG_IGN)
    subprocess.run(['kill', '-%d' % number, str(os.getpid())], check=True)
    for _ in range(500):
        if got:
            break
        time.sleep(0.01)
    print([n for n, name in got])
    signal.signal(number, before)
# expect: True
# expect: [2]
# expect: True
# expect: [15]
# expect: True
# expect: [1]
# expect: True
# expect: [12]
