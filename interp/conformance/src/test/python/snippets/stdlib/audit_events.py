# Operations that audit hooks hear of.
import io
import marshal
import mmap
import os
import socket
import sys
import time

seen = []
on = False
def hook(event, args):
    if on:
        seen.append((event, args))
sys.addaudithook(hook)

def heard(f, *names):
    global on
    seen.clear()
    on = True
    try:
        f()
    except (OSError, ValueError):
        pass
    finally:
        on = False
    return [(e, *args) for e, args in list(seen) if e in names]

print(heard(lambda: open("/nowhere/x"), "open")[0][:3])  # expect: ('open', '/nowhere/x', 'r')
print(heard(lambda: open("/nowhere/x", "wb"), "open")[0][:3])  # expect: ('open', '/nowhere/x', 'w')
print(heard(lambda: io.FileIO("/nowhere/x", "a+"), "open")[0][:3])  # expect: ('open', '/nowhere/x', 'a+')
print(heard(lambda: os.open("/nowhere/x", os.O_RDONLY), "open")[0][:3])  # expect: ('open', '/nowhere/x', None)
print(heard(lambda: marshal.loads(marshal.dumps((1, 2))), "marshal.dumps", "marshal.loads"))  # expect: [('marshal.dumps', (1, 2), 5), ('marshal.loads', b'\xa9\x02\xe9\x01\x00\x00\x00\xe9\x02\x00\x00\x00')]
print([e for e, in heard(lambda: marshal.load(io.BytesIO(b"N")), "marshal.load")])  # expect: ['marshal.load']
print(heard(lambda: time.sleep(0), "time.sleep"), heard(lambda: time.sleep(-1), "time.sleep"))  # expect: [('time.sleep', 0)] [('time.sleep', -1)]
print([(e, f.f_code.co_name) for e, f in heard(sys._getframe, "sys._getframe")])  # expect: [('sys._getframe', 'heard')]
print(heard(sys._getframemodulename, "sys._getframemodulename"))  # expect: [('sys._getframemodulename', 0)]
print(heard(lambda: sys.monitoring.register_callback(1, 1, None), "sys.monitoring.register_callback"))  # expect: [('sys.monitoring.register_callback', None)]
print([e[1:3] for e in heard(lambda: mmap.mmap(-1, 8), "mmap.__new__")])  # expect: [(-1, 8)]
print(heard(socket.gethostname, "socket.gethostname"))  # expect: [('socket.gethostname',)]
s = socket.socket()
print([(e, a is s, b) for e, a, b in heard(lambda: s.bind(("127.0.0.1", 0)), "socket.bind")])  # expect: [('socket.bind', True, ('127.0.0.1', 0))]
s.close()
def stop(event, args):
    if on and event == "open":
        raise RuntimeError("not allowed")
sys.addaudithook(stop)
on = True
try:
    open(__file__)
except RuntimeError as e:
    on = False
    print(e)  # expect: not allowed
