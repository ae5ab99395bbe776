class A:
    def __repr__(self): return repr(self)
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __eq__(self, o): return self == o
    def __len__(self): return len(self)
for f in (lambda: repr(A()), lambda: A().q, lambda: A() == 1, lambda: len(A()), lambda: [A()] == [2]):
    try: f(); print('no error')
    except RecursionError as e: print('RE', str(e)[:33])
def deep(n):
    if n == 0: return 0
    return 1 + deep(n - 1)
print(deep(900))
def g(n):
    if n: yield from g(n - 1)
    yield n
print(len(list(g(300))))
def ex(n):
    try:
        return ex(n + 1)
    finally:
        pass
try: ex(0)
except RecursionError as e:
    n = 0; t = e.__traceback__
    while t: n += 1; t = t.tb_next
    print(n > 900)
