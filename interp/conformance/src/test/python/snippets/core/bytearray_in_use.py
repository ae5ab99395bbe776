# While a method of a bytearray runs Python, the bytes cannot be resized; extend() and %c name what they were given.
import sys


class Clearing:
    def __init__(self, b):
        self.b = b

    def __index__(self):
        self.b.clear()
        return 0


class Sep(bytes):
    def __len__(self):
        b.clear()
        return 1


def outcome(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)


b = bytearray(b'abc')
print(outcome(lambda: b.find(Clearing(b))))  # expect: BufferError: Existing exports of data: object cannot be re-sized
print(outcome(lambda: b.hex(Sep(b':'))))  # expect: BufferError: Existing exports of data: object cannot be re-sized
b.clear()
print(outcome(lambda: b.extend('x')))  # expect: TypeError: expected iterable of integers; got: 'str'


class Outer:
    class Value:
        pass


print(outcome(lambda: b'%c' % Outer.Value()).replace(__name__ + '.', ''))
# expect: TypeError: %c requires an integer in range(256) or a single byte, not Outer.Value


def added_to_itself(b):
    b += b
    return bytes(b)


print(outcome(lambda: added_to_itself(bytearray(b'xy'))))  # expect: BufferError: Existing exports of data: object cannot be re-sized
print(outcome(lambda: added_to_itself(bytearray())))  # expect: b''
