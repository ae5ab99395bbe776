# SPDX-License-Identifier: Apache-2.0
"""The tables of the double-byte encodings: characters and codes in which vendors differ."""


def decoded(encoding, *codes):
    out = []
    for code in codes:
        try:
            out.append(ascii(bytes.fromhex(code).decode(encoding)))
        except UnicodeDecodeError as e:
            out.append((e.start, e.end, e.reason.split()[0]))
    print(encoding, *out)


def encoded(encoding, *characters):
    print(encoding, *(c.encode(encoding, 'replace').hex() for c in characters))


decoded('big5', 'a15a', 'a1fe', 'a240', 'a1c3', 'a1c5', 'ff')
# expect: big5 '\u2574' '\uff0f' '\uff3c' '\uffe3' '\u02cd' (0, 1, 'incomplete')
encoded('big5', '\u02cd', '\u2574', '\uffe3', 'a')  # expect: big5 a1c5 a15a a1c3 61
decoded('cp950', 'c6a1', 'c7fc', 'c7fd', '8140', 'f9ea')
# expect: cp950 '\u30fe' '\u247d' (0, 1, 'illegal') (0, 1, 'illegal') '\u256a'
encoded('cp950', '\u256a', '\u30fe', '\uff64', '\u203e', '\ue000')  # expect: cp950 a2a6 c6a1 a14e a1c2 3f
decoded('cp949', 'c9a1', 'b0a1')  # expect: cp949 (0, 1, 'illegal') '\uac00'
decoded('johab', '8441', '845d', '8861')  # expect: johab '\u3000' '\u314e' '\uac00'
decoded('gbk', 'a2e3', 'a892', 'a140', 'b0a1')  # expect: gbk (0, 1, 'illegal') '\u2295' (0, 1, 'illegal') '\u554a'
encoded('gbk', '\u20ac', '\u2295', '\u2641')  # expect: gbk 3f a892 3f
decoded('shift_jis', '815c', 'f040', '41eb', '80')  # expect: shift_jis '\u2015' (0, 1, 'illegal') (1, 2, 'illegal') (0, 1, 'illegal')
encoded('shift_jis', '\u2015', '\u2014')  # expect: shift_jis 815c 3f
decoded('cp932', '80', 'a0', 'fdfeff', 'ed40', 'fa5c', '8160', 'f040')
# expect: cp932 '\x80' '\uf8f0' '\uf8f1\uf8f2\uf8f3' '\u7e8a' '\u7e8a' '\uff5e' '\ue000'
encoded('cp932', '\x80', '\xa5', '\u2016', '\u7e8a', '\uffe2', '\u301c', '\uf8f0')  # expect: cp932 80 3f 8161 ed40 81ca 8160 a0
decoded('euc_jp', 'a1bd', '8fa2b7')  # expect: euc_jp '\u2015' '~'
encoded('euc_jp', '\u2015', '\u2014', '\uff5e', '~')  # expect: euc_jp a1bd 3f 3f 7e
decoded('euc_kr', 'a2e8', 'a4d4', 'a4d4a4a1a4bfa4a2', 'a4d4a4a1a4bea4a2', 'a4d4a4bea4d3a4be')
# expect: euc_kr (0, 1, 'illegal') (0, 2, 'incomplete') '\uac02' (0, 1, 'illegal') '\ud7a3'
encoded('euc_kr', '\u327e', '\uac02', '\ud7a3', '\uac00')  # expect: euc_kr 3f a4d4a4a1a4bfa4a2 a4d4a4bea4d3a4be b0a1
