# What stands twice in the code of a finally block is one constant; which of several repeated keywords an error names.
def walk(code, depth=0):
    yield depth, code.co_name, code.co_firstlineno
    for k in code.co_consts:
        if hasattr(k, "co_code"):
            yield from walk(k, depth + 1)


source = """
def f():
    try:
        a
    finally:
        def g(): pass
class C:
    def m(self):
        try:
            return 1
        finally:
            def g(): return lambda: 2
            class K: pass
    x = [lambda: 1, lambda: 1]
"""
print(list(walk(compile(source, "x", "exec"))))
# expect: [(0, '<module>', 1), (1, 'f', 2), (2, 'g', 6), (1, 'C', 7), (2, 'm', 8), (3, 'g', 12), (4, '<lambda>', 12), (3, 'K', 13), (2, '<lambda>', 14), (2, '<lambda>', 14)]


def made():
    out = []
    for end in range(3):
        try:
            if end:
                continue
        finally:
            def inner(n=end):
                return n
            out.append(inner)
    return out


print([f() for f in made()], len({f.__code__ for f in made()}))
# expect: [0, 1, 2] 1

for text in ("f(a=1, b=2, c=3, b=4, a=5)", "f(a=1, a=2, b=1, b=2)", "f(b=1, a=1, b=2, a=2)", "f(b=1, **x, a=1, a=2, a=3)", "class C(m=1, k=1, k=2, m=1): pass"):
    try:
        compile(text, "x", "exec")
    except SyntaxError as e:
        print(e.msg, e.offset, e.end_offset)
# expect: keyword argument repeated: a 23 26
# expect: keyword argument repeated: a 8 11
# expect: keyword argument repeated: b 13 16
# expect: keyword argument repeated: a 18 21
# expect: keyword argument repeated: m 24 27
