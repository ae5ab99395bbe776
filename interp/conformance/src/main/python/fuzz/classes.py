# SPDX-License-Identifier: Apache-2.0
"""Classes: special methods, descriptors, inheritance, data classes, enumerations."""
from functions import Functions

BINARY = 'add sub mul truediv floordiv mod and or xor lshift matmul pow'.split()
SIGNS = dict(zip(BINARY, '+ - * / // % & | ^ << @ **'.split()))
UNARY = ['__len__', '__bool__', '__hash__', '__int__', '__index__', '__float__', '__str__', '__repr__', '__neg__', '__iter__', '__abs__', '__reversed__', '__complex__', '__bytes__']
USES = {'__len__': 'len(o)', '__bool__': 'bool(o), not o', '__hash__': 'hash(o), {o: 1}[o]', '__int__': 'int(o)', '__index__': 'xs[o], hex(o), range(o)', '__float__': 'float(o)', '__str__': "str(o), f'{o:>5}'", '__repr__': 'repr(o), [o]',
        '__neg__': '-o', '__iter__': 'list(o), [*o]', '__abs__': 'abs(o)', '__reversed__': 'list(reversed(o))', '__complex__': 'complex(o)', '__bytes__': 'bytes(o)'}


class Classes(Functions):
    def method(self, name, parameters, result=None):
        saved = self.names
        self.names = [('self.v', 'int'), ('n', 'int')] + [(p, self.kind()) for p in parameters.split(', ') if p]
        value = result or self.expr(self.kind(), 2)
        body = [f'    return {value}']
        if self.c.chance(20):
            body = [f'    if {self.test(1)}: {self.c.pick(["return NotImplemented", "raise TypeError(n)", "return self", "show(self.v)"])}'] + body
        self.names = saved
        return [f'def {name}({", ".join(["self"] + ([parameters] if parameters else []))}):'] + body

    def caught(self, texts):
        lines = []
        for text in texts:
            lines += ['try:', f'    show({text})', 'except Exception as e:', '    show(type(e).__name__, e)']
        return lines

    def operators(self):
        """A class with some operators, tried from both sides, again and again."""
        c = self.c
        name = self.fresh('C')
        base = c.pick(['', '', '', '(int)', '(str)', '(list)', '(float)', '(dict)', '(tuple)'])
        body, uses = [], []
        if not base:
            body += ['def __init__(self, v=3): self.v = v']
        else:
            body += [f'v = {self.leaf("int")}']
        for _ in range(c.between(1, 3)):
            operator = c.pick(BINARY)
            prefix = c.pick(['__', '__r', '__i', '__'])
            body += self.method(f'{prefix}{operator}__', 'o')
            other = self.leaf(c.pick(['int', 'str', 'float', 'list']))
            uses += c.pick([[f'o {SIGNS[operator]} {other}'], [f'{other} {SIGNS[operator]} o'], [f'o {SIGNS[operator]} o']])
        for special in c.several(1, 3, lambda: c.pick(UNARY)):
            result = {'__len__': c.pick(['3', '-1', 'self.v', '2**70', "'a'"]), '__bool__': c.pick(['True', '0', 'self.v > 1']), '__iter__': c.pick(['iter([1, 2])', 'self', '(yield 1)', '3']), '__str__': c.pick(["'S'", '3', 'repr(self.v)']),
                      '__repr__': c.pick(["f'<{self.v}>'", "''", 'None']), '__hash__': c.pick(['1', '2**70', '-1', "'h'"])}.get(special)
            body += self.method(special, '', result)
            uses.append(USES[special])
        if c.chance(40):
            body += self.method(c.pick(['__eq__', '__lt__', '__ge__', '__contains__', '__getitem__', '__call__', '__getattr__', '__setitem__', '__delitem__', '__missing__', '__format__', '__divmod__', '__class_getitem__', '__getattribute__' if c.chance(20) else '__le__']), 'k')
            uses += [c.pick(['o == 1, 1 == o, o != o', 'o < 2, 3 > o', '1 in o', 'o[0], o[1:2]', 'o(1)', 'o.nothing', 'sorted([o, o])', "o['a']", "f'{o:x}'", 'divmod(o, 2)', f'{name}[int]', 'max(o, 1)', 'list(o)', 'o >= 1', 'copy.copy(o)'])]
        lines = [f'class {name}{base}:'] + self.indent(body)
        lines += ['try:', f'    o = {name}({c.pick(["", "2", "7", chr(39) + "12" + chr(39), "[1]", "2.5"])})'] + ['except Exception as e:', '    show(e); o = 5']
        if c.chance(50):
            return lines + [f'for turn in range({c.pick([1, 3])}):'] + self.indent(self.caught(uses))
        return lines + [f'def use{name}(o):'] + self.indent(self.caught(uses)) + [f'for _ in range(3): use{name}(o)']

    def inheritance(self):
        c = self.c
        a, b, d = self.fresh('A'), self.fresh('B'), self.fresh('D')
        e = self.expr
        lines = [f'class {a}:', f'    limit = {e("int", 1)}', f'    def __init__(self, v=1, *args, **kw): self.v = v; show({chr(39)}{a}{chr(39)}, args, kw)', f'    def m(self, p={self.leaf("any")}): return ["{a}", p, self.limit]',
                 f'    @classmethod\n    def make(cls, *args): return cls(*args)', '    @staticmethod\n    def st(p): return clip(p + p)',
                 '    @property\n    def prop(self): return self.v\n    @prop.setter\n    def prop(self, v): self.v = (v, n)', '    def __repr__(self): return f"{type(self).__name__}({self.v!r})"']
        meta = c.pick(['', '', '', ', metaclass=Meta', ', flag=True'])
        lines += [f'class {b}({a}{meta}):', f'    def m(self, *args): return super().m(*args) + ["{b}"]', c.pick(['    def __init_subclass__(cls, **kw): show(cls.__name__, kw); super().__init_subclass__(**kw)', '    x = limit = 5', '    __slots__ = ()', f'    def __init__(self, v): super().__init__(v, {self.leaf("any")}, z=1)', '    def __getattr__(self, name): return name * 2', '    __hash__ = None',
                           '    def __eq__(self, o): return self.v == o.v', '    def __set_name__(self, owner, name): show(name)', '    def __del__(self): show("gone")', '    def __class_getitem__(cls, k): return k', '    def __setattr__(self, k, v): show(k); super().__setattr__(k, v)'])]
        lines += [f'class {d}({c.pick([b, f"{b}, {a}", f"{a}, {b}", f"Mixin, {b}", f"{b}, Mixin"])}):', c.pick(['    pass', '    def m(self): return super().m(9)', f'    limit = {b}.limit + 1', '    v = Typed()', '    def make(self): return super().make()', '    class Inner: z = limit = 0', '    for i in range(2): show(i)'])]
        uses = [c.pick([f'{k}({self.leaf("any") if c.chance(80) else ""}).m({self.leaf("any") if c.chance(60) else ""})', f'{k}.make({self.leaf("int")})', f'{k}({self.leaf("any")}).st({e("any", 1)})', f'{k}.__mro__', f'{k}(1).prop, setattr({k}(2), "prop", n)',
                        f'{k}(2) == {k}(2), hash({k}(1)) != 0', f'vars({k}(3))', f'{k}().missing', f'{k}.limit', f'isinstance({k}(1), {a}), issubclass({k}, {b})', f'delattr({k}(1), "v")', f'{k}(1).__dict__', f'[t.__name__ for t in {a}.__subclasses__()]',
                        f'setattr({a}, "limit", {self.leaf("int")}), {k}.limit', f'{k}[3]', f'super({b}, {k}(4)).m()', f'{k}(1).m.__name__, {k}.m.__qualname__', f'{k}(1).nosuch', f'{k}.st', f'dir({k}(1))[-6:]', f'type({k}).__name__', f'{k}(v=3), {k}(1, 2, y=4)'])
                for k in c.several(2, 5, lambda: c.pick([a, b, d, d]))]
        return ['try:'] + self.indent(lines) + ['except Exception as e:', '    show(type(e).__name__, e)'] + self.caught(uses) + ([f'for _ in range(3):'] + self.indent(self.caught(uses[:2])))

    def descriptors(self):
        c = self.c
        name, holder = self.fresh('Desc'), self.fresh('Holder')
        body = []
        for special, parameters in [('__get__', 'o, t=None'), ('__set__', 'o, v'), ('__delete__', 'o'), ('__set_name__', 't, name')]:
            if c.chance(65):
                body += [f'def {special}(self, {parameters}): {c.pick(["show(type(o).__name__)" if "o" in parameters.split(", ")[0] else "show(name)", "self.k = n", "pass"])}; return {c.pick(["n", "self", "[n]", "getattr(self, " + chr(39) + "k" + chr(39) + ", 0)"])}']
        if c.chance(20):
            body += ['def __getattr__(self, name): raise AttributeError(name.upper())']
        lines = [f'class {name}:'] + self.indent(body) + [f'class {holder}:', f'    f = {name}()'] + c.pick([[], ['    __slots__ = ("z",)'], ['    def __getattr__(self, k): return (k, n)'], ['    f2 = f'], ['    @functools.cached_property', '    def z(self): return [n]']]) + [f'h = {holder}()']
        uses = c.several(2, 5, lambda: c.pick(['h.f', f'{holder}.f', 'setattr(h, "f", 7), h.f', 'h.__dict__', 'delattr(h, "f")', 'hasattr(h, "f")', 'h.z', 'setattr(h, "z", s), h.z', f'setattr({holder}, "f", 3), h.f', 'h.__dict__.update(f=9), h.f', 'vars(h)', 'delattr(h, "z")', 'getattr(h, "q", None)']))
        return lines + ['for turn in range(2):'] + self.indent(self.caught(uses))

    def data_class(self):
        c = self.c
        name = self.fresh('Data')
        options = c.pick(['', '', '(order=True)', '(frozen=True)', '(slots=True)', '(eq=False)', '(kw_only=True)', '(frozen=True, order=True)', '(repr=False)', '(unsafe_hash=True)'])
        fields = ['    a: int']
        for field in c.several(0, 3, lambda: c.pick(['b: str = s', 'c: list = dataclasses.field(default_factory=list)', 'e: float = 1.5', 'k: int = dataclasses.field(default=3, repr=False, compare=False)', 'g: dataclasses.InitVar[int] = 4', 'h: ClassVar[int] = 5', 'i: list = []' if c.chance(10) else 'i: int = 0', 'j: int' if c.chance(10) else 'j: tuple = ()'])):
            fields.append('    ' + field)
        if c.chance(25):
            fields.append(f'    def __post_init__(self{c.pick(["", ", g=None"])}): show({chr(39)}post{chr(39)})')
        lines = ['try:', f'    @dataclasses.dataclass{options}', f'    class {name}:'] + ['    ' + f for f in fields] + ['except Exception as e:', f'    show(type(e).__name__, e); {name} = Point']
        uses = c.several(2, 5, lambda: c.pick([f'{name}(1)', f'{name}(1, 2)', f'{name}(a=n)', f'{name}(1) == {name}(1), {name}(2) < {name}(3)', f'hash({name}(1)) != 0', f'dataclasses.replace({name}(a=1), a=2)', f'dataclasses.asdict({name}(a=1)), dataclasses.astuple({name}(a=2))', f'setattr({name}(a=1), "a", 3)', f'[f.name for f in dataclasses.fields({name})]',
                        f'{name}()', f'{name}(1, 2, 3, 4, 5, 6)', f'{name}(a=1, zz=2)', f'{name}.__match_args__', f'sorted([{name}(a=3), {name}(a=1)])', f'{name}.__doc__', f'inspect.signature({name})' if c.chance(20) else f'copy.copy({name}(a=4))']))
        return lines + self.caught(uses)

    def enumeration(self):
        c = self.c
        name = self.fresh('E')
        base = c.pick(['enum.Enum', 'enum.IntEnum', 'enum.Flag', 'enum.IntFlag', 'enum.StrEnum', 'str, enum.Enum'])
        members = [f'    {m} = {c.pick(["1", "2", "4", "enum.auto()", "enum.auto()", chr(39) + "x" + chr(39), "8", "1"])}' for m in ['A', 'B', 'C'][:c.between(1, 3)]]
        lines = ['try:', f'    class {name}({base}):'] + ['    ' + m for m in members] + (['        def twice(self): return self.value * 2'] if c.chance(40) else []) + ['except Exception as e:', f'    show(type(e).__name__, e); {name} = enum.Enum("{name}", "A B")']
        uses = c.several(2, 5, lambda: c.pick([f'list({name})', f'{name}.A, repr({name}.A), str({name}.A)', f'{name}.A.name, {name}.A.value', f'{name}(1)', f'{name}["A"]', f'{name}("zz")', f'{name}.A | {name}.A', f'{name}.A == 1, {name}.A is {name}.A', f'f"{{{name}.A}}"', f'{name}.A < {name}.A', f'{name}.Z', f'{name}.A.twice()', f'len({name}), 1 in {name}', f'{name}.__members__', f'~{name}.A', f'{name}(3)', f'{name}.A in {{{name}.A: 1}}', f'setattr({name}, "A", 3)']))
        return lines + self.caught(uses)
