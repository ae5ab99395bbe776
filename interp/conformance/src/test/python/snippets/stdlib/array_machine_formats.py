# Arrays are pickled as the machine had them, and read from any other machine's form.
import array
import pickle

a = array.array('h', [1, -2, 300])
print(a.__reduce_ex__(4)[1][1:], a.__reduce_ex__(2)[1])  # expect: ('h', 4, b'\x01\x00\xfe\xff,\x01') ('h', [1, -2, 300])
print(all(pickle.loads(pickle.dumps(a, p)) == a for p in range(6)))  # expect: True
make = array._array_reconstructor
print(make(array.array, 'h', 5, b'\x00\x01\xff\xfe'))  # expect: array('h', [1, -2])
print(make(array.array, 'i', 13, b'\xff' * 8))  # expect: array('q', [-1])
print(make(array.array, 'd', 15, b'\x3f\x80\x00\x00'))  # expect: array('d', [1.0])
print(make(array.array, 'w', 19, 'hé'.encode('utf-16-be')))  # expect: array('w', 'hé')
for args in ((int, 'h', 4, b''), (array.array, 'z', 4, b''), (array.array, 'h', 22, b''), (array.array, 'h', 4, '')):
    try:
        make(*args)
    except (TypeError, ValueError) as e:
        print(e)
# expect: int is not a subtype of array.array
# expect: second argument must be a valid type code
# expect: third argument must be a valid machine format code.
# expect: fourth argument should be bytes, not str
nan = float('nan')
x = array.array('d', [nan])
print(x == x, nan in x, x.count(nan))  # expect: False False 0
