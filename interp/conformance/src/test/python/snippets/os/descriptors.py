# One table of descriptors for os, io and what both open.
import errno
import io
import os
import tempfile

d = tempfile.mkdtemp()
p = os.path.join(d, 'f')
fd = os.open(p, os.O_RDWR | os.O_CREAT, 0o640)
print(os.write(fd, b'hello world'))  # expect: 11
copy = os.dup(fd)
os.lseek(copy, 6, os.SEEK_SET)
print(os.read(fd, 3), os.get_inheritable(fd), os.get_inheritable(copy))  # expect: b'wor' False False
with os.fdopen(copy, 'rb') as f:
    print(f.read(), f.fileno() == copy)  # expect: b'ld' True
try:
    os.fstat(copy)
except OSError as e:
    print(type(e).__name__, e)  # expect: OSError [Errno 9] Bad file descriptor
st = os.fstat(fd)
print(st.st_size, oct(st.st_mode & 0o7777), st.st_ino == os.stat(p).st_ino)  # expect: 11 0o640 True
os.ftruncate(fd, 5)
print(os.pread(fd, 10, 1), os.pwrite(fd, b'J', 0), os.pread(fd, 10, 0))  # expect: b'ello' 1 b'Jello'
with open(fd, 'r', closefd=False) as f:
    f.seek(0)
    print(f.read())  # expect: Jello
r, w = os.pipe()
print(os.writev(w, [b'ab', b'cd', b'']))  # expect: 4
b1, b2 = bytearray(3), bytearray(3)
print(os.readv(r, [b1, b2]), b1, b2)  # expect: 4 bytearray(b'abc') bytearray(b'd\x00\x00')
os.set_blocking(r, False)
print(os.get_blocking(r), open(r, 'rb', buffering=0, closefd=False).read(1))  # expect: False None
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e.errno == errno.EAGAIN)  # expect: True
os.dup2(w, fd)
os.write(fd, b'x')
print(os.read(r, 5))  # expect: b'x'
for x in (r, w, fd):
    os.close(x)
try:
    os.close(fd)
except OSError as e:
    print(e.errno == errno.EBADF)  # expect: True
try:
    open(d)
except IsADirectoryError as e:
    print(e.filename == d)  # expect: True
os.unlink(p)
os.rmdir(d)
