# SPDX-License-Identifier: Apache-2.0
"""Expressions whose value is text or bytes: methods, formatting, slices."""
from expressions import Expressions
from literals import *

PLAIN = 'upper lower title capitalize casefold swapcase strip lstrip rstrip'.split()


class Texts(Expressions):
    def cut(self, depth=0):
        """A slice in brackets."""
        c = self.c
        part = lambda: c.pick(['', '', '1', '-1', '2', '-3', '0', '10', 'n', '-100', '2**64', 'None'])
        step = c.pick(['', '', '', ':', ':1', ':2', ':-1', ':-2', ':0', ':n'])
        return f'[{part()}:{part()}{step}]'

    def str_expr(self, depth):
        c = self.c
        e = self.expr
        match c.below(22):
            case 0 | 1:
                return f'({e("str", depth)} + {e("str", depth)})'
            case 2:
                return f'({e("str", 0)} * {c.pick(["0", "1", "2", "3", "-1", "(n % 4)"])})'
            case 3:
                return f'{e("str", depth)}{self.cut()}'
            case 4 | 5:
                return f'{e("str", depth)}.{c.pick(PLAIN)}()'
            case 6:
                return f'{e("str", depth)}.{c.pick(["ljust", "rjust", "center"])}({c.pick(["0", "5", "12", "n % 20"])}{c.pick(["", "", ", '*'", ", 'é'", ", ''", ", 'ab'"])})'
            case 7:
                return f'{e("str", 0)}.replace({e("str", 0)}, {e("str", 0)}{c.pick(["", "", ", 1", ", -1", ", count=2", ", 0"])})'
            case 8:
                return f'{e("str", 0)}.join({self.generator("str", 0)})'
            case 9:
                return f'{e("str", 0)}.{c.pick(["strip", "lstrip", "rstrip", "removeprefix", "removesuffix"])}({e("str", 0)})'
            case 10:
                return f'{c.pick(["str", "repr", "ascii", "str", "repr"])}({e(c.pick(["int", "float", "str", "list", "dict", "tuple", "set", "bytes", "complex", "bool"]), depth)})'
            case 11 | 12:
                return self.formatted(depth)
            case 13:
                return self.percent(depth)
            case 14:
                kind, kinds = c.pick([('int', INT_KINDS), ('float', FLOAT_KINDS), ('str', STR_KINDS), ('complex', FLOAT_KINDS), ('bool', INT_KINDS)])
                return f'format({e(kind, depth)}, {specification(c, kinds)!r})'
            case 15:
                return f'{c.pick(["hex", "oct", "bin", "chr"])}({e("int", depth)})'
            case 16:
                return f'{e("bytes", depth)}.decode({c.pick(NAMES)!r}, {c.pick(HANDLERS)!r})'
            case 17:
                return f'type({e("any", depth)}).__name__'
            case 18:
                return f'{e("str", depth)}.{c.pick(["zfill(6)", "expandtabs(4)", "zfill(n % 9)", "translate({97: None, 98: 'BB'})", "encode().hex()", "format(n, s)", "partition('a')[2]", "rpartition(' ')[0]", "__repr__()"])}'
            case 19:
                return f'{e("float", depth)}.{c.pick(["hex()", "__repr__()", "__format__('.3')", "__str__()"])}'
            case 20:
                return self.template(depth)
            case _:
                return f'{e("str", 0)}[{c.pick(["0", "-1", "n", "2", "n % 3"])}]'

    def formatted(self, depth):
        """An f-string."""
        c = self.c
        parts = []
        for _ in range(c.between(1, 3)):
            parts.append(c.pick(['', ' ', 'a=', '{{', '}}', '\\n', 'é', ': ']))
            kind, kinds = c.pick([('int', INT_KINDS), ('float', FLOAT_KINDS), ('str', STR_KINDS), ('any', STR_KINDS)])
            text = self.expr(kind, min(depth, 1))
            text = f' {text} ' if text[0] in '{[' or c.chance(10) else text
            if ':=' in text or 'lambda' in text:
                text = f'({text})'
            text += c.pick(['', '', '', '=', '!r', '!s', '!a', '=!r'])
            if c.chance(45):
                spec = specification(c, kinds)
                text += ':' + (spec if c.chance(80) else '{n % 12}' + c.pick(['', 'd', '.3', '>']))
            parts.append('{' + text + '}')
        return "f'''" + ''.join(parts) + "'''"

    def percent(self, depth):
        c = self.c
        count = c.between(1, 3)
        form = ' '.join(conversion(c) for _ in range(count))
        if c.chance(10):
            return f'({("%(a)s %(b)d %%")!r} % {{"a": {self.expr("any", depth)}, "b": {self.expr("int", 0)}}})'
        values = [self.expr(c.pick(['int', 'float', 'str', 'any', 'int']), 0) for _ in range(count)]
        return f'({form!r} % ({", ".join(values)},))'

    def template(self, depth):
        """A call of str.format."""
        c = self.c
        field = lambda: '{' + c.pick(['', '', '0', '1', 'k', '0[0]', '1.real', 'k.__class__.__name__']) + c.pick(['', '', '!r', '!a', '!s']) + c.pick(['', ':>6', ':{0}', ':' + specification(c, STR_KINDS + INT_KINDS)]) + '}'
        form = '|'.join(c.several(1, 3, field))
        return f'{form!r}.format({self.expr("any", depth)}, {self.expr("any", 0)}, k={self.expr("int", 0)})'

    def bytes_expr(self, depth):
        c = self.c
        e = self.expr
        match c.below(10):
            case 0:
                return f'({e("bytes", depth)} + {e("bytes", 0)})'
            case 1:
                return f'{e("bytes", depth)}{self.cut()}'
            case 2:
                return f'{e("str", depth)}.encode({c.pick(NAMES)!r}, {c.pick(HANDLERS)!r})'
            case 3:
                return f'bytes({c.pick(["[n & 255, 1]", "3", "range(5)", "xs", "b'q'", "n % 5", "s", "(256,)"])})'
            case 4:
                return f'({e("int", 0)}).to_bytes({c.pick(["1", "2", "8", "16"])}, {c.pick(["'big'", "'little'", "'big', signed=True"])})'
            case 5:
                return f'{e("bytes", 0)}.{c.pick(["upper", "lower", "title", "swapcase", "capitalize", "strip"])}()'
            case 6:
                return f'{e("bytes", 0)}.{c.pick(["replace", "removeprefix", "join", "partition"])}({e("bytes", 0)})'
            case 7:
                return f'bytes.fromhex({c.pick(["'ff 00'", "'0'", "'abCD'", "s", "'zz'"])})'
            case 8:
                return f'({c.pick(["b'%d|%s'", "b'%a %x'", "b'%b%%%c'"])} % ({e("any", 0)}, {e("any", 0)}))'
            case _:
                return f'bytes({c.pick(["bytearray", "memoryview"])}({e("bytes", 0)}){self.cut()})'
