# Items of integer arrays at the edges of what their codes hold.
from array import array

for code in "bBhHiIlLqQ":
    bits = array(code).itemsize * 8
    low, high = (0, (1 << bits) - 1) if code.isupper() else (-(1 << bits - 1), (1 << bits - 1) - 1)
    a = array(code, [low, high, 0])
    a[2] = high
    out = [a.tolist() == [low, high, high]]
    for n in (low - 1, high + 1, True, 1 << 70, -(1 << 70)):
        try:
            a[0] = n
            out.append(a[0])
        except OverflowError as e:
            out.append(str(e))
    print(code, out)
# expect: b [True, 'signed char is less than minimum', 'signed char is greater than maximum', 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: B [True, 'unsigned byte integer is less than minimum', 'unsigned byte integer is greater than maximum', 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: h [True, 'signed short integer is less than minimum', 'signed short integer is greater than maximum', 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: H [True, 'unsigned short is less than minimum', 'unsigned short is greater than maximum', 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: i [True, 'signed integer is less than minimum', 'signed integer is greater than maximum', 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: I [True, "can't convert negative value to unsigned int", 'unsigned int is greater than maximum', 1, 'Python int too large to convert to C unsigned long', "can't convert negative value to unsigned int"]
# expect: l [True, 'Python int too large to convert to C long', 'Python int too large to convert to C long', 1, 'Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: L [True, "can't convert negative value to unsigned int", 'Python int too large to convert to C unsigned long', 1, 'Python int too large to convert to C unsigned long', "can't convert negative value to unsigned int"]
# expect: q [True, 'int too big to convert', 'int too big to convert', 1, 'int too big to convert', 'int too big to convert']
# expect: Q [True, "can't convert negative int to unsigned", 'int too big to convert', 1, 'int too big to convert', "can't convert negative int to unsigned"]
