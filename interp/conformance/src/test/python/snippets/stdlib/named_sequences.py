"""unicodedata.lookup knows named sequences; names by rule are case-sensitive."""
import unicodedata

for name in 'LATIN SMALL LETTER R WITH TILDE', 'keycap digit one', 'TAMIL SYLLABLE KSSAA', 'BENGALI LETTER KHINYA':
    print(ascii(unicodedata.lookup(name)))
# expect: 'r\u0303'
# expect: '1\ufe0f\u20e3'
# expect: '\u0b95\u0bcd\u0bb7\u0bbe'
# expect: '\u0995\u09cd\u09b7'
for name in 'hangul syllable gag', 'CJK UNIFIED IDEOGRAPH-4e00', 'cjk unified ideograph-4E00', 'LATIN SMALL LETTER R WITH TILD':
    try:
        print(unicodedata.lookup(name))
    except KeyError as e:
        print(e)
# expect: "undefined character name 'hangul syllable gag'"
# expect: "undefined character name 'CJK UNIFIED IDEOGRAPH-4e00'"
# expect: "undefined character name 'cjk unified ideograph-4E00'"
# expect: "undefined character name 'LATIN SMALL LETTER R WITH TILD'"
print(unicodedata.lookup('HANGUL SYLLABLE GAG'), unicodedata.lookup('CJK UNIFIED IDEOGRAPH-4E00'), unicodedata.lookup('bell'))  # expect: 각 一 🔔
for text in r'\N{KEYCAP DIGIT ONE}', r'\N{hangul syllable gag}':
    try:
        eval(f"'{text}'")
    except SyntaxError as e:
        print(e.msg)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-19: unknown Unicode character name
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-22: unknown Unicode character name
try:
    unicodedata.ucd_3_2_0.lookup('KEYCAP DIGIT ONE')
except KeyError as e:
    print(e)  # expect: "undefined character name 'KEYCAP DIGIT ONE'"
