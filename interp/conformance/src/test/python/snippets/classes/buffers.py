# Classes with __buffer__ and __release_buffer__ give memory, and learn when it is no longer used.
class Plain:
    def __init__(self):
        self.data = bytearray(b'hello')
        self.events = []

    def __buffer__(self, flags):
        self.given = memoryview(self.data)
        self.events.append(flags)
        return self.given

    def __release_buffer__(self, view):
        self.events.append(view is self.given)


p = Plain()
with memoryview(p) as m:
    m[0] = ord('J')
    print(m.tobytes(), p.events)  # expect: b'Jello' [284]
print(bytes(p), p.events)  # expect: b'Jello' [284, True, 284, True]


class Derived(bytearray):
    def __release_buffer__(self, view):
        for name, use in ('view', memoryview), ('slice', lambda v: v[:1]), ('hash', hash), ('bytes', lambda v: v.tobytes()):
            try:
                print(name, use(view))
            except ValueError as e:
                print(name, e)
        super().__release_buffer__(view)


d = Derived(b'abc')
memoryview(d).release()
# expect: view cannot create new view on restricted memoryview
# expect: slice cannot create new view on restricted memoryview
# expect: hash cannot hash writable memoryview object
# expect: bytes b'abc'
d.append(100)
print(d)  # expect: Derived(b'abcd')


class Wrong:
    def __buffer__(self, flags):
        return b'no view'


try:
    memoryview(Wrong())
except TypeError as e:
    print(e)  # expect: __buffer__ returned non-memoryview object
b = bytearray(b'x')
v = b.__buffer__(0)
try:
    bytearray().__release_buffer__(v)
except ValueError as e:
    print(e)  # expect: memoryview's buffer is not this object
b.__release_buffer__(v)
try:
    b.__release_buffer__(v)
except ValueError as e:
    print(e)  # expect: memoryview's buffer has already been released
try:
    b.__buffer__(2 ** 40)
except OverflowError as e:
    print(e)  # expect: buffer flags out of range
