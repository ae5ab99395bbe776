# SPDX-License-Identifier: Apache-2.0
"""Sources for the parser: a piece of a library file, changed in one to three places."""
import os
import re

from choose import Chooser

TOKEN = re.compile(r'[^\W\d]\w*|\d[\w.]*|\n[ \t]*|[ \t]+|"""|\'\'\'|\*\*=?|//=?|>>=?|<<=?|->|:=|\.\.\.|[-+*/%@&|^=!<>]=|.', re.S)
TOKENS = """and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield
False None True match case type _ print exec __debug__ __class__ x y self ( ) [ ] { } , : ; . ... -> := = == != <> < > <= >= + - * / // % @ ** & | ^ ~ << >> += -= *= **= >>= ! $ ? ` \\ # 0 1 1.5 1e5 0x 0x1f 0b12 0o8 1_ 1__0 01 00 1j 1e 0_7 1.e 1if 2or
'a' "b" b'c' f'{x}' f'{' f'}' f'{x!r:>{y}}' f'{x=}' f'{!r}' f'{x!z}' rb'\\d' u'u' ur'x' t'{x}' f"{'a'}" '\\d' '\\x1' '\\N{X}' b'\\xff' b'é' ''' \"\"\" 'unended "unended f'''{x case_ match( except* *args **kw *, /, (yield) lambda: (x:=1) not_in print( é ﬁ 𝐱 € \u00a0 \u200b""".split(' ')
TOKENS = [t for word in TOKENS for t in word.split('\n')] + ['\n', '\n    ', '\n\t', '\n  ', '\f', '\r', '\r\n', '\t', ' ', '\x00', '\x0b', '\x1b', '\ufeff', ' in ', ' not in ', ' is not ', ' if ', ' else ', ' for x in y', ' async for x in y', ' = ', ' as x', ': int', ': ', ' from x', ' import ', ', *', '**', ' yield from ',
                                                              'lambda x: ', '# type: int', '# type: ignore', '#', '\\\n', '\\', 'async ', 'await ', 'del ', 'return ', 'global x', 'nonlocal x', 'type X = int', 'match x:', 'case ', 'with (a as b, c):', 'except*', 'except A, B:', 'try:', 'finally:', 'else:', 'elif x:', '@x\n', 'def f[T: int = 3](', 'class A[*T]:',
                                                              'break', 'continue', '__debug__ = 1', 'f(x for x in y, 1)', 'f(a=1, 2)', 'f(**a, *b)', 'f(a.b=1)', '{**x}', '[*x]', '{x: 1, 2}', '{x:', 'x = yield', '*x = 1', '(x, y) += 1', 'x + 1 = 2', 'f() = 1', 'None = 1', 'del f()', 'with f() as 1:', 'for 1 in x:', 'import a.b as c.d', 'from . import *', 'from x import (a, b,)',
                                                              'from __future__ import annotations', 'from __future__ import braces', 'print x', 'exec "x"', 'a b', 'x if y', 'not', '1 = x', 'assert (x, "m")', 'x is 1', '() is x', '1()', '[1]()', '"a" "b"', '"a" b"b"', "f'{a' b'}'", "f'{x:{y:{z}}}'", "f'{lambda x: 1}'", "f'{x;y}'", "f'{*x}'", "f'{yield}'"]
ROOTS = ['', 'asyncio', 'collections', 'concurrent/futures', 'email', 'encodings', 'html', 'http', 'importlib', 'json', 'logging', 're', 'unittest', 'urllib', 'xml/dom', 'test']
PER_FILE = 50
LINES = 30


def corpus(library):
    """The files that pieces are taken from, in an order that depends on the names alone."""
    files = []
    for root in ROOTS:
        folder = os.path.join(library, root)
        for name in sorted(os.listdir(folder)):
            if name.endswith('.py') and (root != 'test' or re.match(r'test_(gram|syn|f?string|pat|class|des|gener|corout|async|except|with|unpack|named|type|lambda|dec|scope|posi|keyw|tstr|com|ast|sym|dyn|super|func|dict|list|set|aug|yield|raise|bool|float|int)', name)):
                files.append(os.path.join(folder, name))
    return files


class Mutants:
    def __init__(self, library):
        self.files = corpus(library)
        self.loaded = None
        self.lines = []
        self.starts = []

    def load(self, path):
        if path == self.loaded:
            return
        with open(path, encoding='utf-8', errors='replace') as f:
            self.lines = f.read().splitlines(True)
        self.starts = [i for i, line in enumerate(self.lines) if line[0] not in ' \t\r\n#)]}'] or [0]
        self.loaded = path

    def piece(self, c):
        start = c.pick(self.starts)
        if c.chance(40):
            # Also from within classes and functions, where the indentation does not begin at nought.
            start = c.below(len(self.lines) or 1)
        lines = self.lines[start:start + c.between(1, LINES)]
        margin = re.match(r'[ \t]*', lines[0])[0] if lines else ''
        if margin and c.chance(90):
            lines = [line.removeprefix(margin) for line in lines]
        return ''.join(lines)

    def generate(self, seed):
        """The mutant's text, or its bytes, with the mode and flags to compile it with."""
        self.load(self.files[seed // PER_FILE * 7 % len(self.files)])
        c = Chooser(seed)
        text = self.piece(c)
        for _ in range(c.weighted([(5, 1), (3, 2), (2, 3)])):
            text = mutate(c, text)
        mode, flags = c.weighted([(90, ('exec', 0)), (4, ('single', 0)), (3, ('exec', 0x1000)), (3, ('eval', 0))])
        if c.chance(8):
            head = c.pick(['', '', '\ufeff', '# coding: latin-1\n', '# -*- coding: utf-8 -*-\n', '# coding: nosuch\n', '#!x\n# vim: set fileencoding=ascii :\n'])
            text = (head + text).encode('utf-8', 'surrogatepass')
            if c.chance(20):
                at = c.below(len(text) + 1)
                text = text[:at] + c.pick([b'\xff', b'\xe9', b'\x80', b'\xc3', b'\x00', b'\r']) + text[at:]
        return text, mode, flags


def mutate(c, text):
    match c.below(10):
        case 0 | 1 | 2 | 3 | 4 | 5:
            tokens = TOKEN.findall(text)
            if not tokens:
                return c.pick(TOKENS)
            change_tokens(c, tokens)
            return ''.join(tokens)
        case 6 | 7:
            lines = text.splitlines(True)
            if len(lines) > 1:
                change_lines(c, lines)
            return ''.join(lines)
        case 8:
            at = c.below(len(text) + 1)
            return text[:at] if c.chance(60) else text[at:]
        case _:
            at = c.below(len(text) + 1)
            return text[:at] + c.pick(['', '', c.pick(' ()[]{}\'":,.=\n\t\\#'), c.pick(TOKENS)]) + text[at + 1:]


def change_tokens(c, tokens):
    at, other = c.below(len(tokens)), c.below(len(tokens))
    match c.below(8):
        case 0 | 1:
            del tokens[at:at + c.between(1, 2)]
        case 2:
            tokens.insert(at, tokens[at])
        case 3:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 4:
            tokens.insert(at, tokens[other])
        case 5 | 6:
            tokens.insert(at, c.pick(TOKENS))
        case _:
            tokens[at] = c.pick(TOKENS)


def change_lines(c, lines):
    at, other = c.below(len(lines)), c.below(len(lines))
    match c.below(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = c.pick(['    ', ' ', '\t', '  ']) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip(' ') if c.chance(50) else lines[at][1:]
        case 5:
            lines[at] = lines[at].rstrip('\n')
        case _:
            lines.insert(at, c.pick(TOKENS) + '\n')
