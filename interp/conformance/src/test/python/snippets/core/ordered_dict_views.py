"""The views and the iterator of OrderedDict have classes of their own."""
import collections
import pickle

od = collections.OrderedDict(a=1, b=2)
print(od.keys(), od.values(), od.items())  # expect: odict_keys(['a', 'b']) odict_values([1, 2]) odict_items([('a', 1), ('b', 2)])
print([c.__name__ for c in type(od.keys()).__mro__], [c.__name__ for c in type(od.items()).__mro__])  # expect: ['odict_keys', 'dict_keys', 'object'] ['odict_items', 'dict_items', 'object']
print({type(x).__name__ for x in (iter(od), reversed(od), iter(od.keys()), iter(od.values()), reversed(od.items()))})  # expect: {'odict_iterator'}
print(list(od), list(reversed(od)), list(reversed(od.values())), list(reversed(od.items())))  # expect: ['a', 'b'] ['b', 'a'] [2, 1] [('b', 2), ('a', 1)]
print(od.keys() & {'a'}, od.items() - {('a', 1)}, od.keys() == {'a', 'b'}, len(od.items()), ('a', 1) in od.items())  # expect: {'a'} {('b', 2)} True 2 True
print(list(pickle.loads(pickle.dumps(iter(od)))), [(k, v) for k, v in od.items()], od.keys().mapping)  # expect: ['a', 'b'] [('a', 1), ('b', 2)] OrderedDict({'a': 1, 'b': 2})
for view in od, od.items():
    try:
        for item in view:
            od['c'] = od.pop('c', 0) + len(od)
            del od['b'], od['c']
    except RuntimeError as e:
        print(e)  # expect: OrderedDict mutated during iteration
    od['b'] = 2
# expect: OrderedDict mutated during iteration
class Mine(collections.OrderedDict):
    def keys(self):
        return 'mine'
print(Mine(x=1).keys(), list(Mine(x=1)), type(Mine(x=1).items()).__name__)  # expect: mine ['x'] odict_items
try:
    pickle.dumps(od.keys())
except TypeError as e:
    print(e)  # expect: cannot pickle 'odict_keys' object
