"""HZ: ASCII and GB 2312, switched by escapes that begin with a tilde."""
text = 'a~b\n\u4e2d\u6587x\u4e2d\n'
print(text.encode('hz'))  # expect: b'a~~b\n~{VPND~}x~{VP~}\n'
print(text.encode('hz').decode('hz') == text)  # expect: True
print(ascii(b'~{<:Ky~\n'.decode('hz', 'replace')))  # expect: '\u5df1\u6240\ufffd\ufffd'
print(repr(b'a~\nb~~~{~}c\0'.decode('hz')))  # expect: 'ab~c\x00'
for b in (b'ab~cd', b'~{:', b'~}x', b'~{\x80ab'):
    try:
        b.decode('hz')
    except UnicodeDecodeError as e:
        print(e)
# expect: 'hz' codec can't decode byte 0x7e in position 2: illegal multibyte sequence
# expect: 'hz' codec can't decode byte 0x3a in position 2: incomplete multibyte sequence
# expect: 'hz' codec can't decode byte 0x7e in position 0: illegal multibyte sequence
# expect: 'hz' codec can't decode byte 0x80 in position 2: illegal multibyte sequence
try:
    '\u4e2d\u20acx'.encode('hz')
except UnicodeEncodeError as e:
    print(e)  # expect: 'hz' codec can't encode character '\u20ac' in position 1: illegal multibyte sequence
