# SPDX-License-Identifier: Apache-2.0
# An ESC that begins no sequence of the encoding stands for itself, and so does all up to the letter that ends the sequence.
print(ascii(b'\x1b\x1b'.decode('iso2022_jp_ext')))  # expect: '\x1b\x1b'
print(ascii(b'\x1b\x1b$Bab\x1b(Bc'.decode('iso2022_jp_1')))  # expect: '\x1b\x1b$Babc'
print(ascii(b'\x1b$B!!\x1bz'.decode('iso2022_jp_3')))  # expect: '\u3000\x1bz'
print(ascii(b'\x1b[1m\x1b$B!!'.decode('iso2022_jp_ext')))  # expect: '\x1b[1m\x1b$B!!'
