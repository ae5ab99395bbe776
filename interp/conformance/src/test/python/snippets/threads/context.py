# Contexts: persistent maps, tokens, and what leaves a generator.
import contextvars
from contextlib import contextmanager

v = contextvars.ContextVar('v', default=5)
w = contextvars.ContextVar('w')
print(v.get(), w.get(7))  # expect: 5 7
try:
    w.get()
except LookupError as e:
    print(e.args[0] is w)  # expect: True
t = v.set(1)
print(v.get(), t.old_value is t.MISSING, t.MISSING)  # expect: 1 True <Token.MISSING>
v.reset(t)
try:
    v.reset(t)
except RuntimeError as e:
    print('has already been used once' in str(e))  # expect: True

before = contextvars.copy_context()
many = [contextvars.ContextVar('x%d' % i) for i in range(300)]
tokens = [x.set(i) for i, x in enumerate(many)]
full = contextvars.copy_context()
print(len(full) - len(before), sum(full[x] for x in many))  # expect: 300 44850
print(full == contextvars.copy_context(), many[3] in full, many[3] in before)  # expect: True True False
for x, token in zip(many, tokens):
    x.reset(token)
print(len(contextvars.copy_context()) - len(before), full[many[7]])  # expect: 0 7


def change():
    v.set(99)
    return v.get()


print(full.run(change), v.get(), full[v])  # expect: 99 5 99
try:
    full.run(lambda: full.run(change))
except RuntimeError as e:
    print('is already entered' in str(e))  # expect: True
with v.set(44):
    print(v.get())  # expect: 44
print(v.get())  # expect: 5


# A context that was taken away stays away when the exception crosses a native call.
@contextmanager
def replaces():
    try:
        yield
    except BaseException:
        e = KeyError()
        try:
            raise e
        finally:
            e.__context__ = None


try:
    with replaces():
        raise IndexError
except KeyError as e:
    print(e.__context__)  # expect: None
