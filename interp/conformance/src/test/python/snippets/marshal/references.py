# What is held twice is written once and read as one object; sets are written in an order of their own.
import io
import marshal

a = []
a.append(a)
print(marshal.dumps(a))  # expect: b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00'
b = marshal.loads(marshal.dumps(a))
print(b[0] is b, len(b))  # expect: True 1
d = {"hello": a, "self": None}
d["self"] = d
e = marshal.loads(marshal.dumps(d))
print(e["self"] is e, e["hello"][0] is e["hello"])  # expect: True True

print(marshal.dumps([1, 2.5, "x", 1]))  # expect: b'[\x04\x00\x00\x00\xe9\x01\x00\x00\x00\xe7\x00\x00\x00\x00\x00\x00\x04@\xda\x01xr\x00\x00\x00\x00'
t = ("Spam", 3)
print(marshal.dumps([t, t, {t}, frozenset([t])]))  # expect: b'[\x04\x00\x00\x00\xa9\x02\xda\x04Spam\xe9\x03\x00\x00\x00r\x00\x00\x00\x00<\x01\x00\x00\x00r\x00\x00\x00\x00>\x01\x00\x00\x00r\x00\x00\x00\x00'
x, y = marshal.loads(marshal.dumps((t, t)))
print(x is y, x)  # expect: True ('Spam', 3)
x, y = marshal.loads(marshal.dumps((t, t), 2))
print(x is y, marshal.dumps((t, t), 2))  # expect: False b'(\x02\x00\x00\x00(\x02\x00\x00\x00u\x04\x00\x00\x00Spami\x03\x00\x00\x00(\x02\x00\x00\x00u\x04\x00\x00\x00Spami\x03\x00\x00\x00'
print(marshal.dumps([[], [], {}, set()]))  # expect: b'[\x04\x00\x00\x00[\x00\x00\x00\x00[\x00\x00\x00\x00{0<\x00\x00\x00\x00'
print(marshal.dumps({3, 1, 2, (1, 2), "y", "x", b"c"}))  # expect: b'<\x07\x00\x00\x00\xa9\x02\xe9\x01\x00\x00\x00\xe9\x02\x00\x00\x00\xda\x01x\xda\x01yr\x01\x00\x00\x00r\x02\x00\x00\x00\xe9\x03\x00\x00\x00\xf3\x01\x00\x00\x00c'

# Files give what belongs to the value and no more, also those that cannot seek.
class Pipe:
    def __init__(self, data):
        self.data = data
        self.asked = []
    def read(self, n):
        return b""
    def readinto(self, view):
        n = min(len(view), len(self.data))
        view[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

p = Pipe(marshal.dumps([1, "two", 3.5, b"four", (5, 6)]) + b"rest")
print(marshal.load(p), p.data)  # expect: [1, 'two', 3.5, b'four', (5, 6)] b'rest'
for bad in (b"", b"i\1", b"[\5\0\0\0N"):
    try:
        marshal.load(Pipe(bad))
    except EOFError as e:
        print(e)  # expect: EOF read where object expected
        # expect: EOF read where not expected
        # expect: EOF read where object expected

class Liar(Pipe):
    def readinto(self, view):
        return super().readinto(view) + (10**6 if len(view) > 4 else 0)
try:
    marshal.load(Liar(marshal.dumps(b"0123456789")))
except ValueError as e:
    print(e)  # expect: read() returned too much data: 10 bytes requested, 1000010 returned
class Text(Pipe):
    def read(self, n):
        return ""
try:
    marshal.load(Text(b"N"))
except TypeError as e:
    print(e)  # expect: file.read() returned not bytes but str
f = io.BytesIO(marshal.dumps(1) + marshal.dumps("x"))
print(marshal.load(f), marshal.load(f), f.read())  # expect: 1 x b''
for data in (b"r\0\0\0\0", b"[\xff\xff\xff\xff", b"\xbe\1\0\0\0r\0\0\0\0", b"(\xff\xff\xff\x7f"):
    try:
        marshal.loads(data)
    except (ValueError, EOFError) as e:
        print(type(e).__name__, e)  # expect: ValueError bad marshal data (invalid reference)
        # expect: ValueError bad marshal data (list size out of range)
        # expect: ValueError bad marshal data (invalid reference)
        # expect: EOFError EOF read where object expected
