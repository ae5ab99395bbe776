"""The database of Unicode 3.2: decimal values of then; later characters are not decomposed, but they compose."""
import unicodedata

old = unicodedata.ucd_3_2_0
print(old.decimal('\u00b2'), unicodedata.decimal('\u00b2', None), old.decimal('\u1371'), old.decimal('\u2089'))  # expect: 2 None 9 9
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    print(ascii(old.normalize(form, '\U00011935\U00011930')), ascii(old.normalize(form, '\U00011938')))
# expect: '\U00011938' '\U00011938'
# expect: '\U00011935\U00011930' '\U00011938'
# expect: '\U00011938' '\U00011938'
# expect: '\U00011935\U00011930' '\U00011938'
print(ascii(old.normalize('NFC', 'a\u0323\u0307e\u0301')), ascii(old.normalize('NFC', '\u1100\u1161\u11a8')))  # expect: '\u1ea1\u0307\xe9' '\uac01'
print(ascii(old.normalize('NFD', 'q\u0307\u0323\uac01')), ascii(old.normalize('NFKC', '\ufb01\ud800')))  # expect: 'q\u0323\u0307\u1100\u1161\u11a8' 'fi\ud800'
