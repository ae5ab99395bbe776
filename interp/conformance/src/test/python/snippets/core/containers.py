# Details of dict, set and float that CPython's tests ask for.
class Counting(int):
    hashed = 0

    def __hash__(self):
        Counting.hashed += 1
        return int.__hash__(self)


d = dict.fromkeys(map(Counting, range(10)))
dict.fromkeys(set(d))
dict.fromkeys(frozenset(d), 1)
print(Counting.hashed)  # expect: 10


def items():
    yield 'key'
    raise TypeError('oops')


for bad in ([object()], [items()]):
    try:
        dict(bad)
    except TypeError as e:
        print(e, e.__notes__)
# expect: object is not iterable ['Cannot convert dictionary update sequence element #0 to a sequence']
# expect: oops ['Cannot convert dictionary update sequence element #0 to a sequence']


class Clears:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        source.clear()
        return False


source = {i: 0 for i in range(1, 1000)}
source[Clears()] = 0
try:
    {Clears(): 0}.update(source)
except RuntimeError as e:
    print(e)  # expect: dict mutated during update


class Real(float):
    def __float__(self):
        return 42.0


class Text(str):
    def __float__(self):
        return 7.0


print(float(Real(1)), float(Text('8')))  # expect: 42.0 7.0
nan = Real('nan')
print(hash(nan) == object.__hash__(nan), hash(float('nan')) == 0)  # expect: True False
try:
    Real(x=0)
except TypeError as e:
    print(e)  # expect: float() takes no keyword arguments
