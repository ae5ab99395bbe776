# SPDX-License-Identifier: Apache-2.0
"""Functions of many small try statements: one operation each, on arguments of every kind. What compiled code leaves to others must still find its handler."""
from modules import Modules

OBJECTS = ['Junk()', 'Declines()', 'Declines()', '3', '0', '-1', "'ab'", '[1, 2]', '[]', '{1: 2}', '(1, 2)', 'None', '2.5', 'iter([1])', 'Value', 'range(3)', '(i for i in (1, 2))', 'len', 'Point(1, 2)', "b'ab'", '{1, 2}', 'collections.deque([1, 2])', 'str', 'True', 'lambda *a, **k: a',
           '2**63', 'KeyError(1)', 'Manager(1)', 'Typed()', "'%d'", '[[1, 2], [3]]', "{'a': 1}", 'math', 'Mine', 'inner(3)', 'bytearray(b"xy")', 'memoryview(b"abc")', 'Point', 'functools.partial(max, 1)', '1j', 'types.SimpleNamespace(a=1)', 'Pair(1)', 'Pair(2.5)']
STATEMENTS = ['x {o} y', 'z = x {o} y', 'x {o}= y', 'x {c} y', 'if x {c} y: z = 1', 'z = not x', 'z = -x', 'z = ~x', 'x[y]', 'z = x[y]', 'x[y] = z', 'del x[y]', 'x[1:y]', 'x[y:] = z', 'del x[::y]', 'x.real', 'x.a', 'x.a = y', 'del x.a', 'x.append(y)', 'z = x.pop()', 'x.get(y)', 'x.upper()', 'x()', 'z = x(y)', 'x(y, z)', 'x(*y)',
              'x(**y)', 'x(1, *y, k=z)', 'for i in x: z = i', 'for i in x: y[i] = z', 'for i, j in x: z = j', 'for i, j in enumerate(x): z = j', 'for i, j in zip(x, y): z = (i, j)', 'for k in x: x[k, 1] = 1', 'for i in range(x):\n            z = i\n            if i > 5: break', 'a, b = x', 'a, *b = x', '(a, b), c = x, y', '[*x, *y]', '{{*x}}', '{{**x}}', 'z = {{x: y}}', 'z = {{x}}',
              'z = x in y', 'z = x is y', 'z = len(x)', 'z = int(x)', 'z = str(x)', 'z = list(x)', 'z = sum(x)', 'z = max(x, y)', 'z = max(x)', 'z = abs(x)', 'z = iter(x)', 'z = next(x)', 'z = next(x, y)', 'z = isinstance(x, y)', 'z = hash(x) and 0', 'z = f"{{x:{{y}}}}"', 'z = f"{{x!r:>9}}{{y}}"', 'z = x % y', 'z = "%s %d" % (x, y)', 'raise x', 'raise x from y', 'raise ValueError(x) from y',
              'assert x, y', 'with x: z = 1', 'with x as z, y: pass', 'z = (yield_ := x)', 'z = x and y or z', 'z = x if y else 1', 'z = [i + y for i in x]', 'z = {{i: y for i in x}}', 'z = sum(i * y for i in x)', 'z = (lambda q=x: q + y)()', 'z = Value(x)', 'z = Point(x, y).x + y', 'z = Pair(x) + Pair(y)', 'z = Pair(x).half', 'Pair(x).w = y', 'z = Pair(x).m(y)', 'z = x.m(y)', 'z = x.half', 'z = x.v + y',
              'x.v += y', 'x[0] += y', 'z = x == y', 'z = x < y < z', 'match x:\n            case [a, b]: z = a\n            case {{"a": v}}: z = v\n            case Pair(v=v): z = v\n            case str() | int(): z = 0', 'try: z = x + y\n        finally: x = y', 'try: return x.q\n        finally: z = y + 1', 'while x:\n            x = x - y\n            break', 'def g(): return x + y\n        z = g()', 'del z\n        z', 'import math as x; x.pi.q',
              'z = x.__class__.__name__ + y', 'z = "ab"[x]', 'z = (1, 2)[x]', 'z = [1, 2, 3][x:y]', 'z = x or 1 / y', 'z = pow(x, 2, y)', 'z = divmod(x, y)', 'z = round(x, y)', 'z = x.join(y)', 'z = x.split(y)', 'x.sort(key=y)', 'x.extend(y)', 'x.update(y)', 'z = sorted(x, key=y)', 'z = list(map(x, y))', 'z = x.send(y)', 'x.throw(y)', 'x.close()', 'x.add(y)', 'z = super(x, y)', 'z = type(x)(y)', 'z = getattr(x, y)',
              'z = chr(x) + y', 'z = ord(x)', 'z = bool(x) + y', 'z = x.startswith(y)', 'z = x.index(y)', 'x.insert(y, z)', 'x.remove(y)', 'print(x, sep=y)', 'z = x << (y & 70)', 'z = x ** 2 + y', 'z = x // y + x % y', 'z = min(x, y) * 2', 'z = x.w', 'x.w = x.w + y']
OPERATORS = ['+', '-', '*', '/', '//', '%', '&', '|', '^', '<<', '>>', '@', '+', '-', '*']
COMPARISONS = ['<', '<=', '>', '>=', '==', '!=', 'in', 'not in', 'is']


class Guarded(Modules):
    def guarded(self):
        c = self.c
        name = self.fresh('guarded')
        lines = [f'def {name}(x, y, z):']
        for _ in range(c.between(1, 4)):
            statement = c.pick(STATEMENTS).format(o=c.pick(OPERATORS), c=c.pick(COMPARISONS))
            caught = c.pick(['Exception as e', 'Exception as e', 'Exception', 'TypeError as e', '(TypeError, AttributeError) as e', 'LookupError as e'])
            end = 'show(type(e).__name__, str(e), e.__traceback__.tb_lineno, type(e.__context__))' if caught.endswith(' e') else c.pick(['pass', 'z = 0', 'show(0)'])
            lines += ['    try:', f'        {statement}', f'    except {caught}:', f'        {end}']
            if c.chance(15):
                lines += ['    finally:', f'        {c.pick(["y = x", "show(1)", "x = y"])}']
        lines.append(f'    return {c.pick(["type(z).__name__", "z if type(z) in (int, float, str, list, bool) else 0", "x is y"])}')
        operand = lambda: c.pick(OBJECTS)
        row = lambda: f'lambda: ({operand()}, {operand()}, {c.pick(["0", operand()])})'
        rows = c.several(1, 3, row)
        rows = [r for r in rows for _ in range(c.pick([1, 3, 3]))]
        if c.chance(6):
            rows.insert(0, 'None')
            lines += [f'for _ in range({c.pick([700, 1700])}):', '    sys.stdout, saved = io.StringIO(), sys.stdout', '    try:', f'        {name}(*({row()})())', '    except Exception as e: pass', '    finally: sys.stdout = saved']
        return lines + [f'for row in [{", ".join(r for r in rows if r != "None")}]:', '    try:', f'        show({name}(*row()))', '    except Exception as e:', '        show(type(e).__name__, str(e), e.__traceback__.tb_next and e.__traceback__.tb_next.tb_lineno)']
