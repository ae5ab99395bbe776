"""A file opened by a path object is named by the path's text, in errors too."""
import io
import os


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


with open(Path(os.devnull)) as f, open(Path(os.devnull.encode()), 'rb') as b:
    print(f.name, f.buffer.raw.name, b.name)  # expect: /dev/null /dev/null b'/dev/null'
try:
    open(Path('/no/such/file'))
except FileNotFoundError as e:
    print(repr(e.filename))  # expect: '/no/such/file'
for wrong in (1.5, None, Path(1)):
    try:
        open(wrong)
    except TypeError as e:
        print(e)
# expect: expected str, bytes or os.PathLike object, not float
# expect: expected str, bytes or os.PathLike object, not NoneType
# expect: expected Path.__fspath__() to return str or bytes, not int
with io.FileIO(Path(os.devnull)) as raw:
    print(type(raw.name).__name__)  # expect: Path
