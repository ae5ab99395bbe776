"""Methods of built-in types say what they do, and show the signature that their callers see."""
import inspect

for f in (str.find, bytes.count, bytearray.startswith, bytes.center, bytearray.translate, str.maketrans):
    print(f.__qualname__, f.__text_signature__)
# expect: str.find ($self, sub[, start[, end]], /)
# expect: bytes.count ($self, sub[, start[, end]], /)
# expect: bytearray.startswith ($self, prefix[, start[, end]], /)
# expect: bytes.center ($self, width, fillchar=b' ', /)
# expect: bytearray.translate ($self, table, /, delete=b'')
# expect: str.maketrans (x, y=<unrepresentable>, z=<unrepresentable>, /)

for t in (str, bytes, bytearray, tuple, list, dict, set, int, float, memoryview):
    methods = [n for n in vars(t) if callable(getattr(t, n)) and not n.startswith('_')]
    print(t.__name__, [n for n in methods if not inspect.getdoc(getattr(t, n))])
# expect: str []
# expect: bytes []
# expect: bytearray []
# expect: tuple []
# expect: list []
# expect: dict []
# expect: set []
# expect: int []
# expect: float []
# expect: memoryview []
