"""Streams have a dict, text streams a chunk size."""
import io
import os
import tempfile

for stream in (io.BytesIO(), io.StringIO(), io.BufferedReader(io.BytesIO()), io.TextIOWrapper(io.BytesIO())):
    stream.note = 1
    print(type(stream).__name__, stream.__dict__)
# expect: BytesIO {'note': 1}
# expect: StringIO {'note': 1}
# expect: BufferedReader {'note': 1}
# expect: TextIOWrapper {'note': 1}
raw = io.BytesIO()
raw.name = 'dummy'
print(io.TextIOWrapper(raw))  # expect: <_io.TextIOWrapper name='dummy' encoding='UTF-8'>
text = io.TextIOWrapper(io.BytesIO(b'abcdef'))
text._CHUNK_SIZE = 2
print(text.read(1), text.buffer.tell(), text._CHUNK_SIZE)  # expect: a 2 2
for value in (0, -1, 'x'):
    try:
        text._CHUNK_SIZE = value
    except (ValueError, TypeError) as e:
        print(e)
# expect: a strictly positive integer is required
# expect: a strictly positive integer is required
# expect: 'str' object cannot be interpreted as an integer
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, 'f'), 'wb', buffering=0) as f:
        f.flush = lambda: print('flushing')
        f.x = f
# expect: flushing
