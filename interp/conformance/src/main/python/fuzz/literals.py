# SPDX-License-Identifier: Apache-2.0
"""Values at the edges, and format specifications, as source text."""

INTS = ('0 1 2 3 -1 -2 5 7 8 10 -10 13 16 31 32 63 64 100 127 128 255 256 257 -256 1000 1023 65535 65536 -32768 99999 10**6 10**9 2**31 2**31-1 -2**31 '
        '2**32 2**53 2**53+1 2**62 2**63 2**63-1 -2**63 -2**63-1 2**64 2**64-1 10**18 10**19 -10**20 2**100 0x7fffffff 0xffff 0b1011 0o17 1_000_000 '
        '3**40 4611686018427387904 -4611686018427387905').split()
SMALL = '0 1 2 3 4 5 6 7 -1 -2 -3 8 9'.split()
FLOATS = ("0.0 -0.0 1.0 -1.0 0.5 1.5 2.5 3.5 -2.5 0.1 0.2 3.14159 1e3 1e15 1e16 1e17 123456.789 1e-4 1e-5 1e22 1e23 1e100 1e308 1.7976931348623157e308 5e-324 "
          "2.2250738585072014e-308 float('inf') float('-inf') float('nan') 9007199254740993.0 0.3333333333333333 1e-7 4.35 2.675 100.0 9.995 1e400 "
          "4503599627370496.5 9223372036854775808.0 -9223372036854775808.0").split()
COMPLEXES = "1j 0j -1j (1+2j) (0.5-3j) complex(-0.0,1) complex(float('inf'),2) 1e300j (3-0j)".split()
STRINGS = ["''", "'a'", "'abc'", "'Hello, World'", "'  pad  '", "'a,b,,c'", "'straße'", "'ǅ'", "'İı'", "'ΑΣ'", "'é'", "'e\\u0301'", "'\\U0001F600x'", "'\\ud800'", "'0'", "'12'",
           "'-7'", "'3.5'", "'٣'", "'½'", "'²'", "'\\n'", "'a\\nb\\r\\nc\\x0bd\\u2028e'", "'\\t\\tx'", "'\\x00\\x7f\\xad'", "'%s'", "'{}'", "'key'", "'it\\'s \"q\"'", "'aaa'", "'abab'",
           "'ﬁ'", "'ŉ'", "'\\x1c '", "'Ab1_'", "'\\\\'", "'True'", "'1_000'", "'0x1F'", "' 42 '", "'nan'", "'1e5'", "'zZ'", "'title case here'", "'ß'", "'ΰ'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'Hello World'", "b'\\x00\\xff'", "b'a,b,,c'", "b'  x '", "b'12'", "b'\\xc3\\xa9'", "b'aBc'", "b'\\xe2\\x82'", "b'aaa'", "b'%d'", "b'\\n\\t'", "b'ff00'"]
NAMES = 'ascii utf-8 latin-1 utf-16 utf-16-le utf-32 cp1252 utf-8-sig'.split()
HANDLERS = 'strict ignore replace backslashreplace xmlcharrefreplace surrogateescape surrogatepass namereplace nosuch'.split()

FILL = ['', '', '', '*', '0', 'é', 'x', ' ', '<']
ALIGN = ['', '<', '>', '^', '=']
SIGN = ['', '', '+', '-', ' ', 'z', 'z+']
GROUP = ['', '', '', ',', '_']
INT_KINDS = ['', 'd', 'x', 'X', 'o', 'b', 'n', 'c', 'e', 'f', 'g', '%', 's', 'G']
FLOAT_KINDS = ['', 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n', 'd']
STR_KINDS = ['', 's', '', 's', 'd', 'f']


def specification(c, kinds):
    """A format specification, most of the time a valid one."""
    align = c.pick(ALIGN) if c.chance(60) else ''
    fill = c.pick(FILL) if align else ''
    text = fill + align + (c.pick(SIGN) if c.chance(40) else '') + ('#' if c.chance(15) else '') + ('0' if c.chance(15) else '')
    if c.chance(60):
        text += c.pick(['1', '2', '5', '8', '10', '12', '20', '30'])
    if c.chance(25):
        text += c.pick(GROUP)
    if c.chance(30):
        text += '.' + c.pick(['0', '1', '2', '3', '5', '10', '17', '25'])
        if c.chance(5):
            text += c.pick([',', '_'])
    return text + c.pick(kinds)


def conversion(c):
    """A conversion of the % operator."""
    text = '%' + ''.join(c.several(0, 2, lambda: c.pick('-+ #0')))
    if c.chance(50):
        text += c.pick(['1', '3', '8', '12', '20'])
    if c.chance(40):
        text += '.' + c.pick(['', '0', '1', '3', '6', '12'])
    return text + c.pick('dddxXorsaeEfgGciu%')


def integer(c):
    return c.pick(SMALL) if c.chance(60) else '(' + c.pick(INTS) + ')'


def real(c):
    return c.pick(FLOATS) if c.chance(70) else f'{c.between(-2000, 2000)}.{c.below(1000)}'


def string(c):
    return c.pick(STRINGS)


def byte_string(c):
    return c.pick(BYTES)
