"""When both halves of a close fail, the first failure is the context of the second. OrderedDict objects have a dict."""
import collections
import io
import pickle
import weakref


def fail(text):
    raise OSError(text)


for make in (io.BufferedReader, io.BufferedWriter, io.TextIOWrapper):
    raw = io.BytesIO()
    stream = make(raw)
    stream.flush = lambda: fail('flush')
    raw.close = lambda: fail('close')
    try:
        stream.close()
    except OSError as e:
        print(e, '/', e.__context__, stream.closed)
    del raw.close, stream.flush
    try:
        stream.close()
    except ValueError:
        pass
# expect: close / flush False
# expect: close / flush False
# expect: close / flush False
d = collections.OrderedDict(a=1)
d.x = [2]
e = pickle.loads(pickle.dumps(d))
print(d.__dict__, e == d, e.x, weakref.ref(d)() is d, d.copy() == d)  # expect: {'x': [2]} True [2] True True
