"""A tuple may contain itself, by way of a list or a dict; old versions write real numbers as text."""
import marshal

items = []
t = (items, 'end')
items.append(t)
u = marshal.loads(marshal.dumps(t))
print(u, u[0][0] is u)  # expect: ([(...)], 'end') True
d = {}
t = (d, 1.5, [d])
d['t'] = t
u = marshal.loads(marshal.dumps(t))
print(u[0]['t'] is u, u[2][0] is u[0], u[1])  # expect: True True 1.5
for bad in b'\xa9\x01r\x01\x00\x00\x00', b'r\x00\x00\x00\x00', b'\xa9\x01\xa9\x01r\x05\x00\x00\x00':
    try:
        marshal.loads(bad)
    except ValueError as e:
        print(e)
# expect: bad marshal data (invalid reference)
# expect: bad marshal data (invalid reference)
# expect: bad marshal data (invalid reference)
print(marshal.dumps(1.5, 1), marshal.dumps(0.1, 0), marshal.dumps(1j, 1), marshal.dumps(1e300, 1))  # expect: b'f\x031.5' b'f\x130.10000000000000001' b'x\x010\x011' b'f\x171.0000000000000001e+300'
print(marshal.loads(marshal.dumps(0.1, 1)), marshal.loads(marshal.dumps(1.5 - 2j, 0)), marshal.loads(marshal.dumps(float('inf'), 1)))  # expect: 0.1 (1.5-2j) inf
