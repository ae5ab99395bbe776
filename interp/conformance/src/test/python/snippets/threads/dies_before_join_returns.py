"""What a thread drops last is dead when join() returns, also if the thread ended before anybody waited."""
import threading

log = []


class D:
    def __del__(self):
        log.append('died')


def once():
    log.clear()
    t = threading.Thread(target=lambda d: None, args=(D(),))
    t.start()
    t.join()
    return log == ['died']


print([i for i in range(600) if not once()])  # expect: []
