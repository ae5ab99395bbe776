# SPDX-License-Identifier: Apache-2.0
"""Functions, generators, coroutines and closures, and loops that get hot enough for compiled code."""
from literals import *
from statements import Statements


class Functions(Statements):
    def parameters(self):
        """Parameters: their text, the types of those without default, and the names that keywords may use."""
        c = self.c
        kinds = self.c.several(0, 3, self.kind)
        names = list('pqr')[:len(kinds)]
        texts = list(names)
        if len(texts) > 1 and c.chance(12):
            texts.insert(1, '/')
        optional = []
        if c.chance(35):
            optional.append('k')
            texts.append(f'k={self.leaf("any")}')
        if c.chance(15):
            texts.append('*rest')
        elif c.chance(12):
            texts.append('*')
            optional.append('w')
            texts.append('w=0')
        if c.chance(10):
            texts.append('**more')
            optional.append('zz')
        known = list(zip(names, kinds)) + [('k', 'any')] * ('k' in optional) + [('rest', 'tuple')] * ('*rest' in texts) + [('more', 'dict')] * ('**more' in texts)
        return ', '.join(texts), kinds, optional, known

    def function(self, kind='function', depth=2, low=2, high=5, first=()):
        """A definition; kind is function, generator, coroutine or async generator."""
        c = self.c
        name = self.fresh({'function': 'f', 'generator': 'g', 'coroutine': 'co', 'async generator': 'ag'}[kind])
        text, kinds, optional, known = self.parameters()
        if first:
            text = ', '.join([*first, text]) if text else first[0]
        saved = self.names, self.locals, self.loops, self.breakable
        self.names = self.names[:5] + known * 2
        self.locals = [n for n, _ in known]
        self.loops, self.breakable = 0, False
        self.inside.append(kind)
        functions = self.functions
        self.functions = [f for f in functions if f[0].startswith('leaf')]
        lines = []
        if c.chance(6) and not first:
            lines.append(f'global {c.pick(["n", "s", "xs"])}')
        elif self.named('int') and c.chance(50):
            lines.append(f'a = {self.expr("int", 1)}')
            self.names.append(('a', 'int'))
            self.locals.append('a')
        for _ in range(c.between(low, high)):
            lines += self.statement(depth)
        if kind == 'function' or kind == 'coroutine':
            lines.append(f'return {self.clipped(self.expr(self.kind(), 2))}' if c.chance(70) else f'return {", ".join(n for n, _ in self.names[-4:])}')
        elif 'generator' in kind:
            lines.insert(0, 'yield n') if not any('yield' in line for line in lines) else None
            lines.append(f'yield {self.known()}')
        self.inside.pop()
        self.names, self.locals, self.loops, self.breakable = saved
        self.functions = functions
        head = 'async def' if kind in ('coroutine', 'async generator') else 'def'
        generic = '[T, *Ts]' if c.chance(2) else ''
        result = c.pick(['', '', '', ' -> int', " -> 'nothing'"])
        decorators = [f'@{c.pick(["twice", "functools.cache", "noted", "noted(3)" if False else "twice"])}'] if kind == 'function' and not first and c.chance(7) else []
        # A global declaration must come before any use: it is the first line.
        return name, kinds, optional, decorators + [f'{head} {name}{generic}({text}){result}:'] + self.indent(lines)

    def called(self, name, kinds, optional, times):
        """Calls of a function many times with changing arguments, each outcome shown."""
        c = self.c
        sets = []
        for _ in range(c.between(2, 4)):
            arguments = [self.expr(k if c.chance(85) else self.kind(), 1) for k in kinds]
            sets.append(arguments)
        lines = []
        if c.chance(60) and kinds:
            rows = ', '.join('(' + ''.join(a + ', ' for a in s) + ')' for s in sets)
            lines += ['try:', f'    rows = [{rows}]', 'except Exception as e:', '    rows = []; show(e)', f'for row in rows{" * " + str(times) if times > 1 else ""}:', '    try:', f'        show({name}(*row))',
                      '    except Exception as e:', '        show(type(e).__name__, e)']
        else:
            for s in sets:
                if optional and c.chance(40):
                    s = s + [f'{c.pick(optional)}={self.expr("any", 0)}']
                lines += ['try:', f'    for _ in range({times}): show({name}({", ".join(s)}))', 'except Exception as e:', '    show(type(e).__name__, e, e.__traceback__.tb_lineno)']
        return lines

    def plain(self):
        name, kinds, optional, lines = self.function()
        lines += self.called(name, kinds, optional, self.c.pick([1, 3, 5]))
        self.functions.append((name, kinds, optional))
        return lines

    def leaf_function(self):
        """A short function that the others may call."""
        c = self.c
        name = self.fresh('leaf')
        kind = self.kind()
        saved = self.names
        self.names = [('p', kind), ('p', kind), ('q', 'int'), ('n', 'int')]
        body = self.clipped(self.expr(kind, 2))
        lines = [f'def {name}(p, q={integer(c)}):']
        if c.chance(40):
            lines.append(f'    if {self.test(1)}: return {self.expr(self.kind(), 1)}')
        self.names = saved
        self.functions.append((name, [kind], ['q']))
        return lines + [f'    return {body}']

    def generator_function(self):
        c = self.c
        name, kinds, optional, lines = self.function('generator')
        arguments = ', '.join(self.expr(k, 1) for k in kinds)
        steps = ', '.join(c.several(2, 6, lambda: c.pick(['next', 'next', f'send:{self.leaf("any")}', 'throw:ValueError(1)', 'throw:GeneratorExit()', 'close', 'throw:KeyError', 'next'])).__iter__())
        if c.chance(50):
            lines += ['try:', f'    for _ in range({c.pick([1, 3])}):', f'        for v in {name}({arguments}): show(v)', 'except Exception as e:', '    show(type(e), e)']
        else:
            moves = ', '.join(f'lambda g: g.send({m[5:]})' if m.startswith('send') else f'lambda g: g.throw({m[6:]})' if m.startswith('throw') else 'lambda g: g.close()' if m == 'close' else 'next' for m in steps.split(', '))
            lines += [f'drive(lambda: {name}({arguments}), [{moves}])']
        return lines

    def coroutine_function(self):
        c = self.c
        kind = c.pick(['coroutine', 'coroutine', 'async generator'])
        name, kinds, optional, lines = self.function(kind)
        arguments = ', '.join(self.expr(k, 1) for k in kinds)
        if kind == 'coroutine':
            return lines + [f'for _ in range({c.pick([1, 3])}): run(lambda: {name}({arguments}))']
        return lines + [f'async def main{name}():', f'    async for v in {name}({arguments}):', '        show(v)', c.pick(['        if v: break', '    else: show(0)', '']),
                        f'run(main{name})']

    def closure(self, depth=1):
        c = self.c
        outer, inner, cell = self.fresh('outer'), self.fresh('inner'), c.pick('abc')
        saved = self.names
        self.names = self.names[:5] + [(cell, 'int')] * 3
        change = c.pick([f'{cell} += {integer(c)}', f'{cell} = {self.expr("int", 2)}', f'del {cell}', f'{cell} -= n'])
        lines = [f'def {outer}({cell}={self.leaf("int")}):', f'    def {inner}(n={integer(c)}):', f'        nonlocal {cell}', f'        {change}', f'        {cell} = clip({cell})', f'        return {self.expr("any", 2)}, {cell}',
                 c.pick([f'    {cell} *= 2', f'    {inner}()', f'    show({inner}(5))', '    pass']), f'    return {inner}, lambda: {cell}']
        self.names = saved
        return lines + ['try:', f'    first, second = {outer}({c.pick(["", "n", "2**62", "1.5"])})', f'    for _ in range({c.pick([1, 4])}): show(first({c.pick(["", "n", "x"])}), second())', 'except Exception as e:', '    show(type(e).__name__, e)']

    def hot(self):
        """A function with a loop over numbers that runs long enough to be compiled, near the edges of a long."""
        c = self.c
        name = self.fresh('hot')
        lines = [f'def {name}(a, b, m):', f'    t = {c.pick(["0", "a", "2**63 - 200", "0.0", "-2**63 + 5", "1", "b"])}', f'    u = {c.pick(["1", "b", "0.5", "a"])}', '    seen = []']
        count = c.pick(['40', '40', '200', '2000'])
        lines.append(f'    for i in range({count}):' if c.chance(60) else f'    i = -1\n    while i < {count}:\n        i += 1')
        saved = self.names
        self.names = [('t', 'int'), ('u', 'int'), ('i', 'int'), ('a', 'int'), ('b', 'float'), ('t', 'float'), ('i', 'int')]
        for _ in range(c.between(2, 5)):
            lines += ['        ' + line for line in self.hot_step(count)]
        self.names = saved
        lines += ['    else:', '        seen.append(t)'] * c.chance(20)
        lines.append('    return t, u, seen[-5:], len(seen)')
        rows = ', '.join(f'({c.pick(INTS + FLOATS)}, {c.pick(SMALL + FLOATS)}, {c.pick(["7", "2**63", "1000003", "-5", "2.5", "0"])})' for _ in range(c.between(2, 4)))
        return lines + [f'for row in [{rows}] * {c.pick([1, 2, 4])}:', '    try:', f'        show({name}(*row))', '    except Exception as e:', '        show(type(e).__name__, e, e.__traceback__.tb_next.tb_lineno)']

    def hot_step(self, count):
        c = self.c
        small = lambda: c.pick(['1', '2', '3', '-1', 'i', '7', '0.5', 'a', 'b', '2**31', '-5', '(i & 3)', '1000'])
        match c.below(13):
            case 0 | 1 | 2:
                return [f't {c.pick(["+=", "-=", "+="])} {small()}{c.pick(["", " * i", " - u", " % 7", " // 3"])}']
            case 3:
                return [f'u = {c.pick(["u * 31 + i", "u + t", "u * a", "t * t", "u * u + b", "u << 1"])}', 'if abs(u) > m * m + 1: u = u % m'] if c.chance(60) else ['u = (u * 6364136223846793005 + i) & 0xffffffffffffffff']
            case 4:
                return [f'if {c.pick(["i", "t", "u"])} {c.pick(["% 3 ==", ">", "<", "==", "!=", "& 1 =="])} {small()}: {c.pick(["continue", "t = -t", "u = i", "seen.append(t)", "t += 1", "break" if c.chance(30) else "u = 0"])}']
            case 5:
                return [f't = t {c.pick("&|^")} {c.pick(["i", "u", "255", "-2", "0xffffffff", "2**63"])}']
            case 6:
                return ['try:', f'    u = {c.pick(["t // (i % 5)", "t % (i - 7)", "seen[i]", "1 / (i - 3)", "int(str(i) + chr(48 + i % 11))", "t / u"])}', f'except {c.pick(["ZeroDivisionError", "Exception", "IndexError"])}{c.pick(["", " as e"])}:', f'    {c.pick(["u = i", "t += 1", "continue", "seen.append(i)", "pass"])}']
            case 7:
                return [f't = {c.pick(["max(t, i)", "min(t, u)", "abs(t) + i", "t if t > u else i", "i if not t else t - 1", "round(u) if u == u and abs(u) < 1e300 else 0", "int(t) + 1 if abs(t) < 1e300 else i", "-t"])}']
            case 8:
                return [f'seen.append({c.pick(["i", "t", "u", "(i, t)", "i * i", "t == u"])})', 'if len(seen) > 9: del seen[:5]']
            case 9:
                return [f't, u = {c.pick(["u, t", "u + 1, i", "t + i, t", "i, u"])}'] if c.chance(70) else [f'if i == {c.pick(["30", "5", "199", "1900"])}: t = {c.pick(["1.5", "2**64", "True", "-0.0", "2**63 - 1"])}']
            case 10:
                return [f'u = {c.pick(["t >> (i & 63)", "(1 << (i % 70)) - t", "t >> 1", "(-1) << (i & 63)", "~t", "t // -3", "divmod(i, 7)[1]", "t % -7", "i ** 2", "(i % 5) ** (i % 30)"])}']
            case 11:
                return [f'for j in range({c.pick(["3", "i % 4", "2, 9, 3", "5, 0, -2"])}):', f'    t += {c.pick(["j", "i * j", "j - u", "1"])}', f'    {c.pick(["pass", "if j == 2: break", "if t > m: continue", "u = j"])}']
            case _:
                return [f'if {self.test(0)}: t = {c.pick(["i", "t + 1", "u", "0"])}']

    def hot_objects(self):
        """A hot loop over objects: attributes, methods, items, text."""
        c = self.c
        name, cls = self.fresh('warm'), self.fresh('K')
        lines = [f'class {cls}:', *(['    __slots__ = ("v", "w")'] if c.chance(30) else []), '    def __init__(self, v): self.v = v; self.w = 0',
                 f'    def step(self, k{c.pick(["", "=1"])}): self.w += k; return {c.pick(["self.v", "self.w", "self", "self.v + k", "-self.w"])}',
                 f'    @property\n    def half(self): return self.w {c.pick(["/ 2", "// 2", "% 3", ">> 1"])}', f'    def __add__(self, o): return {cls}({c.pick(["self.v", "self.w", "o"])})',
                 f'def {name}(o, ys, z):', '    r = []', f'    for i{c.pick(["", ", y", ""])} in {c.pick(["range(60)", "enumerate(ys)", "zip(ys, ys)", "range(300)"])}:']
        if ', y in' not in lines[-1]:
            lines[-1] = lines[-1].replace('enumerate(ys)', 'ys').replace('zip(ys, ys)', 'ys')
        else:
            lines[-1] = lines[-1].replace('range(60)', 'enumerate(ys * 4)').replace('range(300)', 'zip(range(90), ys * 9)')
        for _ in range(c.between(2, 5)):
            lines.append('        ' + c.pick(['o.step(i)', 'o.w += i', 'o.v = o.w', 'r.append(o.half)', 'z = o + i', 'r.append(ys[i % len(ys)])', 'ys[i % 3] = i', 'z = z if i else o.step(1)', "r.append(f'{i:>3}')", 'o.w = o.w * 3 % 1000',
                                             'z = ys[-1]', 'if o.w > 500: o.w = -o.w', 'r += [i]', 'z = (o.v, i)', 'if i == 40: o.v = 1.5', "z = str(i) + 'a'", 'r.append(len(r))', 'z = [j for j in ys if j]', 'if i % 7 == 3: continue', 'o.w, o.v = o.v, o.w',
                                             'try: r.append(ys[i])\n        except IndexError: r.pop()', 'z = o.step', 'z(i) if callable(z) else 0', 'if i in ys: break', 'del r[5:]', "d['c'] = i", "z = d['c']" if c.chance(30) else 'z = i is None', 'z = isinstance(i, int)',
                                             'o.extra = i' if c.chance(30) else 'o.w -= 1', 'r.append(max(i, 3))', 'z = not z', 'r.append(-i if i & 1 else i)', 'def g(): return i\n        z = g()', 'z = (lambda k: k + i)(1)', 'r.append(sum(ys[:2]))' if c.chance(50) else 'z = ys[1:]']))
        lines.append(f'    return o.v, o.w, r[-4:], {c.pick(["z", "len(r)"])} if type(z) is not {cls} else 0')
        calls = ', '.join(f'({cls}({c.pick(["1", "2**63 - 2", "1.5", "[]", "True", chr(39) + "q" + chr(39)])}), {c.pick(["[1, 2, 3]", "[0.5, 1.5, 2]", "[1, 2**70, 3, 4]", "[True, 0, 1]"])}, {c.pick(["0", "None", "2"])})' for _ in range(c.between(2, 4)))
        return lines + [f'for row in [{calls}] * {c.pick([1, 3])}:', '    try:', f'        show({name}(*row))', '    except Exception as e:', '        show(type(e).__name__, e)']
