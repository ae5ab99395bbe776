# The native pickler: the bytes of every protocol, hooks, errors with notes, many threads.
import io
import pickle
import threading


class Plain:
    def __init__(self):
        self.number = 1
        self.items = [1, (2, 3), {4}]


class Evil:
    def __reduce__(self):
        return 5


p = Plain()
p.me = p
for protocol in range(6):
    q = pickle.loads(pickle.dumps(p, protocol))
    print(protocol, q.number, q.items, q.me is q)
# expect: 0 1 [1, (2, 3), {4}] True
# expect: 1 1 [1, (2, 3), {4}] True
# expect: 2 1 [1, (2, 3), {4}] True
# expect: 3 1 [1, (2, 3), {4}] True
# expect: 4 1 [1, (2, 3), {4}] True
# expect: 5 1 [1, (2, 3), {4}] True
print(pickle.dumps([1, 300, -1, 2**40, 1.5, 'a', b'b', None, True], 2))
# expect: b'\x80\x02]q\x00(K\x01M,\x01J\xff\xff\xff\xff\x8a\x06\x00\x00\x00\x00\x00\x01G?\xf8\x00\x00\x00\x00\x00\x00X\x01\x00\x00\x00aq\x01c_codecs\nencode\nq\x02X\x01\x00\x00\x00bq\x03X\x06\x00\x00\x00latin1q\x04\x86q\x05Rq\x06N\x88e.'
print(pickle.dumps(['a', 'a', ()], 4))
# expect: b'\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x01a\x94h\x01)e.'

try:
    pickle.dumps({'key': [1, Evil()]})
except pickle.PicklingError as e:
    print(e, e.__notes__)
# expect: __reduce__ must return a string or tuple, not int ['when serializing __snippet__.Evil object', 'when serializing list item 1', "when serializing dict item 'key'"]

for bad in (b'', b'\x80\x09.', b'(', b'h\x05.', b'\x80\x04X', b'?', b'I1\n'):
    try:
        pickle.loads(bad)
    except Exception as e:
        print(type(e).__name__, e)
# expect: EOFError Ran out of input
# expect: ValueError unsupported pickle protocol: 9
# expect: EOFError Ran out of input
# expect: UnpicklingError Memo value not found at index 5
# expect: UnpicklingError pickle data was truncated
# expect: UnpicklingError invalid load key, '?'.
# expect: EOFError Ran out of input


class Named(pickle.Pickler):
    def persistent_id(self, obj):
        return 'the print' if obj is print else None

    def reducer_override(self, obj):
        return (complex, (1, 2)) if isinstance(obj, Plain) else NotImplemented


class Finder(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()


f = io.BytesIO()
Named(f).dump([print, p])
f.seek(0)
print(Finder(f).load())  # expect: ['THE PRINT', (1+2j)]

buffers = []
data = pickle.dumps(pickle.PickleBuffer(bytearray(b'abc')), 5, buffer_callback=buffers.append)
print(len(buffers), bytes(buffers[0].raw()), pickle.loads(data, buffers=buffers) is buffers[0])  # expect: 1 b'abc' True

deep = []
for _ in range(200_000):
    deep = [deep]
try:
    pickle.dumps(deep)
except RecursionError:
    print('too deep')  # expect: too deep
while deep:
    deep = deep[0]

shared = {'lock-free': list(range(50)), 'p': p}
wrong = []


def work():
    for _ in range(50):
        back = pickle.loads(pickle.dumps(shared))
        if back['lock-free'] != shared['lock-free'] or back['p'].me is not back['p']:
            wrong.append(back)


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong)  # expect: []
