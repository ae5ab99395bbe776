"""iso2022_kr and iso2022_jp_2 with all their sets, big5hkscs with its accented letters, the last byte of gb18030."""
def show(encoding, *texts):
    for t in texts:
        try:
            print(t.encode(encoding) if isinstance(t, str) else ascii(t.decode(encoding)))
        except UnicodeError as e:
            print(e)

show('iso2022_kr', 'a\ud55c\uad6d\nb\uc5b4', '\u4e2d!', b'\x1b$)C\x0e0!\x0fa', b'\x1b$)C\x0e0!\n0!', b'\xa4\xa4', b'\x1b$B', b'\x0e0', b'\x1b$)C\x0e0')
# expect: b'a\x1b$)C\x0eGQ19\x0f\nb\x0e>n\x0f'
# expect: b'\x1b$)C\x0eqi\x0f!'
# expect: '\uac00a'
# expect: '\uac00\n0!'
# expect: 'iso2022_kr' codec can't decode byte 0xa4 in position 0: illegal multibyte sequence
# expect: 'iso2022_kr' codec can't decode bytes in position 0-2: illegal multibyte sequence
# expect: '0'
# expect: 'iso2022_kr' codec can't decode byte 0x30 in position 5: incomplete multibyte sequence
import codecs
d = codecs.getincrementaldecoder('iso2022_kr')()
print(d.decode(b'\x1b$)C\x0e0!', True), d.decode(b'0!', True))  # expect: 가 가
show('iso2022_jp_2', '\ud55c\u20ac\xbd', '\u4e2d\u6587', '\xfc', '\u56fd\u4eec', b'\x1b.A\x1bNd', b'\x1b.F\x1bNa', b'\x1b$A0!\x1b(B', b'\x1b$(C0!', b'\x1b$)C\x0e0!\x0f', b'\x1bNa', b'\x1b.F\x1bN\x52', '\uff71')
# expect: b'\x1b$(CGQ"f(v\x1b(B'
# expect: b'\x1b$BCfJ8\x1b(B'
# expect: b'\x1b$(D+d\x1b(B'
# expect: b'\x1b$B9q\x1b$(ACG\x1b(B'
# expect: '\xe4'
# expect: '\u03b1'
# expect: '\u554a'
# expect: '\uac00'
# expect: '\x0e0!\x0f'
# expect: 'a'
# expect: 'iso2022_jp_2' codec can't decode bytes in position 3-5: illegal multibyte sequence
# expect: 'iso2022_jp_2' codec can't encode character '\uff71' in position 0: illegal multibyte sequence
show('big5hkscs', '\xca\u0304\xca\xea\u030c', '\xcaa', '\xea', b'\x88f\x88b\x88\xa3', b'\x88', b'\x88\xff')
# expect: b'\x88b\x88f\x88\xa5'
# expect: b'\x88fa'
# expect: b'\x88\xa7'
# expect: '\xca\xca\u0304\xea\u0304'
# expect: 'big5hkscs' codec can't decode byte 0x88 in position 0: incomplete multibyte sequence
# expect: 'big5hkscs' codec can't decode byte 0x88 in position 0: illegal multibyte sequence
show('gb18030', b'\xa4\xa4\xff', b'\x80', b'\xffa', b'\x810')
# expect: 'gb18030' codec can't decode byte 0xff in position 2: incomplete multibyte sequence
# expect: 'gb18030' codec can't decode byte 0x80 in position 0: incomplete multibyte sequence
# expect: 'gb18030' codec can't decode byte 0xff in position 0: illegal multibyte sequence
# expect: 'gb18030' codec can't decode bytes in position 0-1: incomplete multibyte sequence
