# Native recursion over nested objects ends in RecursionError.
def nested(make, n=100_000):
    a = ()
    for _ in range(n):
        a = make(a)
    return a


def attempt(f, *args):
    try:
        f(*args)
        print('no error')
    except RecursionError:
        print('RecursionError')


attempt(repr, nested(lambda a: [a]))  # expect: RecursionError
attempt(repr, nested(lambda a: {0: a}))  # expect: RecursionError
attempt(repr, nested(lambda a: (a,)))  # expect: RecursionError
attempt(lambda: nested(lambda a: [a]) == nested(lambda a: [a]))  # expect: RecursionError
attempt(repr, nested(lambda a: [a], 1000))  # expect: no error


class Clears:
    def __init__(self, other):
        self.other = other

    def __eq__(self, other):
        self.other.clear()
        return NotImplemented


a, b = [], []
a.append(Clears(b))
b.append(Clears(a))
print(a == b)  # expect: True
