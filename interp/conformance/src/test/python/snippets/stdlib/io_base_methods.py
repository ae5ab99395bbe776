"""The methods of the base classes of io are their own, whatever the stream does itself."""
import io


class Mute(io.BytesIO):
    readable = io.BufferedIOBase.readable
    read = io.BufferedIOBase.read


class Fixed(io.BytesIO):
    writable = io.IOBase.writable
    write = io.BufferedIOBase.write


print(Mute().readable(), io.TextIOWrapper(Mute(), 'ascii').readable(), Fixed().writable())  # expect: False False False
print(io.IOBase.readable(io.StringIO()), io.StringIO().readable(), io.IOBase.seekable(io.BytesIO()))  # expect: False True False
for f in (Mute().read, lambda: Fixed().write(b'x'), lambda: io.TextIOBase.read(io.StringIO('x')), lambda: io.BufferedIOBase.detach(io.BytesIO())):
    try:
        f()
    except io.UnsupportedOperation as e:
        print(e)
# expect: read
# expect: write
# expect: read
# expect: detach
