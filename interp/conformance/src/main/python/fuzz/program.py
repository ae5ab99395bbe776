# SPDX-License-Identifier: Apache-2.0
"""A whole program from a seed."""
from choose import Chooser
from guarded import Guarded


class Program(Guarded):
    def text(self):
        c = self.c
        lines = [f'n = {self.c.pick(["1", "2", "3", "0", "-1", "5", "7"])}', f's = {self.leaf("str")}', f'xs = {self.leaf("list")}']
        for _ in range(c.between(0, 2)):
            lines += self.leaf_function()
        parts = c.between(2, 5)
        for _ in range(parts):
            lines += self.part()
        lines.append('show(n, x, s, xs, d)')
        return '\n'.join(lines) + '\n'

    def part(self):
        c = self.c
        return c.weighted([(22, self.some_statements), (14, self.plain), (8, self.generator_function), (7, self.coroutine_function), (5, self.closure), (11, self.hot), (18, self.guarded), (11, self.hot_objects), (6, self.operators), (5, self.inheritance), (3, self.descriptors), (2, self.data_class), (2, self.enumeration),
                           (10, self.library)])()

    def some_statements(self):
        """Statements of the module itself; an exception is shown, or, rarely, ends the program."""
        c = self.c
        lines = []
        for _ in range(c.between(1, 4)):
            lines += self.statement(2)
        if c.chance(85):
            return ['try:'] + self.indent(lines) + ['except Exception as e:', '    show(type(e).__name__, e, e.__traceback__.tb_lineno)']
        return lines

    def extra(self, depth):
        """Rarer statements that may stand anywhere."""
        c = self.c
        return c.pick([
            lambda: [f'import {c.pick(["math", "os.path as p", "itertools", "no_such_module_zz"])}'], lambda: [f'from {c.pick(["math import pi as x", "string import digits as s", "math import nothing", "collections import abc"])}'],
            lambda: [f'type Alias = {c.pick(["int", "list[n]", "undefined"])}', 'show(Alias)'], lambda: ['class Local:', f'    z = {self.known()}', f'    show(z, {self.expr("any", 1)})', '    def get(self): return self.z, __class__.__name__', 'show(Local().get())'],
            lambda: [f'def local(a, b=n, *c, k={self.leaf("any")}): return a, b, c, k', f'show(local({c.pick(["1", "*xs", "1, 2, 3", "a=1", "k=2", "1, k=s", "**d"])}))'], lambda: [f'f = lambda v, w={self.leaf("any")}: {self.expr("any", 1)}', 'show(f(n))'],
            lambda: [f'show([{c.pick(["i", "(i, n)", "lambda: i"])} for i in range(3)][-1]{c.pick(["", "()"])})'], lambda: ['show(sorted(k for k in locals() if len(k) == 1))'] if self.inside else ['show("n" in globals())'], lambda: [f'show({self.generator("int", 1).join(["list(", ")"])})'], lambda: [f'show(*{self.expr("list", 1)})'],
            lambda: [f'with Manager(1, {c.pick(["False", "True"])}) as z, Manager(2, False):'] + self.block(max(depth, 0))])()


def generate(seed):
    return Program(Chooser(seed)).text()


if __name__ == '__main__':
    import sys
    for argument in sys.argv[1:]:
        print(generate(int(argument)))
