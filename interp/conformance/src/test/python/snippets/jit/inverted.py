# Inverting a bool warns, once for each place, and says where: in whatever tier it runs.
import warnings

shown = []


def show(message, category, filename, lineno, file=None, line=None):
    shown.append((category.__name__, lineno - invert.__code__.co_firstlineno))


def invert(x):
    return (1,
            ~x)


def constant():
    return ~True


def calls(values):
    n = 0
    for v in values:
        n += invert(v)[1]
    return n


def main():
    warnings.simplefilter("default")
    for _ in range(2000):
        calls([1, 2, 2**70])
        invert(5)
    print(calls([1, 2, 2**70]), shown)
    for _ in range(3):
        for _ in range(800):
            n = calls([True, 3, False])
        print(n, shown)
    warnings.simplefilter("ignore")
    print([constant() for _ in range(1500)][-1], len(shown))
    warnings.simplefilter("error")
    for v in 1, True:
        try:
            print(calls([v]))
        except DeprecationWarning as e:
            print(str(e)[:30], e.__traceback__.tb_next.tb_next.tb_lineno - invert.__code__.co_firstlineno)


before = warnings.showwarning
with warnings.catch_warnings():
    warnings.showwarning = show
    try:
        main()
    finally:
        warnings.showwarning = before
# expect: -1180591620717411303430 []
# expect: -7 [('DeprecationWarning', 2)]
# expect: -7 [('DeprecationWarning', 2)]
# expect: -7 [('DeprecationWarning', 2)]
# expect: -2 1
# expect: -2
# expect: Bitwise inversion '~' on bool  2
