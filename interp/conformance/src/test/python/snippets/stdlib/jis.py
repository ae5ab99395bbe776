# The encodings of JIS X 0213: two planes, joined characters, what 2004 added, and the bytes that Shift JIS has for yen and overline.
text = '\u304b\u309a\u304b\xe6\u0300\U0002000b\uff71'
for e in 'euc_jis_2004', 'euc_jisx0213', 'shift_jis_2004', 'shift_jisx0213':
    print(text.encode(e).hex(), text.encode(e).decode(e) == text)
# expect: a4f7a4ababc4aea28eb1 True
# expect: a4f7a4ababc4aea28eb1 True
# expect: 82f582a9866387a0b1 True
# expect: 82f582a9866387a0b1 True
print('\u4ff1'.encode('euc_jis_2004'), '\u9b1c'.encode('euc_jis_2004'))  # expect: b'\xae\xa1' b'\x8f\xfd\xbb'
for e in 'euc_jisx0213', 'shift_jisx0213':
    try:
        '\u4ff1'.encode(e)
    except UnicodeEncodeError as x:
        print(x)
# expect: 'euc_jisx0213' codec can't encode character '\u4ff1' in position 0: illegal multibyte sequence
# expect: 'shift_jisx0213' codec can't encode character '\u4ff1' in position 0: illegal multibyte sequence
print(ascii(b'\\~'.decode('shift_jis_2004')), '\\~'.encode('shift_jis_2004'))  # expect: '\xa5\u203e' b'\x81_\x81\xb0'
print(ascii(b'\x8f\xa2\xaf\x8f\xa1\xa1'.decode('euc_jis_2004')))  # expect: '\u02d8\U00020089'
