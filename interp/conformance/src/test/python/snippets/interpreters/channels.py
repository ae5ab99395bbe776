# A sender waits for its receiver in another interpreter; ends are released, closed, and forgotten with their interpreter.
import _interpchannels as channels
import _interpreters
import threading

cid = channels.create(3)
print(repr(cid), repr(cid.send), cid == int(cid))  # expect: ChannelID(0) ChannelID(0, send=True) True
interp = _interpreters.create()
receiver = threading.Thread(target=_interpreters.exec, args=(interp, """
import _interpchannels, time
while True:
    try:
        got, unbound = _interpchannels.recv(cid)
        break
    except _interpchannels.ChannelEmptyError:
        time.sleep(0.005)
_interpchannels.send(cid, ('got', got), blocking=False)
""", {'cid': cid}))
receiver.start()
channels.send(cid, b'abc')
receiver.join()
print(channels.recv(cid))  # expect: (('got', b'abc'), None)
print(channels.list_interpreters(cid, send=True), channels.list_interpreters(cid, send=False))  # expect: [0, 1] [0, 1]
_interpreters.exec(interp, "_interpchannels.send(cid, 1, blocking=False); _interpchannels.send(cid, 2, 1, blocking=False)")
_interpreters.destroy(interp)
print(channels.recv(cid))  # expect: (None, 3)
print(channels.recv(cid, 'none'))  # expect: ('none', None)
try:
    channels.send(cid, 1, timeout=0.01)
except TimeoutError as e:
    print(e, channels.get_count(cid))  # expect: timed out 0
channels.send(cid, 'last', blocking=False)
channels.close(cid, send=True)
print(channels.get_info(cid).closing, channels.recv(cid))  # expect: True ('last', None)
try:
    channels.recv(cid)
except channels.ChannelClosedError as e:
    print(e)  # expect: channel 0 is closed
cid = channels._channel_id(channels.create(3))
other = int(cid)
del cid
try:
    channels.get_info(other)
except channels.ChannelNotFoundError as e:
    print(e)  # expect: channel 1 not found
