# Names in the file system: creating, asking, listing, linking, times, errors with their names.
import os
import shutil
import tempfile

d = tempfile.mkdtemp()
os.chdir(d)
os.makedirs('a/b/c')
open('a/f', 'w').close()
os.symlink('nox', 'a/l')
os.link('a/f', 'a/g')
for e in sorted(os.scandir('a'), key=lambda e: e.name):
    print(e, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.inode() == os.lstat(e.path).st_ino)
# expect: <DirEntry 'b'> a/b True False False True
# expect: <DirEntry 'f'> a/f False True False True
# expect: <DirEntry 'g'> a/g False True False True
# expect: <DirEntry 'l'> a/l False False True True
print(os.stat('a/f').st_nlink, os.readlink('a/l'), sorted(os.listdir(b'a')))  # expect: 2 nox [b'b', b'f', b'g', b'l']
os.utime('a/f', ns=(1_500_000_000_123_456_789, 1_600_000_000_987_654_321))
s = os.stat('a/g')
print(s.st_atime_ns, s.st_mtime_ns, s.st_mtime, s[8])  # expect: 1500000000123456789 1600000000987654321 1600000000.9876542 1600000000
os.chmod('a/f', 0o600)
print(oct(s.st_mode & 0o777) != oct(os.stat('a/f').st_mode & 0o777), os.access('a/f', os.R_OK), os.access('a/l', os.F_OK))  # expect: True True False
fd = os.open('a', os.O_RDONLY)
print(os.stat('f', dir_fd=fd).st_ino == s.st_ino, sorted(os.listdir(fd)))  # expect: True ['b', 'f', 'g', 'l']
os.rename('f', 'h', src_dir_fd=fd, dst_dir_fd=fd)
os.close(fd)
name = os.fsdecode(b'\xff\xe9')
open(name, 'w').close()
print(ascii(name), name in os.listdir(), os.path.exists(os.fsencode(name)))  # expect: '\udcff\udce9' True True
print([(r, sorted(ds), sorted(fs)) for r, ds, fs in os.walk('a')])  # expect: [('a', ['b'], ['g', 'h', 'l']), ('a/b', ['c'], []), ('a/b/c', [], [])]
for f, args in ((os.rename, ('x', 'y')), (os.rmdir, ('a',)), (os.mkdir, ('a',)), (os.unlink, ('a',)), (os.stat, ('a/g/z',)), (os.stat, ('a\0',)), (os.stat, ([],))):
    try:
        f(*args)
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: FileNotFoundError [Errno 2] No such file or directory: 'x' -> 'y'
# expect: OSError [Errno 39] Directory not empty: 'a'
# expect: FileExistsError [Errno 17] File exists: 'a'
# expect: IsADirectoryError [Errno 21] Is a directory: 'a'
# expect: NotADirectoryError [Errno 20] Not a directory: 'a/g/z'
# expect: ValueError stat: embedded null character in path
# expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not list
os.chdir('/')
shutil.rmtree(d)
print(os.path.exists(d), os.getcwd())  # expect: False /


class NoPath:
    __fspath__ = None


for f in (os.fspath, os.stat):
    try:
        f(NoPath())
    except TypeError as e:
        print(e)
# expect: expected str, bytes or os.PathLike object, not NoPath
# expect: stat: path should be string, bytes, os.PathLike or integer, not NoPath
fd = os.timerfd_create(1, flags=os.TFD_NONBLOCK)
print(os.get_inheritable(fd))  # expect: False
os.close(fd)
