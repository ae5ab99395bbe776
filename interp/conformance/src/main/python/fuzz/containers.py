# SPDX-License-Identifier: Apache-2.0
"""Expressions whose value is a list, tuple, dict or set."""
from literals import integer
from texts import Texts

KEYS = ["'a'", "'b'", "'key'", '1', '2', 'n', 's', '(1, 2)', '1.0', 'True', 'None', 'x', "b'a'", '[]']


class Containers(Texts):
    def item(self, depth):
        return self.expr(self.c.pick(['int', 'int', 'str', 'float', 'any']), depth)

    def list_expr(self, depth):
        c = self.c
        e = self.expr
        match c.below(16):
            case 0 | 1 | 2:
                return f'[{c.listed(0, 4, lambda: self.item(depth - 1))}]'
            case 3 | 4 | 5:
                return f'[{self.generator(c.pick(["int", "int", "str", "float", "tuple"]), depth)}]'
            case 6:
                return f'{e("list", depth)}{self.cut()}'
            case 7:
                return f'({e("list", depth)} + {e("list", 0)})'
            case 8:
                return f'({e("list", 0)} * {c.pick(["0", "2", "-1", "(n % 3)", "True"])})'
            case 9:
                return f'sorted({e(c.pick(["list", "tuple", "set"]), depth)}{c.pick(["", ", reverse=True", ", key=str", ", key=repr, reverse=True", ", key=lambda v: -v", ", key=len"])})'
            case 10:
                return f'list({c.pick(["reversed", "enumerate", "iter", "zip", "tuple", "list"])}({e(c.pick(["list", "tuple", "str"]), depth)}))'
            case 11:
                return f'list({c.pick(["map", "filter"])}({c.pick(["lambda v: v * 2", "str", "lambda v: v and v > 1", "None", "abs", "lambda v: [v]", "bool"])}, {e("list", depth)}))'
            case 12:
                return f'{e("str", depth)}.{c.pick(["split()", "split(',')", "rsplit(None, 1)", "splitlines()", "splitlines(True)", "split('a', 1)", "split('')", "rsplit(s)"])}'
            case 13:
                return f'[*{e(c.pick(["list", "tuple", "str", "set"]), 0)}, {self.item(0)}, *{e("list", 0)}]'
            case 14:
                return f'list({self.source(0)[0]})[:8]'
            case _:
                return f'list({e("dict", depth)}{c.pick(["", ".items()", ".keys()", ".values()"])})'

    def tuple_expr(self, depth):
        c = self.c
        match c.below(7):
            case 0 | 1:
                return f'({"".join(self.item(depth - 1) + ", " for _ in range(c.between(1, 3)))})'
            case 2:
                return f'tuple({self.expr(c.pick(["list", "str", "set"]), depth)})'
            case 3:
                return f'{self.expr("tuple", depth)}{self.cut()}'
            case 4:
                return f'({self.expr("tuple", 0)} + {self.expr("tuple", 0)})'
            case 5:
                return f'divmod({self.expr(c.pick(["int", "float"]), 0)}, {self.expr(c.pick(["int", "float"]), 0)})'
            case _:
                return f'{self.expr("str", 0)}.{c.pick(["partition", "rpartition"])}({self.expr("str", 0)})'

    def dict_expr(self, depth):
        c = self.c
        match c.below(9):
            case 0 | 1 | 2:
                return '{' + c.listed(0, 3, lambda: f'{c.pick(KEYS)}: {self.item(depth - 1)}') + '}'
            case 3 | 4:
                name = self.fresh('k')
                return f'{{{name}: {self.expr(c.pick(["int", "str"]), 0)} for {name} in {c.pick(["range(4)", "xs", "s", "d", "(3, 1, 2, 1)", "'hello'"])}}}'
            case 5:
                return f'{{**{self.expr("dict", 0)}, {c.pick(KEYS)}: {self.item(0)}, **{self.expr("dict", 0)}}}'
            case 6:
                return f'({self.expr("dict", 0)} | {self.expr("dict", 0)})'
            case 7:
                return f'dict({c.pick(["zip('abc', range(3))", "enumerate('xy')", "a=1, b=n", "d, z=0", "[(1, 2), (3,)]", "[['k', 'v']]", "xs", "[1]"])})'
            case _:
                return f'dict.fromkeys({self.expr(c.pick(["list", "str", "tuple"]), 0)}{c.pick(["", ", 0", ", n"])})'

    def number(self):
        return integer(self.c) if self.c.chance(60) else f"num({self.expr(self.c.pick(['int', 'float', 'bool']), 0)})"

    def set_expr(self, depth):
        """Sets of numbers alone: their order is the same everywhere."""
        c = self.c
        match c.below(7):
            case 0 | 1:
                return f'{{{c.listed(1, 5, self.number)}}}'
            case 2 | 3:
                return f'({self.expr("set", depth)} {c.pick("|&-^")} {self.expr("set", 0)})'
            case 4:
                name = self.fresh('m')
                return f'{{{name} {c.pick(["% 3", "* 7", "// 2", "- 1"])} for {name} in range({c.pick(["5", "12", "-3, 3"])})}}'
            case 5:
                return f'{c.pick(["set", "frozenset"])}(range({c.pick(["4", "20, 0, -3", "n % 9"])}))'
            case _:
                return f'{self.expr("set", 0)}.{c.pick(["union", "intersection", "difference", "symmetric_difference"])}({c.pick(["[1, 2]", "range(3)", "(5, 5)", "{7}", "[[]]"])})'
