# SPDX-License-Identifier: Apache-2.0
# A stack that faulthandler writes on a signal is written when kill() of the own process returns; a handler that is chained has run by then.
import faulthandler
import os
import signal
import tempfile

called = []
signal.signal(signal.SIGUSR1, lambda *args: called.append(args[0]))


def stack(**options):
    with tempfile.TemporaryFile() as f:
        faulthandler.register(signal.SIGUSR1, file=f, **options)
        os.kill(os.getpid(), signal.SIGUSR1)
        print(faulthandler.unregister(signal.SIGUSR1))
        f.seek(0)
        return f.read().decode().splitlines()


lines = stack(all_threads=False)
# expect: True
print(lines[0], lines[1].endswith('in stack'), called)  # expect: Stack (most recent call first): True []
lines = stack(chain=True)
# expect: True
print(lines[0].startswith('Current thread 0x'), lines[1].endswith('in stack'), called == [signal.SIGUSR1])  # expect: True True True
os.kill(os.getpid(), signal.SIGUSR1)
print(len(called))  # expect: 2
