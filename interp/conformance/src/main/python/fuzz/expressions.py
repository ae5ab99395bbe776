# SPDX-License-Identifier: Apache-2.0
"""Expressions of a wanted type: numbers, truth values and those of any type. One in forty is deliberately of another type."""
from literals import *
from scope import Scope

COMPARE = ['<', '<=', '>', '>=', '==', '!=', '<', '==']
PREDICATES = 'isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper'.split()
MATH = 'sqrt floor ceil trunc exp log log2 log10 log1p expm1 sin cos tan atan fabs gamma lgamma erf cbrt degrees modf frexp isqrt'.split()


class Expressions(Scope):
    def expr(self, kind, depth=2):
        c = self.c
        if c.chance(2.5):
            return f'({self.expr(self.kind(), depth)})'
        if kind == 'any':
            kind = c.pick(['int', 'float', 'str', 'bool', 'none', 'complex', 'int', 'str', 'bytes'])
        if depth <= 0:
            return self.leaf(kind)
        if c.chance(4):
            return self.general(kind, depth - 1)
        return getattr(self, kind + '_expr')(depth - 1)

    def leaf(self, kind):
        c = self.c
        names = self.named(kind)
        if names and c.chance(65):
            return c.pick(names)
        match kind:
            case 'int':
                return integer(c)
            case 'float':
                return real(c)
            case 'str':
                return string(c)
            case 'bytes':
                return byte_string(c)
            case 'bool':
                return c.pick(['True', 'False', 'not n', 'n > 1'])
            case 'none':
                return 'None'
            case 'complex':
                return c.pick(COMPLEXES)
            case 'list':
                return c.pick(['[]', '[1, 2, 3]', "['b', 'a']", '[0]', '[3, 1, 2]', '[None, 1.5]', '[[1, 2], [3]]', '[True, 0, 2**64]'])
            case 'tuple':
                return c.pick(['()', '(1,)', "('a', 1)", '(1, 2, 3)', '(0.5, None)', '((1, 2), 3)'])
            case 'dict':
                return c.pick(['{}', "{'a': 1, 'b': 2}", '{1: 2, 3: 4}', "{'key': [1]}", "{None: 'x', 2.5: ()}"])
            case 'set':
                return c.pick(['set()', '{1, 2}', '{3, 5, 7}', 'frozenset({1, 9})', '{0, 0.5, (1, 2)}'])
        return 'None'

    def general(self, kind, depth):
        """Forms that fit every type."""
        c = self.c
        e = self.expr
        match c.below(9):
            case 0:
                return f'({e(kind, depth)} if {self.test(depth)} else {e(kind, depth)})'
            case 1:
                return f'({e(kind, depth)} or {e(kind, depth)})'
            case 2:
                return f'({e(kind, depth)} and {e(kind, depth)})'
            case 3:
                return f'(lambda a, b={e(kind, depth)}: {c.pick(["a", "b", "a or b", "(a, b)[1]"])})({e(kind, depth)})'
            case 4:
                return f'[{c.listed(1, 3, lambda: e(kind, depth))}][{c.pick(["0", "-1", "1", "n", "-2"])}]'
            case 5 if self.functions:
                return self.call(depth)
            case 6 if self.quiet == 0:
                name = self.fresh('w')
                text = f'({name} := {e(kind, depth)})'
                self.learn(name, kind)
                return text
            case 7:
                return f'{{{c.pick(["0", "n", "s"])}: {e(kind, depth)}}}.get({c.pick(["0", "n", "s"])}, {e(kind, depth)})'
            case _:
                return f'next(iter({e("list", depth)}), {e(kind, depth)})'

    def call(self, depth):
        """A call of a function of the program, with arguments that mostly fit."""
        c = self.c
        name, kinds, optional = c.pick(self.functions)
        arguments = [self.expr(k, depth) for k in kinds]
        if c.chance(4):
            arguments = arguments[:-1] if c.chance(50) else arguments + [integer(c)]
        if optional and c.chance(40):
            arguments.append(f'{c.pick(optional)}={self.expr("any", depth)}')
        elif c.chance(6):
            arguments = [f'*[{", ".join(arguments)}]']
        elif c.chance(3):
            arguments.append('**{' + c.pick(["'zz': 1", "'a': 1", "'k': n", '']) + '}')
        return f'{name}({", ".join(arguments)})'

    def none_expr(self, depth):
        return 'None'

    def complex_expr(self, depth):
        c = self.c
        match c.below(5):
            case 0:
                return f'({self.expr("complex", depth)} {c.pick("+-*/")} {self.expr(c.pick(["complex", "float", "int"]), 0)})'
            case 1:
                return f'complex({self.expr("float", depth)}, {self.expr("float", 0)})'
            case 2:
                return f'{self.leaf("complex")} ** {c.pick(["2", "0", "-1", "0.5", "1j"])}'
            case 3:
                return f'{self.leaf("complex")}.conjugate()'
            case _:
                return f'(-{self.leaf("complex")})'

    def int_expr(self, depth):
        c = self.c
        e = self.expr
        match c.below(24):
            case 0 | 1 | 2 | 3 | 4:
                return f'({e("int", depth)} {c.pick(["+", "-", "*", "+", "-", "//", "%", "&", "|", "^"])} {e("int", depth)})'
            case 5:
                return f'({e("int", depth)} {c.pick(["//", "%"])} {c.pick(["2", "3", "-3", "7", "10", "-1", "n", "2**63", "0"])})'
            case 6:
                return f'({e("int", depth)} {c.pick(["<<", ">>"])} ({e("int", 0)} & {c.pick(["7", "31", "63", "65"])}))'
            case 7:
                return f'clip({e("int", 0)}) ** {c.pick(["0", "1", "2", "3", "5"])}'
            case 8:
                return f'({c.pick(["-", "~", "+", "-"])}{e("int", depth)})'
            case 9:
                return f'len({e(c.pick(["str", "list", "dict", "tuple", "set", "bytes"]), depth)})'
            case 10:
                return f'{c.pick(["int", "round", "math.floor", "math.trunc", "math.ceil"])}({e("float", depth)})'
            case 11:
                return f'{c.pick(["sum", "min", "max", "len"])}({e(c.pick(["list", "tuple", "set"]), depth)})'
            case 12:
                return f'{c.pick(["min", "max", "math.gcd", "math.lcm"])}({e("int", depth)}, {e("int", depth)})'
            case 13:
                return f'int({c.pick(STRINGS)}{c.pick(["", "", ", 16", ", 0", ", 2", ", 36", ", 37"])})'
            case 14:
                return f'({e("int", depth)}).{c.pick(["bit_length()", "bit_count()", "__index__()", "numerator", "conjugate()", "__neg__()", "as_integer_ratio()[0]"])}'
            case 15:
                return f'{e("str", depth)}.{c.pick(["find", "count", "rfind", "index"])}({e("str", 0)}{c.pick(["", "", ", 1", ", -2", ", 1, 3"])})'
            case 16:
                return f'{e(c.pick(["list", "tuple"]), depth)}.{c.pick(["index", "count"])}({e("int", 0)})'
            case 17:
                return f'{c.pick(["divmod", "divmod"])}({e("int", depth)}, {e("int", 0)})[{c.below(2)}]'
            case 18:
                return f'pow({e("int", 0)}, {c.pick(["2", "5", "-1", "10"])}, {c.pick(["7", "97", "-5", "0", "2**61-1"])})'
            case 19:
                return f'int.from_bytes({e("bytes", depth)}, {c.pick(["'big'", "'little'", "'big', signed=True"])})'
            case 20:
                return f'hash(real(num({e(c.pick(["int", "float", "bool"]), depth)})))'
            case 21:
                return f'sum({self.generator("int", depth)})'
            case 22:
                return f'round({e("int", 0)}, {c.pick(["-1", "-2", "0", "1", "-20"])})'
            case _:
                return f'ord({e("str", depth)}[{c.pick(["0", "-1", "n"])}])'

    def float_expr(self, depth):
        c = self.c
        e = self.expr
        match c.below(12):
            case 0 | 1 | 2 | 3:
                return f'({e("float", depth)} {c.pick("+-*/")} {e(c.pick(["float", "float", "int"]), depth)})'
            case 4:
                return f'({e("float", depth)} {c.pick(["//", "%"])} {e("float", 0)})'
            case 5:
                return f'({e("int", depth)} / {e("int", depth)})'
            case 6:
                return f'{c.pick(["abs", "float", "-", "+"])}({e("float", depth)})'
            case 7:
                return f'round({e("float", depth)}, {c.pick(["0", "1", "2", "-1", "15", "300", "None"])})'
            case 8:
                return f'math.{c.pick(MATH)}({e("float", depth)})'
            case 9:
                return f'math.{c.pick(["pow", "fmod", "hypot", "copysign", "atan2", "remainder", "nextafter", "ldexp", "dist"])}({e("float", 0)}, {e(c.pick(["float", "int"]), 0)})'
            case 10:
                return f'float({c.pick(STRINGS)})'
            case _:
                return f'({e("float", 0)} ** {c.pick(["2", "0.5", "-1", "0", "3.0", "-0.5", "x"])})'

    def bool_expr(self, depth):
        return '(' + self.test(depth) + ')'

    def test(self, depth=1):
        """A condition."""
        c = self.c
        e = self.expr
        kind = c.pick(['int', 'float', 'str', 'list', 'tuple', 'set', 'bytes'])
        match c.below(13):
            case 0 | 1 | 2:
                return f'{e("int", depth)} {c.pick(COMPARE)} {e(c.pick(["int", "int", "float"]), depth)}'
            case 3:
                return f'{e(kind, depth)} {c.pick(COMPARE)} {e(kind, depth)}'
            case 4:
                return f'{e("int", 0)} {c.pick(COMPARE)} {e("int", 0)} {c.pick(COMPARE)} {e("int", 0)}'
            case 5:
                return f'{e("any", 0)} {c.pick(["in", "not in"])} {e(c.pick(["list", "tuple", "set", "dict"]), depth)}'
            case 6:
                return f'{e("str", 0)} {c.pick(["in", "not in"])} {e("str", depth)}'
            case 7:
                return f'{e("any", 0)} {c.pick(["is", "is not"])} None'
            case 8:
                return f'not {e(c.pick(["list", "str", "int", "float"]), depth)}'
            case 9:
                return f'({self.test(0)} {c.pick(["and", "or"])} {self.test(0)})'
            case 10:
                return f'isinstance({e("any", depth)}, {c.pick(["int", "str", "(int, float)", "int | None", "object", "bool"])})'
            case 11:
                return f'{e("str", depth)}.{c.pick(PREDICATES)}()'
            case _:
                return f'{c.pick(["any", "all"])}({self.generator("int", 0)})'

    def generator(self, kind, depth):
        """A generator expression or the like, without its brackets."""
        c = self.c
        source, names = self.source(depth)
        name = self.fresh('i')
        if names == 2:
            other = self.fresh('j')
            target = f'{name}, {other}'
        else:
            target = name
        saved, self.names = self.names, self.names + [(name, kind)]
        self.quiet += 1
        text = f'{self.expr(kind, min(depth, 1))} for {target} in {source}'
        if c.chance(40):
            text += f' if {self.test(0)}'
        if c.chance(12):
            inner = self.fresh('k')
            text += f' for {inner} in {c.pick(["range(3)", "xs", "[" + name + "]", "(1, 2)", "s"])}'
        self.quiet -= 1
        self.names = saved
        return text

    def source(self, depth):
        """Something short to go through, and how many targets it gives."""
        c = self.c
        match c.below(10):
            case 0 | 1 | 2:
                return f'range({c.pick(["3", "5", "1, 6", "5, 0, -2", "n % 4", "-2, 3", "2**63, 2**63 + 2"])})', 1
            case 3:
                return f'enumerate({self.expr(c.pick(["list", "str", "tuple"]), depth)})', 2
            case 4:
                return f'{self.expr("dict", depth)}.items()', 2
            case 5:
                return f'zip({self.expr("list", depth)}, {self.expr(c.pick(["str", "list"]), 0)})', 2
            case 6:
                return f'{c.pick(["reversed", "list", "sorted", "iter"])}({self.expr(c.pick(["list", "tuple"]), depth)})', 1
            case _:
                return self.expr(c.pick(['list', 'tuple', 'str', 'set', 'bytes', 'dict']), depth), 1
