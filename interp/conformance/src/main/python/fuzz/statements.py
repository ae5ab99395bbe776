# SPDX-License-Identifier: Apache-2.0
"""Statements: assignments, branches, loops, exceptions, with, match. Each method gives a list of lines."""
from containers import Containers, KEYS

ERRORS = ['ValueError', 'TypeError', 'KeyError', 'ZeroDivisionError', 'IndexError', 'Exception', 'LookupError', 'ArithmeticError', '(TypeError, ValueError)', 'AttributeError',
          'OverflowError', 'NameError', 'StopIteration', 'RuntimeError', 'UnboundLocalError']
RAISED = ['ValueError', 'TypeError', 'KeyError', 'IndexError', 'ZeroDivisionError', 'RuntimeError', 'StopIteration', 'OSError']


class Statements(Containers):
    def block(self, depth, low=1, high=3):
        """Indented statements; what they name stays visible now and then, so that names can be unbound."""
        saved = list(self.names)
        lines = []
        for _ in range(self.c.between(low, high)):
            lines += self.statement(depth)
        if self.c.chance(70):
            self.names = saved
        return self.indent(lines)

    def statement(self, depth):
        c = self.c
        if depth <= 0:
            return self.simple()
        return c.weighted([(40, self.simple), (9, self.branch), (9, self.for_loop), (4, self.while_loop), (10, self.attempt), (4, self.manage), (6, self.match),
                           (3, self.group_attempt), (3, self.closure), (3, self.extra)])(depth - 1)

    def simple(self, depth=0):
        c = self.c
        return c.weighted([(30, self.assign), (18, self.augment), (16, self.show), (8, self.unpack), (8, self.mutate), (4, self.leave), (3, self.delete), (2, self.throw),
                           (2, self.check), (2, self.bare), (5, self.give)])()

    def target(self, kind):
        """A name to assign to: mostly one of the names that exist, unless they are of an outer function."""
        c = self.c
        names = [name for name in self.named(kind) if name in self.locals] if self.inside else self.named(kind)
        if names and c.chance(65):
            return c.pick(names)
        name = c.pick('abcuvyz') if c.chance(70) else self.fresh('t')
        if self.inside:
            self.locals.append(name)
        return name

    def assign(self):
        c = self.c
        kind = self.kind()
        value = self.clipped(self.expr(kind, 3))
        name = self.target(kind)
        self.learn(name, kind)
        if c.chance(6):
            return [f'{name} = {c.pick("abyz")} = {value}']
        if c.chance(4):
            return [f'{name}: {c.pick(["int", "list[int]", "str | None", "undefined_name" if self.inside else "object"])} = {value}']
        return [f'{name} = {value}']

    def augment(self):
        c = self.c
        kind = c.pick(['int', 'int', 'int', 'float', 'str', 'list', 'set', 'any', 'bytes', 'dict'])
        name = self.target(kind)
        if kind in ('list', 'tuple', 'str', 'bytes'):
            lines = [f'{name} {c.pick(["+=", "+=", "*="])} {c.pick([self.leaf(kind), "2", "n % 3"])}']
        elif kind in ('set', 'dict'):
            lines = [f'{name} {c.pick(["|=", "&=", "-=", "^="])} {self.expr(kind, 1)}']
        else:
            operator = c.pick(['+=', '-=', '+=', '-=', '*=', '//=', '%=', '&=', '|=', '^=', '/=', '>>='] if kind != 'float' else ['+=', '-=', '*=', '/=', '//=', '%='])
            lines = [f'{name} {operator} {self.expr(c.pick([kind, kind, "int", "float"]), 1)}']
        if self.loops or c.chance(20):
            lines.append(f'{name} = clip({name})')
        self.learn(name, kind if kind != 'any' else 'int')
        return lines

    def show(self):
        c = self.c
        if c.chance(20):
            return [f'print({self.expr(self.kind(), 2)}{c.pick(["", "", ", n", ", s, sep=s", ", end=str(n)"])})']
        return [f'show({self.c.listed(1, 3, lambda: self.known() if c.chance(50) else self.expr(self.kind(), 2))})']

    def unpack(self):
        c = self.c
        count = c.between(1, 3)
        targets = [self.target(self.kind()) for _ in range(count)]
        values = ', '.join(self.expr(c.pick(['int', 'str', 'any']), 1) for _ in range(count)) + (',' if count == 1 else '')
        match c.below(6):
            case 0:
                targets[c.below(count)] = '*' + targets[0]
                value = self.expr(c.pick(['list', 'tuple', 'str']), 1)
            case 1:
                value = self.expr(c.pick(['list', 'tuple', 'str', 'dict', 'int', 'set']), 1)
            case 2 if count == 2:
                return [f'{targets[0]}, {targets[1]} = {targets[1]}, {targets[0]}']
            case 3:
                targets[0] = f'({targets[0]}, *{self.target("list")})'
                value = f'({self.expr("list", 1)}), ' + ', '.join(self.expr('any', 1) for _ in range(count - 1))
            case 4:
                targets[0] = c.pick(['xs[0]', 'xs[-1]', "d['q']", 'xs[1:2]', 'xs[n]'])
                value = values
            case _:
                value = values
        return [', '.join(targets) + (',' if count == 1 else '') + ' = ' + value]

    def mutate(self):
        c = self.c
        e = self.expr
        xs = c.pick(self.named('list') or ['xs'])
        d = c.pick(self.named('dict') or ['d'])
        match c.below(9):
            case 0:
                return [f'{xs}.{c.pick(["append", "append", "insert", "remove", "extend"])}({e("any", 1)})']
            case 1:
                return [f'{xs}{self.cut()} = {e(c.pick(["list", "tuple", "str"]), 0)}', f'del {xs}[20:]']
            case 2:
                return [f'{xs}[{e("int", 0)}] = {e("any", 1)}']
            case 3:
                return [f'del {xs}{c.pick([self.cut(), "[0]", "[-1]", "[n]"])}']
            case 4:
                return [f'show({xs}.{c.pick(["pop()", "pop(0)", "pop(n)", "reverse()", "sort()", "sort(key=repr)", "sort(reverse=True)", "copy()", "clear()", "index(n)", "insert(1, s)"])})']
            case 5:
                return [f'{d}[{c.pick(KEYS)}] = {e("any", 1)}']
            case 6:
                return [f'del {d}[{c.pick(KEYS)}]']
            case 7:
                key = c.pick(KEYS)
                call = c.pick([f'pop({key})', f'pop({key}, n)', f'setdefault({key}, [])', 'popitem()', f'get({key})', f'update({e("dict", 0)})', 'copy()', 'items()', f'update({key.strip(chr(39)) if key[0] == chr(39) else "z"}=n)'])
                return [f'show({d}.{call})']
            case _:
                name = c.pick(self.named('set') or ['{1, 2}'])
                return [f'show({name}.{c.pick(["add(n)", "discard(n)", "remove(3)", "pop()", "update([4, 5])", "clear()", "isdisjoint(xs)", "issubset({1, 2, 3})"])})']

    def leave(self):
        c = self.c
        if self.breakable and c.chance(70):
            if c.chance(60):
                return [f'if {self.test(1)}: {c.pick(["break", "continue", "break"])}']
            return [c.pick(['continue', 'break'])]
        if self.inside:
            kind = self.inside[-1]
            if kind == 'async generator' or c.chance(15):
                return ['return' if kind == 'async generator' else f'if {self.test(1)}: return']
            return [c.pick(['', f'if {self.test(1)}: ']) + f'return {self.clipped(self.expr(self.kind(), 2))}']
        return self.show()

    def give(self):
        """What only a generator or coroutine can do."""
        c = self.c
        kind = self.inside[-1] if self.inside else ''
        if kind == 'generator':
            return [c.weighted([(5, f'yield {self.expr(self.kind(), 1)}'), (3, f'{self.target("any")} = yield {self.known()}'), (2, f'yield from {self.source(1)[0]}'), (1, 'yield'),
                                (1, f'show((yield {self.known()}))'), (1, f'{self.target("any")} = yield from inner(n)')])]
        if kind == 'async generator':
            return [c.pick([f'yield {self.expr(self.kind(), 1)}', f'{self.target("any")} = await Pause({self.known()})', f'yield await Pause({self.known()})', f'await Pause({self.known()})'])]
        if kind == 'coroutine':
            return [c.pick([f'{self.target("any")} = await Pause({self.known()})', f'show(await Pause({self.expr("any", 1)}))', 'async with Step(n) as y: show(y)',
                            f'async for z in Ticks(3): show(z, {self.known()})', f'{self.target("list")} = [v async for v in Ticks(n % 4)]', 'show({v: await Pause(v) async for v in Ticks(2) if v})'])]
        return self.assign()

    def delete(self):
        return ['del ' + self.c.pick([name for name, _ in self.names if not self.inside or name in self.locals] or ['zz'])]

    def throw(self):
        c = self.c
        e = f'{c.pick(RAISED)}({c.listed(0, 2, lambda: self.expr("any", 1))})'
        cause = c.pick(['', '', '', ' from None', ' from KeyError(n)', ' from e'])
        return [f'if {self.test(1)}: raise {c.pick([e, e, e, "", "ValueError", "Mine(n, s)", "n"])}' + cause] if c.chance(80) else [f'raise {e}{cause}']

    def check(self):
        return [f'assert {self.test(1)}' + self.c.pick(['', f', {self.expr("any", 1)}'])]

    def bare(self):
        return [self.c.pick(['pass', '...', self.expr(self.kind(), 2)])]

    def branch(self, depth):
        c = self.c
        lines = [f'if {self.test(2)}:'] + self.block(depth)
        while c.chance(30):
            lines += [f'elif {self.test(1)}:'] + self.block(depth, 1, 2)
        if c.chance(50):
            lines += ['else:'] + self.block(depth, 1, 2)
        return lines

    def turns(self, depth, low=1, high=3):
        """The body of a loop."""
        saved = self.breakable
        self.breakable = True
        self.loops += 1
        lines = self.block(depth, low, high)
        self.loops -= 1
        self.breakable = saved
        return lines

    def for_loop(self, depth):
        c = self.c
        if self.loops >= 2:
            return self.simple()
        source, count = self.source(1)
        if count == 2 and c.chance(90):
            target = c.pick(['i, j', 'a, b', '(u, v)', 'i, *z', 'k, v'])
            for name in 'ijabuvkz':
                if name in target:
                    self.learn(name, c.pick(['int', 'any', 'str']))
                    self.locals.append(name)
        else:
            target = c.pick(['i', 'j', 'v', 'a', 'n', 's'])
            self.learn(target, 'int' if source.startswith('range') else 'any')
            self.locals.append(target)
        lines = [f'for {target} in {source}:'] + self.turns(depth)
        if c.chance(25):
            lines += ['else:'] + self.block(depth, 1, 2)
        return lines

    def while_loop(self, depth):
        c = self.c
        if self.loops >= 2:
            return self.simple()
        name = self.fresh('count')
        lines = [f'{name} = {c.pick(["0", "0", "0", "2**63 - 3", "2**31 - 2", "-2"])}']
        stop = lines[0].split('= ')[1] + f' + {c.between(1, 6)}'
        lines += [f'while {name} < {stop}{c.pick(["", "", " and n", " and " + self.test(0)])}:', f'    {name} += 1'] + self.turns(depth)
        if c.chance(30):
            lines += ['else:'] + self.block(depth, 1, 2)
        return lines

    def attempt(self, depth):
        c = self.c
        lines = ['try:'] + self.block(depth)
        if c.chance(85):
            for _ in range(c.between(1, 2) - (1 if c.chance(30) else 0) or 1):
                lines += [f'except {c.pick(ERRORS)}{c.pick(["", " as e", " as e"])}:'] + self.block(depth, 1, 2)
                if lines[-1] and c.chance(50) and 'as e' in ''.join(lines[-4:]):
                    lines.append('    show(type(e), e)')
            if c.chance(60):
                lines += ['except Exception as e:', '    show(e, type(e).__name__, type(e.__context__).__name__, type(e.__cause__).__name__)']
            if c.chance(25):
                lines += ['else:'] + self.block(depth, 1, 2)
            if c.chance(30):
                lines += ['finally:'] + self.block(depth, 1, 2)
        else:
            lines += ['finally:'] + self.block(depth, 1, 2)
        return lines

    def group_attempt(self, depth):
        c = self.c
        errors = c.listed(1, 3, lambda: f'{c.pick(RAISED)}({self.expr("any", 0)})')
        lines = ['try:', f'    if {self.test(1)}: raise ExceptionGroup({self.leaf("str")}, [{errors}])']
        saved, self.breakable = self.breakable, False
        inside, self.inside = self.inside, self.inside and ['']
        lines += self.block(0, 0, 1) if not inside else []
        for _ in range(c.between(1, 2)):
            lines += [f'except* {c.pick(RAISED + ["(TypeError, ValueError)", "LookupError"])} as e:', '    show(e, e.exceptions)']
            if c.chance(20):
                lines.append(f'    raise {c.pick(["", "KeyError(1)", "e"])}')
        self.breakable, self.inside = saved, inside
        return lines

    def manage(self, depth):
        c = self.c
        items = c.listed(1, 2, lambda: f'Manager({self.expr("any", 0)}, {c.pick(["False", "True", "False", "n > 2", "1 / n"])}){c.pick(["", " as m", " as xs[0]", " as (y, *z)"])}')
        return [f'with {items}:'] + self.block(depth)

    def match(self, depth):
        c = self.c
        lines = [f'match {self.expr(c.pick(["int", "str", "list", "tuple", "dict", "any", "bool"]), 1)}:']
        for _ in range(c.between(1, 4)):
            pattern = self.pattern(2)
            guard = c.pick(['', '', '', f' if {self.test(0)}'])
            lines += [f'    case {pattern}{guard}:'] + self.indent(self.block(depth, 1, 2))
        if c.chance(50):
            lines += [f'    case {c.pick(["_", "other", "_ if n"])}:', f'        show({self.known()}, s)']
        return lines

    def closed(self):
        """A pattern that binds nothing."""
        return self.c.pick(['0', '1', '-1', '2.5', "'a'", "b'a'", 'None', 'True', 'int()', 'str()', 'float()', 'list()', 'Point(x=0)', 'math.pi', '[]', '[_, 1]', '[_, *_]'])

    def pattern(self, depth):
        c = self.c
        match c.below(14 if depth else 7):
            case 0:
                return c.pick(['0', '1', '-1', '2.5', '3', '1 + 2j', '-0.5'])
            case 1:
                return c.pick(["'a'", "''", "'abc'", "b'a'"])
            case 2:
                return c.pick(['None', 'True', 'False'])
            case 3 | 4:
                p = self.fresh('p')
                return c.pick(['int()', 'str()', f'int({p})', f'str({p})', 'float()', f'bool({p})', f'list({p})', 'dict()', 'Point(x=0)', f'Point({p}, 1)', f'Point(0, y={p})', 'bytes()'])
            case 5:
                return 'math.pi'
            case 6:
                return '[]'
            case 7 | 8:
                return f'[{self.pattern(depth - 1)}, *{c.pick([self.fresh("rest"), "_"])}]' if c.chance(60) else f'({self.pattern(depth - 1)}, {self.pattern(depth - 1)})'
            case 9:
                return f'({self.closed()} | {self.closed()})'
            case 10:
                return f'{{{c.pick(["1", "None", chr(39) + "a" + chr(39)])}: {self.pattern(0)}{c.pick(["", ", **" + self.fresh("rest")])}}}'
            case 11:
                return f'({self.closed()} as {self.fresh("q")})'
            case 12:
                return f'[*_, {self.pattern(0)}]'
            case _:
                return self.pattern(0)
