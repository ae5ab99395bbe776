# TextIOWrapper: positions between characters of any encoding, byte order marks, line ends across chunks, errors of its states.
import io

data = 'aé\u20ac\U0001f40d\r\nb\rc\nd' * 3
for encoding in ('utf-8', 'utf-16', 'utf-8-sig', 'shift_jis', 'latin-1'):
    text = data if encoding.startswith('utf') else data.replace('\u20ac', 'x').replace('\U0001f40d', 'y').replace('é', 'z')
    for chunk in (1, 3, 128):
        t = io.TextIOWrapper(io.BytesIO(text.encode(encoding)), encoding)
        t._CHUNK_SIZE = chunk
        whole = t.read()
        for i in range(len(whole)):
            t.seek(0)
            t.read(i)
            p = t.tell()
            rest = t.read()
            t.seek(p)
            assert t.read() == rest == whole[i:], (encoding, chunk, i)
print(repr(whole[:10]), t.newlines)  # expect: 'azxy\nb\nc\nd' ('\r', '\n', '\r\n')

raw = io.BytesIO()
t = io.TextIOWrapper(raw, 'utf-16')
t.write('a')
t.seek(0, 2)
t.write('b')
t.flush()
print(raw.getvalue())  # expect: b'\xff\xfea\x00b\x00'
t = io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc\r\n'), 'ascii', newline='\r\n')
t._CHUNK_SIZE = 2
print(t.readlines())  # expect: ['a\r\n', 'b\rc\r\n']
t = io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc'), 'ascii', newline='')
t._CHUNK_SIZE = 2
print(t.readlines(), t.newlines)  # expect: ['a\r\n', 'b\r', 'c'] ('\r', '\r\n')


def outcome(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)


t.seek(0)
next(t)
print(outcome(t.tell))  # expect: OSError: telling position disabled by next() call
print(outcome(lambda: t.reconfigure(encoding='utf-8')))
# expect: UnsupportedOperation: It is not possible to set the encoding or newline of stream after the first read
print(outcome(lambda: io.TextIOWrapper(io.BytesIO(), 'hex')))
# expect: LookupError: 'hex' is not a text encoding
print(outcome(io.TextIOWrapper.__new__(io.TextIOWrapper).read))  # expect: ValueError: I/O operation on uninitialized object
t.detach()
print(outcome(t.read), repr(t))  # expect: ValueError: underlying buffer has been detached <_io.TextIOWrapper encoding='ascii'>
print(outcome(io.BufferedReader.__new__(io.BufferedReader).read))  # expect: ValueError: I/O operation on uninitialized object
b = io.BufferedReader(io.BytesIO(b'abcdefgh'), 4)
b.read(1)
print(b.seek(1, 1), b.read(1), b.seek(0), b.read(2), b.readinto1(bytearray(8)))  # expect: 2 b'c' 0 b'ab' 6
s = io.StringIO('a\r\nb', newline=None)
s.read(2)
print(s.__getstate__())  # expect: ('a\nb', None, 2, None)
