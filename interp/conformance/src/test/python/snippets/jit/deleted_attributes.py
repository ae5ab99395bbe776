# Attributes that are deleted: from instances of every layout, where the class gets a say while the loop runs, and where there is none.


class P:
    def __init__(self):
        self.x = 1


class Slotted:
    __slots__ = "a", "b"


def cycle(p, n):
    for i in range(n):
        p.z = i
        del p.z
    return sorted(vars(p))


print(cycle(P(), 300))  # expect: ['x']


def first(n):
    t = 0
    for i in range(n):
        p = P()
        p.y = i
        del p.x
        t += len(vars(p))
        p.x = 5
        t += p.x
    return t, list(vars(p))


print(first(300))  # expect: (1800, ['y', 'x'])


def slotted(n):
    s = Slotted()
    for i in range(n):
        s.a = i
        del s.a
    try:
        del s.a
    except AttributeError as e:
        return str(e)


print(slotted(300))  # expect: a


def missing(p, n):
    out = set()
    for i in range(n):
        try:
            del p.q
        except AttributeError as e:
            out.add((str(e), e.__traceback__.tb_lineno))
    return out


print(missing(P(), 300))  # expect: {("'P' object has no attribute 'q'", 56)}


class Watched(P):
    pass


def watched(n):
    log = []
    p = Watched()
    q = Watched()
    vars(q)
    for i in range(n):
        if i == n - 4:
            Watched.__delattr__ = lambda self, name: log.append(("class", name))
        if i == n - 2:
            del Watched.__delattr__
            Watched.z = property(lambda self: 1, lambda self, v: log.append(v), lambda self: log.append("property"))
        p.z = i
        del p.z
        q.z = i
        del q.z
    return log


print(watched(300))  # expect: [('class', 'z'), ('class', 'z'), ('class', 'z'), ('class', 'z'), 298, 'property', 298, 'property', 299, 'property', 299, 'property']


class Dies:
    def __del__(self):
        died.append(sorted(vars(holder)))


died = []
holder = P()


def finalized(n):
    for i in range(n):
        holder.d = Dies()
        del holder.d
    return len(died), died[0], died[-1]


print(finalized(100))  # expect: (100, ['x'], ['x'])
