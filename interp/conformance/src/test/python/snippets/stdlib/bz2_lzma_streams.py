# _bz2 and _lzma: input and output in pieces of any size, what follows the stream, errors.
import _bz2
import _lzma
import random

r = random.Random(11)
RAW = [{'id': _lzma.FILTER_DELTA, 'dist': 3}, {'id': _lzma.FILTER_LZMA2, 'preset': 1}]
RAW1 = [{'id': _lzma.FILTER_LZMA1, 'preset': 0}]
KINDS = [
    (lambda: _bz2.BZ2Compressor(1), _bz2.BZ2Decompressor),
    (lambda: _lzma.LZMACompressor(preset=1), _lzma.LZMADecompressor),
    (lambda: _lzma.LZMACompressor(_lzma.FORMAT_ALONE, preset=1), lambda: _lzma.LZMADecompressor(_lzma.FORMAT_ALONE)),
    (lambda: _lzma.LZMACompressor(_lzma.FORMAT_RAW, filters=RAW), lambda: _lzma.LZMADecompressor(_lzma.FORMAT_RAW, filters=RAW)),
    (lambda: _lzma.LZMACompressor(_lzma.FORMAT_RAW, filters=RAW1), lambda: _lzma.LZMADecompressor(_lzma.FORMAT_RAW, filters=RAW1)),
    (lambda: _lzma.LZMACompressor(check=_lzma.CHECK_SHA256, filters=[{'id': _lzma.FILTER_X86}, {'id': 33, 'preset': 0}]), _lzma.LZMADecompressor),
]
wrong = 0
for i in range(60):
    compressor, decompressor = KINDS[i % len(KINDS)]
    n = r.choice([0, 1, 300, 5000, 150000 if i < 12 else 20])
    data = [r.randbytes(n), bytes(r.choices(b'abc\n', k=n)), b'a' * n, b'%d line\n' % i * (n // 8)][r.randrange(4)]
    c = compressor()
    rest = c.compress(data[:n // 2]) + c.compress(data[n // 2:]) + c.flush() + b'TRAIL'
    d, got = decompressor(), b''
    while not d.eof:
        piece = b''
        if d.needs_input:
            k = r.choice([1, 10, 1000, 100000])
            piece, rest = rest[:k], rest[k:]
        most = r.choice([-1, 1, 100, 5000])
        part = d.decompress(piece, most)
        wrong += 0 <= most < len(part)
        got += part
    wrong += got != data or d.unused_data + rest != b'TRAIL'
print(wrong)  # expect: 0


def error(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


bz = _bz2.BZ2Compressor()
packed = bytearray(bz.compress(b'abc' * 100) + bz.flush())
error(bz.flush)  # expect: ValueError Repeated call to flush()
packed[10] ^= 1
error(lambda: _bz2.BZ2Decompressor().decompress(packed))  # expect: OSError Invalid data stream
error(lambda: _lzma.LZMADecompressor().decompress(b'abcdefghijklmnop'))  # expect: LZMAError Input format not supported by decoder
error(lambda: _lzma.LZMACompressor(check=99))  # expect: LZMAError Internal error
error(lambda: _lzma.LZMACompressor(preset=10))  # expect: LZMAError Invalid or unsupported options
error(lambda: _lzma.LZMACompressor(filters=[{'id': 33, 'foo': 1}]))  # expect: ValueError Invalid filter specifier for LZMA filter
print(_lzma._encode_filter_properties({'id': 33, 'dict_size': 1 << 20}))  # expect: b'\x10'
