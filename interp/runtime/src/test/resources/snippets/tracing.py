ev = []
def tr(f, e, a):
    ev.append((f.f_code.co_name, e, f.f_lineno, a if e == 'return' else None))
    return tr
def g(n):
    for i in range(n):
        yield i
def h(x):
    try:
        raise ValueError(x)
    except ValueError:
        y = 1
    return y
def f(a):
    b = a + 1
    for v in g(2):
        b += v
    h(b)
    while b > 1:
        b -= 2
    return b
def bad():
    1/0
settrace(tr)
f(1)
try: bad()
except ZeroDivisionError: pass
settrace(None)
f(2)
for x in ev: print(x)
ev.clear()
def pr(f, e, a): ev.append((f.f_code.co_name, e))
setprofile(pr)
def k(): return len([1])
k()
setprofile(None)
for x in ev: print(x)
