# zlib: containers, pieces of any size, copies, dictionaries, checksums.
import random
import zlib

r = random.Random(5)
wrong = 0
for i in range(40):
    kind = r.randrange(3)
    n = r.choice([0, 1, 10, 500, 5000, 40000])
    data = r.randbytes(n) if kind == 0 else bytes(r.choices(b'abcde \n', k=n)) if kind == 1 else b'the quick brown fox %d ' % i * (n // 20)
    wbits = r.choice([15, -15, 31, 9, -9, 25, 12])
    given = {'zdict': b'quick brown'} if wbits < 16 and i % 3 == 0 else {}
    c = zlib.compressobj(r.randrange(-1, 10), 8, wbits, r.randrange(1, 10), r.randrange(5), **given)
    out, at = b'', 0
    while at < len(data):
        n = r.choice([1, 100, 5000])
        out += c.compress(data[at:at + n])
        at += n
        if r.random() < .1:
            out += c.flush(r.choice([1, 2, 3, 5]))
        if r.random() < .1:
            c = c.copy()
    rest = out + c.flush() + b'TRAIL'
    d, got, piece = zlib.decompressobj(wbits, **given), b'', b''
    while not d.eof:
        if not piece:
            n = r.choice([1, 7, 1000])
            piece, rest = rest[:n], rest[n:]
        most = r.choice([0, 1, 50, 4096])
        part = d.decompress(piece, most)
        got += part
        wrong += most > 0 and len(part) > most
        piece = d.unconsumed_tail
        if r.random() < .05:
            d = d.copy()
    wrong += got != data or d.unused_data + rest != b'TRAIL'
print(wrong)  # expect: 0

print(zlib.crc32(b'hello', 12345), zlib.adler32(b'', 0xffffffff), zlib.crc32(b'x' * 4000, 7), zlib.adler32(b'x' * 4000, 7))  # expect: 1779074256 917518 3259014864 3784397680


def error(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


packed = zlib.compress(b'hello world ' * 20)
error(lambda: zlib.decompress(packed[:-1]))  # expect: error Error -5 while decompressing data: incomplete or truncated stream
error(lambda: zlib.decompress(packed[:-1] + b'\0'))  # expect: error Error -3 while decompressing data: incorrect data check
error(lambda: zlib.decompress(packed, wbits=9))  # expect: error Error -3 while decompressing data: invalid window size
error(lambda: zlib.decompress(b'abc'))  # expect: error Error -3 while decompressing data: incorrect header check
error(lambda: zlib.compress(b'', 10))  # expect: error Bad compression level
