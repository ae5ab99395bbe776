# SPDX-License-Identifier: Apache-2.0
"""Headers are refused as soon as they can be: the properties of FORMAT_ALONE at their byte, FORMAT_XZ as a whole."""
import lzma

for data in (b'junk', b'\xfd7zXZ', b'\xff', b']\0\0\x80\0', b'\xfd8zXZ\0\0\0\0\0\0\0', b'junk' * 3):
    for form in (lzma.FORMAT_AUTO, lzma.FORMAT_ALONE, lzma.FORMAT_XZ):
        try:
            print(form, lzma.LZMADecompressor(form).decompress(data))
        except lzma.LZMAError as e:
            print(form, e)
# expect: 0 Input format not supported by decoder
# expect: 2 Input format not supported by decoder
# expect: 1 b''
# expect: 0 b''
# expect: 2 Input format not supported by decoder
# expect: 1 b''
# expect: 0 Input format not supported by decoder
# expect: 2 Input format not supported by decoder
# expect: 1 b''
# expect: 0 b''
# expect: 2 b''
# expect: 1 b''
# expect: 0 Input format not supported by decoder
# expect: 2 Input format not supported by decoder
# expect: 1 Input format not supported by decoder
# expect: 0 Input format not supported by decoder
# expect: 2 Input format not supported by decoder
# expect: 1 Input format not supported by decoder
