# What the output stream cannot encode is shown as escapes, once.
import io
import sys

text = "a=\xe9 b=\udc80 c=\U00010000 d=\U0010ffff"
for encoding in ("ascii", "latin-1", "utf-8"):
    raw = io.BytesIO()
    wrapper = io.TextIOWrapper(raw, encoding, write_through=True)
    stdout, sys.stdout = sys.stdout, wrapper
    try:
        sys.displayhook(text)
    finally:
        sys.stdout = stdout
    print(raw.getvalue())  # expect: b"'a=\\xe9 b=\\udc80 c=\\U00010000 d=\\U0010ffff'\n"
    # expect: b"'a=\xe9 b=\\udc80 c=\\U00010000 d=\\U0010ffff'\n"
    # expect: b"'a=\xc3\xa9 b=\\udc80 c=\xf0\x90\x80\x80 d=\\U0010ffff'\n"

class Narrow(io.StringIO):
    encoding = "ascii"
    def write(self, s):
        s.encode("ascii")
        return super().write(s)
n = Narrow()
stdout, sys.stdout = sys.stdout, n
try:
    sys.displayhook(text)
finally:
    sys.stdout = stdout
print(n.getvalue(), end="")  # expect: 'a=\xe9 b=\udc80 c=\U00010000 d=\U0010ffff'
