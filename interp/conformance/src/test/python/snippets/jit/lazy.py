# A number that the code will overwrite before it reads it stays in its variable at a loop's head; who looks at the frame finds it all the same.
import sys


def look():
    return dict(sys._getframe(1).f_locals)


def nested(n, ask):
    seen = None
    for i in range(n):
        d = 2
        x = 0.5
        while d < 5:
            d += 1
            x *= 2
            if d == ask and i == n - 1:
                seen = look()
    return seen, i, d, x


def at_head(n, ask):
    # Here d and x are dead when the outer loop turns.
    for i in range(n):
        if i == ask:
            seen = look()
        d = i
        x = i / 2
        while d > 0:
            d -= 3
            x += 1
    return {k: seen[k] for k in sorted(seen)}


def mixed(n):
    # An int on one path, a float on another, an object on the third.
    for i in range(n):
        if i % 3 == 0:
            v = i
        elif i % 3 == 1:
            v = i / 2
        else:
            v = [i]
        w = v
    return look()


def raising(n):
    for i in range(n):
        k = i
        while k > 7:
            k -= 7
    1 // 0


def deleted(n):
    out = 0
    for i in range(n):
        k = i
        out += k
        if i % 2:
            del k
    try:
        k
    except UnboundLocalError as e:
        return out, str(e)


class Ends:
    # Frameless code that leaves in the middle of its loops.
    def __init__(self, n):
        self.n = n

    def sum(self, divisor):
        total = 0
        for a in range(self.n):
            b = a
            while b > 2:
                b -= 2
                total += b
            total += 100 // divisor
        return total


def locals_of(f, *args):
    try:
        f(*args)
    except ZeroDivisionError as e:
        tb = e.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        return {k: v for k, v in sorted(tb.tb_frame.f_locals.items()) if k != "self"}


for _ in range(30):
    a, b, c, d, e = nested(200, 4), at_head(200, 150), mixed(200), locals_of(raising, 200), deleted(200)
# expect: ({'n': 200, 'ask': 4, 'seen': None, 'i': 199, 'd': 4, 'x': 2.0}, 199, 5, 4.0)
print(a)
# expect: {'ask': 150, 'd': -1, 'i': 150, 'n': 200, 'x': 124.5}
print(b)
# expect: {'n': 200, 'i': 199, 'v': 99.5, 'w': 99.5}
print(c)
# expect: {'i': 199, 'k': 3, 'n': 200}
print(d)
# expect: (19900, "cannot access local variable 'k' where it is not associated with a value")
print(e)

ends = Ends(50)
for _ in range(2000):
    t = ends.sum(7)
# expect: 10200
print(t)
# expect: {'a': 0, 'b': 0, 'divisor': 0, 'total': 0}
print(locals_of(ends.sum, 0))
