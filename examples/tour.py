print(1, 2.5, "héllo", [1, 2], {'a': (1,)}, None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(20))
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"A({self.x!r})"
    def __del__(self): print("del", self.x)
a = A(3); print(a, a.x); a = None
try: 1/0
except ZeroDivisionError as e: print("caught", e)
def g():
    for i in range(3): yield i*i
print(list(g()), sum(x for x in range(10)), {k: v for k, v in zip("abc", range(3))})
import math, itertools
print(math.sqrt(2), list(itertools.islice(itertools.count(5), 3)))
match (1, [2, 3]):
    case (x, [y, *z]): print(x, y, z)
with_ = [i for i in range(5) if i % 2]
print(with_, "%s %d %5.2f" % ("a", 3, 2.5), "{:>8}|{:x}".format("r", 255))
