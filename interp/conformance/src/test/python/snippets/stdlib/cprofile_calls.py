# cProfile counts calls, recursive ones apart, of Python functions and built-in ones, also by keyword.
import cProfile
import pstats


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    fib(5)
    return max([1, 2], key=abs) + len([])


ticks = [0.0]


def timer():
    ticks[0] += 1
    return ticks[0]


p = cProfile.Profile(timer, builtins=True)
print(p.runcall(work))  # expect: 2
stats = {key[2]: value[:2] for key, value in pstats.Stats(p).stats.items()}
print(stats['work'], stats['fib'])  # expect: (1, 1) (1, 15)
print(stats['<built-in method builtins.max>'], stats['<built-in method builtins.len>'])  # expect: (1, 1) (1, 1)
callers = {key[2]: value[4] for key, value in pstats.Stats(p).stats.items()}
print(sorted((k[2], v[0]) for k, v in callers['fib'].items()))  # expect: [('fib', 14), ('work', 1)]
try:
    with p:
        cProfile.Profile().enable()
except ValueError as e:
    print(e)  # expect: Another profiling tool is already active
