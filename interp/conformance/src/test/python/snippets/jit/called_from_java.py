# Functions that builtins and slots call without a frame: guards that fail, exceptions, recursion through finalizers.
class Number:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return self.n * i


def key(o):
    return o.n


def run():
    numbers = [Number(i * 7919 % 1000) for i in range(1000)]
    for _ in range(5):
        by_key = sorted(numbers, key=key)
        by_less = sorted(numbers)
    print(by_key[3].n, by_less[-1].n, len({n: 1 for n in numbers + numbers}), sum(map(len, numbers)), sum(n[2] for n in numbers))


run()  # expect: 3 999 1000 499500 999000
run()  # expect: 3 999 1000 499500 999000
print(sorted([Number('b'), Number('a'), Number('c')], key=key)[0].n)  # expect: a
print(sorted([Number(2.5), Number(1), Number(10**30)])[2].n)  # expect: 1000000000000000000000000000000

try:
    sorted([Number(1), Number('a')], key=key)
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'

try:
    sorted([Number(1), object()], key=key)
except AttributeError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)  # expect: 'object' object has no attribute 'n' key

try:
    len(Number(-1))
except ValueError as e:
    print(e)  # expect: __len__() should return >= 0


class Link:
    def __init__(self, next):
        self.next = next

    def __del__(self):
        global died
        died += 1
        self.next = None


def chain(n):
    global died
    died = 0
    head = None
    for _ in range(n):
        head = Link(head)
    head = None
    return died


for _ in range(1000):
    chain(3)
print(chain(50))  # expect: 50
