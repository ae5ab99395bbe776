"""A memoryview keeps its hash; what runs while it is read cannot release it."""
import array
import io

m = memoryview(b'abcdef')
h = hash(m)
m.release()
print(hash(m) == h == hash(b'abcdef'))  # expect: True


class Evil(array.array):
    def __hash__(self):
        view.release()
        return 1


view = memoryview(Evil('B', b'abc')).toreadonly()
data = bytearray(b'abc')
other = memoryview(data)


class Separator(bytes):
    def __len__(self):
        other.release()
        return 1


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: hash(view))  # expect: BufferError memoryview has 1 exported buffer
attempt(lambda: other.hex(Separator(b':')))  # expect: BufferError memoryview has 1 exported buffer
attempt(lambda: io.BytesIO(b'ZZ').readinto(memoryview(b'ab')))  # expect: TypeError readinto() argument must be read-write bytes-like object, not memoryview
for key in ((slice(0, 1), 0), (0, slice(0, 1)), (slice(0, 1), slice(0, 1)), (0.0,)):
    attempt(lambda: memoryview(data).__setitem__(key, b'a'))
# expect: TypeError memoryview: invalid slice key
# expect: TypeError memoryview: invalid slice key
# expect: NotImplementedError memoryview slice assignments are currently restricted to ndim = 1
# expect: TypeError memoryview: invalid slice key
