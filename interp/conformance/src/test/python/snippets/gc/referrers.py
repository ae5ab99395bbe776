"""gc.get_referrers tells neither of its own arguments nor forgets the generator that runs."""
import gc


def plain():
    x = []
    return gc.get_referrers(x)


def g():
    x = []
    yield gc.get_referrers(x)


print(plain())  # expect: []
it = g()
print([type(o).__name__ for o in next(it)], next(g()) == [])  # expect: ['generator'] False
