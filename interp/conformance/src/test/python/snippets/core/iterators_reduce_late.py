# An iterator's state is read after the name iter was looked up; defaultdict keeps the value that came first; deque.count notices changes.
import collections


def spam():
    if not spam.inside:
        spam.inside = True
        list(spam.iterator)
        return 1
    return 2


spam.inside = False
spam.iterator = iter(spam, 2)
print(next(spam.iterator, 'exhausted'))  # expect: exhausted

calls = []


def factory():
    calls.append(len(calls) + 1)
    mine = calls[-1]
    if mine == 1:
        d['k']
    return mine


d = collections.defaultdict(factory)
print(d['k'], calls)  # expect: 2 [1, 2]


class Popping:
    def __eq__(self, other):
        q.pop()
        return True


q = collections.deque([1, Popping(), 2, 3])
try:
    q.count(7)
except RuntimeError as e:
    print(e)  # expect: deque mutated during iteration
code = compile('it.__reduce__()', 'x', 'eval')
try:
    eval(code, {'__builtins__': {}, 'it': iter([1])})
except AttributeError as e:
    print(e)  # expect: iter


class Filter(filter):
    pass


try:
    Filter(None, [], key=1)
except TypeError as e:
    print(e)  # expect: filter() takes no keyword arguments
