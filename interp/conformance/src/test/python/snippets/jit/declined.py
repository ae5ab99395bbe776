# What a Python method answers makes an instruction raise, after its code has run without a frame: the handler is the instruction's, not an earlier one's.


class Declines:
    def __xor__(self, o):
        return NotImplemented


class Value:
    def __init__(self, v):
        if v > 2:
            return v


def operator(x):
    try:
        x.nothing
    except AttributeError:
        pass
    try:
        x ^ x
    except TypeError as e:
        return str(e), e.__traceback__.tb_lineno


def constructor(x):
    try:
        x.nothing
    except AttributeError:
        pass
    try:
        Value(3)
    except TypeError as e:
        return str(e), e.__traceback__.tb_lineno


print({operator(Declines()) for _ in range(2000)})  # expect: {("unsupported operand type(s) for ^: 'Declines' and 'Declines'", 21)}
print({constructor(1) for _ in range(2000)})  # expect: {("__init__() should return None, not 'int'", 32)}
