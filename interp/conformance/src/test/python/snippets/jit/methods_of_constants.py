# Methods of constants in hot loops: the receiver needs no guard.
def run():
    out = 0
    for i in range(3000):
        out += len(','.join(('a', str(i)))) + '%d,' .count('%') + len('a b c'.split(' ')) + b'abc'.find(b'c') + 'x{}'.format(i).index('x')
        out += (1.5).is_integer() + (7).bit_length() + len((1, 2)) + (3, 4, 3).count(3)
    return out


print(run())  # expect: 55890
print(run())  # expect: 55890
print(['', 'é x'.split('é'), ' a\x85b\u3000c '.split(), 'a\x1eb\x1fc\x85d'.splitlines(), 'a\U0001F600b\U0001F600'.rsplit('\U0001F600', 1)])
# expect: ['', ['', ' x'], ['a', 'b', 'c'], ['a', 'b\x1fc', 'd'], ['a😀b', '']]
