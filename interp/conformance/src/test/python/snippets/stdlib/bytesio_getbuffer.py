# BytesIO.getbuffer shares the bytes; while a view exists, their size stays.
import io

b = io.BytesIO(b'abcdef')
view = b.getbuffer()
view[1:3] = b'XY'
print(b.getvalue(), bytes(view[3:]))  # expect: b'aXYdef' b'def'
for change in (lambda: b.write(b'x'), lambda: b.truncate(1), b.close):
    try:
        change()
    except BufferError as e:
        print(e)
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
view.release()
print(b.write(b'x'), b.getvalue())  # expect: 1 b'xXYdef'
