# SPDX-License-Identifier: Apache-2.0
"""Uses of the library that nearly every program makes: collections, itertools, functools, re, json, struct and others."""
from classes import Classes

PATTERNS = [r'a', r'a*', r'(a)(b)?', r'\w+', r'\d+|[a-c]+', r'^\s*', r'(?P<x>\w)(?P=x)', r'(?i)AB', r'[^a]', r'a{2,3}?', r'(?<=a)b', r'(?!a)\w', r'\b', r'(', r'[z-a]', r'a**', r'(?:a|ab)c', r'.', r'(?s).+', r'\Z', r'(a+)+b', r'(?>a+)', r'x*+', r'(?m)^.', r'\N{BULLET}',
            r'(?P<n', r'\1', r'[\d-x]', r'(?a:\w)', r'a|b|']
DEQUE = ['append(n)', 'appendleft(s)', 'pop()', 'popleft()', 'rotate(1)', 'rotate(-2)', 'extend([1, 2])', 'extendleft("ab")', 'reverse()', 'insert(1, n)', 'remove(n)', 'index(2)', 'count(1)', 'clear()', 'copy()']
ITERTOOLS = ['chain(xs, s)', 'islice(xs, 2)', 'islice(itertools.count(n, 2), 4)', 'cycle(xs[:2] or [0])', 'accumulate(xs)', 'accumulate(range(5), initial=n)', 'groupby(s)', 'product(xs[:2], "ab")', 'permutations(xs[:3], 2)', 'combinations("abc", 2)', 'zip_longest(xs, s, fillvalue=0)', 'takewhile(lambda v: v, xs)',
             'dropwhile(lambda v: v == 1, xs)', 'starmap(pow, [(2, 3), (n, 2)])', 'tee(xs, 2)', 'pairwise(s)', 'batched(s, 2)', 'batched(xs, n)', 'compress(s, xs)', 'repeat(n, 3)', 'filterfalse(None, xs)', 'combinations_with_replacement(xs[:2], 2)', 'batched(xs, 2, strict=True)', 'count(x)', 'accumulate(s, lambda a, b: b + a)']


class Modules(Classes):
    def library(self):
        c = self.c
        return c.pick([self.sequences, self.sequences, self.functional, self.regular, self.data, self.data, self.counting, self.numbers, self.misc])()

    def on(self, make, name, calls, low=2, high=6):
        """Operations on one object, its state shown after each."""
        lines = ['try:', f'    {name} = {make}', f'except Exception as e: show(e); {name} = None']
        for call in self.c.several(low, high, lambda: self.c.pick(calls)):
            lines += ['try:', f'    show({call if call.startswith("(") else name + "." + call}, {name})', 'except Exception as e:', '    show(type(e).__name__, e)']
        return lines

    def counting(self):
        c = self.c
        e = self.expr
        match c.below(5):
            case 0:
                return self.on(f'collections.deque({e("list", 1)}{c.pick(["", ", 3", ", maxlen=0", ", -1"])})', 'q', DEQUE + ['(q[0])', '(q[-1], len(q))', '(list(q))', '(q + q)', '(q == collections.deque(xs))', '(q * 2)'])
            case 1:
                return self.on(f'collections.Counter({e(c.pick(["list", "str", "dict"]), 1)})', 'q', ['most_common(2)', 'total()', 'update(s)', 'subtract([n])', 'elements()' if c.chance(5) else 'items()', '(q + q)', '(q - q)', '(q[n])', '(-q)', '(q | collections.Counter("a"))', '(q <= q)'])
            case 2:
                return self.on(f'collections.OrderedDict({e("dict", 1)})', 'q', ['move_to_end("a")', 'popitem()', 'popitem(last=False)', 'pop("a", 1)', 'setdefault(n, s)', '(q == d)', '(list(reversed(q)))', 'keys()', 'update(d)', '(q | {1: 2})', 'copy()'])
            case 3:
                return self.on(f'collections.defaultdict({c.pick(["list", "int", "None", "lambda: n", "3"])}, {e("dict", 0)})', 'q', ['(q[n])', '(q["new"])', 'get("z")', '__missing__(5)', 'copy()', '(q | {})', '(q[[]])', 'default_factory'])
            case _:
                return self.on(f'collections.namedtuple({c.pick(["chr(80)", "s"])}, {c.pick(["chr(97) + chr(32) + chr(98)", "[chr(97), chr(98)]", "[s, s]"])}{c.pick(["", ", defaults=[n]", ", rename=True"])})', 'q', ['_fields', '(q(1, 2))', '(q(1))', '(q(1, b=2)._asdict())', '(q(1, 2)._replace(a=n))', '(q(1, 2) == (1, 2))', '_make(xs)', '(q(1, 2).a)', '(q(*xs))', '(q(1, 2) + (3,))'])

    def sequences(self):
        c = self.c
        uses = [f'list(itertools.islice(itertools.{c.pick(ITERTOOLS)}, 8))' for _ in range(c.between(2, 4))]
        uses += c.several(1, 2, lambda: c.pick(['[(k, list(g)) for k, g in itertools.groupby(s)]', 'list(map(lambda a, b: (a, b), xs, s))', 'list(zip(xs, s, strict=True))', 'bisect.bisect(sorted(xs), n)', 'heapq.nsmallest(2, xs)', 'list(heapq.merge([1, 3], [2, n]))', 'sorted(xs, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)))',
                                                'min(xs, key=str), max(xs, default=0)', 'max([], default=n), min(s, key=lambda v: -ord(v))', 'sum(xs, start=x)', 'sum([[1], [n]], [])', 'operator.itemgetter(0, -1)(xs)', 'operator.attrgetter("real")(n)', 'operator.methodcaller("upper")(s)', 'array.array("i", [1, n & 255]).tobytes()',
                                                'array.array("d", [x, 1]), array.array("b", [200])', 'slice(1, n, 2).indices(5)', 'slice(None, None, -1).indices(n % 7)', 'range(10)[::-3], range(n % 9)[-1]', 'range(0, 10, 3) == range(0, 12, 3), len(range(2**65)[:5])', 'memoryview(b"abcd")[::2].tolist()']))
        return [f'{self.c.pick(["xs", "s"])} = {self.c.pick([self.expr("list", 1), self.expr("str", 1)])}'] * c.chance(50) + self.caught(uses)

    def functional(self):
        c = self.c
        name = self.fresh('fn')
        match c.below(5):
            case 0:
                return [f'{name} = functools.partial({c.pick(["pow", "max", "int", "dict", "lambda a, b=2: (a, b)"])}, {self.leaf("int")})'] + self.caught([f'{name}({self.leaf("int")})', f'{name}(b=1)', f'{name}.args, {name}.keywords'])
            case 1:
                return [f'@functools.lru_cache(maxsize={c.pick(["None", "2", "0"])})', f'def {name}(a, b=1): show("miss"); return a + b'] + self.caught([f'{name}({c.pick(["1", "1.0", "True", "s", "[]", "2, b=3"])})' for _ in range(5)] + [f'{name}.cache_info()'])
            case 2:
                return ['@functools.singledispatch', f'def {name}(a): return "any"', f'@{name}.register', f'def _(a: {c.pick(["int", "str", "list", "float", "int | str"])}): return ["typed", a]'] + self.caught([f'{name}({self.leaf("any")})' for _ in range(3)])
            case 3:
                return self.caught([f'functools.reduce({c.pick(["lambda a, b: a * 2 + b", "operator.add", "max"])}, {self.expr("list", 1)}{c.pick(["", ", 0", ", s"])})'])
            case _:
                return ['@functools.total_ordering', f'class {name}:', '    def __init__(self, v): self.v = v', '    def __eq__(self, o): return self.v == o.v', f'    def __{c.pick(["lt", "gt", "le", "ge"])}__(self, o): return self.v {c.pick(["<", ">", "<="])} o.v'] + self.caught(
                    [f'{name}(1) {op} {name}({self.leaf("int")})' for op in ('<', '>=', '<=', '>')] + [f'{name}(1) < 3'])

    def regular(self):
        c = self.c
        text = self.expr('str', 1)
        pattern = c.pick(PATTERNS)
        return self.caught(c.several(2, 4, lambda: c.pick([f're.findall({pattern!r}, {text})', f're.sub({pattern!r}, {c.pick([chr(39) + "-" + chr(39), "lambda m: m[0] * 2", "r" + chr(39) + chr(92) + "1" + chr(39), "r" + chr(39) + chr(92) + "g<x>" + chr(39)])}, {text})', f're.split({pattern!r}, {text})', f'(m := re.search({pattern!r}, {text})) and (m.span(), m.groups(), m.groupdict(), m.lastgroup)',
                                                           f're.fullmatch({pattern!r}, {text})', f'[m.span() for m in re.finditer({pattern!r}, {text})]', f're.escape({text})', f're.subn({pattern!r}, "", {text}, count=1)', f're.compile({pattern!r}, re.X).groups'])))

    def data(self):
        c = self.c
        e = self.expr
        return self.caught(c.several(2, 4, lambda: c.pick([
            f'json.dumps({e(c.pick(["list", "dict", "float", "str", "any"]), 2)}{c.pick(["", ", indent=1", ", sort_keys=True", ", ensure_ascii=False", ", separators=(chr(44), chr(58))", ", allow_nan=False"])})',
            f'json.loads({c.pick(["chr(91) + str(n) + chr(93)", "s", "json.dumps(d)", repr("[1, 2.5e3, null, true]"), repr("{" + chr(34) + "a" + chr(34) + ": [}"), repr("[1,]"), repr(" nan"), repr("NaN"), "json.dumps(s)"])})',
            f'struct.pack({c.pick(["<i", ">hH", "<q", "b", "<d", ">f", "3s", "<e", "?", "c", "<Q", "z", ">5p"])!r}, {e(c.pick(["int", "float", "bytes"]), 1)}{c.pick(["", "", ", 1"])})',
            f'struct.unpack({c.pick(["<h", ">I", "bb", "<2s", "<e"])!r}, {e("bytes", 1)})', f'base64.b64encode({e("bytes", 1)}), binascii.hexlify({e("bytes", 0)})', f'base64.b64decode({e(c.pick(["bytes", "str"]), 0)})', f'hashlib.sha256({e("bytes", 0)}).hexdigest()[:9], zlib.crc32({e("bytes", 0)})',
            f'copy.deepcopy({e(c.pick(["list", "dict"]), 2)})', f'pickle.loads(pickle.dumps({e(c.pick(["list", "dict", "set", "any"]), 2)}))', f'ast.literal_eval({c.pick(["repr(xs)", "s", "str(d)", "str(x)"])})', f'textwrap.wrap({e("str", 1)}, {c.pick(["5", "9", "0"])})', f'string.Template({c.pick(["chr(36) + chr(97)", "s", repr("$a ${b} $$")])}).substitute(a=n)',
            f'io.StringIO({e("str", 1)}).{c.pick(["readline()", "readlines()", "read(2)"])}', f'list(csv.reader([{e("str", 1)}]))', f'unicodedata.{c.pick(["category", "name", "bidirectional", "decimal", "numeric", "combining", "east_asian_width"])}({e("str", 1)}[:1])', f'unicodedata.normalize({c.pick(["NFC", "NFD", "NFKC", "NFKD"])!r}, {e("str", 1)})',
            f'shlex.split({e("str", 1)})', f'difflib.SequenceMatcher(None, {e("str", 0)}, {e("str", 0)}).ratio()', f'html.escape({e("str", 1)})', f'urllib.parse.quote({e("str", 1)}), urllib.parse.urlsplit({e("str", 0)})', f'eval({e("str", 0)})' if c.chance(30) else f'repr(eval(repr({e(c.pick(["list", "float", "bytes"]), 1)})))', f'compile({e("str", 0)}, "f", "eval")' if c.chance(20) else f'str.maketrans({e("dict", 0)})'])))

    def numbers(self):
        c = self.c
        e = self.expr
        return self.caught(c.several(2, 5, lambda: c.pick([
            f'decimal.Decimal({c.pick(["str(x)", "n", "x", "s", repr("1.10"), repr("1E+30")])}) {c.pick(["+ 1", "* 3", "/ 7", "// 2", "% 3", "- 0", "** 2"])}', f'decimal.Decimal({c.pick(["n", "x"])}).quantize(decimal.Decimal("0.01"))', f'fractions.Fraction({c.pick(["n", "x", "n, 3", "s", "1, 0", repr("3/4"), repr("0.25")])}) {c.pick(["+ 1", "* 2", "** -1", "/ 3", "+ x", "> 1"])}',
            f'({e("float", 1)}).as_integer_ratio()', f'({e("float", 1)}).is_integer()', f'float.fromhex({c.pick([repr("0x1.8p3"), repr("inf"), "s", repr("-0x.1"), repr("0x1p-1080"), repr("0x1p5000")])})', f'math.{c.pick(["comb", "perm"])}({e("int", 0)} % 60, {e("int", 0)} % 20)', f'math.factorial({e("int", 0)} % 30)', f'math.{c.pick(["fsum", "prod"])}({e("list", 1)})', f'math.isclose({e("float", 0)}, {e("float", 0)})',
            f'cmath.{c.pick(["sqrt", "exp", "phase", "log", "polar", "isnan"])}({e("complex", 0)})', f'complex({e("str", 0)})', f'statistics.{c.pick(["mean", "median", "stdev", "mode", "fmean"])}({e("list", 1)})', f'random.Random({c.pick(["n", "5", "s"])}).{c.pick(["random()", "randrange(100)", "sample(range(9), 3)", "gauss(0, 1)", "choices(s, k=2)", "getrandbits(70)"])}',
            f'math.sumprod({e("list", 0)}, {e("list", 0)})', f'math.frexp({e("float", 0)}), math.modf({e("float", 0)}), math.ulp({e("float", 0)})', f'int.from_bytes({e("bytes", 0)}, signed=n > 0), ({e("int", 0)}).is_integer()', f'[{e("float", 1)}, {e("float", 1)}, {e("float", 1)}]', f'divmod({e("float", 0)}, {e("float", 0)})', f'round({e("float", 1)}, {c.pick(["1", "2", "3"])})'])))

    def misc(self):
        c = self.c
        e = self.expr
        return self.caught(c.several(2, 5, lambda: c.pick([
            f'datetime.date({c.pick(["2024, 2, 29", "n, 1, 1", "2023, 2, 29"])}) + datetime.timedelta({c.pick(["n", "x", "1, 2"])})', f'datetime.datetime(2020, 1, 31, 12).{c.pick(["isoformat()", "strftime(" + repr("%Y %j %H %a") + ")", "timetuple()[:6]", "replace(month=2)", "weekday()"])}', f'datetime.timedelta(seconds={e("float", 0)})', f'type({e("str", 0)}, (), {{"a": n}})', f'getattr({e("any", 0)}, {e("str", 0)})',
            f'isinstance({e("any", 0)}, {e("any", 0)})', f'(lambda *a, k=1, **kw: (a, k, kw))(*{e("list", 0)}, **{e("dict", 0)})', f'print(*{e("list", 1)}, sep={e("any", 0)})', f'iter({e("any", 0)}), len({e("any", 0)})', f'{e("any", 0)}({e("any", 0)})', f'{e("any", 0)}[{e("any", 0)}]', f'{e("any", 0)}.{c.pick(["real", "foo", "upper", "append", "__class__"])}', f'{e("any", 0)} {c.pick("+ - * / // % @ ** << & < >=".split())} {c.pick([e("any", 0), "3", "[1]", "None"])}',
            f'{c.pick(["-", "~", "+", "not "])}{e("any", 0)}', f'int({e("any", 0)}, {c.pick(["10", "n", "x"])})', f'str({e("any", 0)}, {c.pick([repr("utf-8"), "n"])})', f'{c.pick(["abs", "bool", "chr", "ord", "bin", "round", "list", "tuple", "set", "dict", "sum", "iter", "next", "callable", "float", "complex", "bytes", "type", "vars", "dir" if c.chance(3) else "len"])}({e("any", 0)}{c.pick(["", "", ", n", ", 1, 2"])}) if s is not None else 0',
            f'{c.pick(["min", "max", "sorted", "zip", "map", "filter", "enumerate", "reversed", "range", "slice", "pow", "divmod", "isinstance", "setattr", "format", "super"])}({c.listed(0, 3, lambda: e("any", 0))})', f'weakref.ref({c.pick(["Point(1, 2)", "n", "Point"])})()', f'types.SimpleNamespace(a=n, b={e("any", 0)})', f'sys.getsizeof' if c.chance(2) else f'operator.{c.pick(["add", "concat", "contains", "index", "matmul", "length_hint", "countOf"])}({e("any", 0)}, {e("any", 0)})', f'contextlib.suppress(ValueError).__exit__({c.pick(["ValueError, 1, None", "None, None, None", "KeyError, 2, None"])})',
            f'bytearray({e("bytes", 0)}).{c.pick(["pop()", "append(n)", "extend(xs)", "insert(0, 300)", "reverse()", "hex(chr(32))", "remove(97)", "translate(None, b" + chr(39) + "a" + chr(39) + ")"])}', f'{e("str", 0)}.{c.pick(["startswith", "endswith", "split", "strip", "join", "find", "center", "encode", "replace", "zfill", "translate", "partition"])}({e("any", 0)}{c.pick(["", ", n", ", s"])})'])))
