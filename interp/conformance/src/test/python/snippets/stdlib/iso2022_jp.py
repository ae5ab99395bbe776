"""The ISO 2022 encodings of Japanese switch between sets by escape sequences."""
for name, text in [('iso2022_jp_1', '\xa1\u4e9c\xa5'), ('iso2022_jp_ext', '\uff71\u4e9cx'), ('iso2022_jp_3', '\u304b\u309a\u4e02'), ('iso2022_jp_2004', '\u4ff1\u304b\n')]:
    b = text.encode(name)
    print(name, b, b.decode(name) == text)
# expect: iso2022_jp_1 b'\x1b$(D"B\x1b$B0!\x1b(J\\\x1b(B' True
# expect: iso2022_jp_ext b'\x1b(I1\x1b$B0!\x1b(Bx' True
# expect: iso2022_jp_3 b'\x1b$(O$w\x1b$(P!"\x1b(B' True
# expect: iso2022_jp_2004 b'\x1b$(Q.!\x1b$B$+\x1b(B\n' True
print('\u304b\u1234'.encode('iso2022_jp_3', 'replace'))  # expect: b'\x1b$B$+\x1b(B?'
print(ascii(b'ab\x1bdef'.decode('iso2022_jp_1')))  # expect: 'ab\x1bdef'
for b in (b'ab\xff', b'\x1b$(C01', b'\x1b$B0', b'\x1b$B\x7f\x7f'):
    try:
        b.decode('iso2022_jp_3')
    except UnicodeDecodeError as e:
        print(e)
# expect: 'iso2022_jp_3' codec can't decode byte 0xff in position 2: illegal multibyte sequence
# expect: 'iso2022_jp_3' codec can't decode bytes in position 0-3: illegal multibyte sequence
# expect: 'iso2022_jp_3' codec can't decode byte 0x30 in position 3: incomplete multibyte sequence
# expect: 'iso2022_jp_3' codec can't decode bytes in position 3-4: illegal multibyte sequence
