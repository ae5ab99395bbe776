"""sys.call_tracing traces what a trace function calls; top-level async for and with; dir() of a dict subclass; bytearray.join holds the array."""
import ast
import sys

seen = []


def inner():
    return 1


def trace(frame, event, arg):
    if event == 'call':
        seen.append(frame.f_code.co_name)
        if frame.f_code.co_name == 'outer':
            sys.call_tracing(inner, ())
            inner()
    return None


def outer():
    pass


sys.settrace(trace)
outer()
sys.settrace(None)
print(seen)  # expect: ['outer', 'inner']
try:
    sys.call_tracing(inner, 2)
except TypeError as e:
    print(e)  # expect: call_tracing() argument 2 must be tuple, not int
sources = ('async for i in x: pass', 'async with x: pass', '[y async for y in x]', 'x')
print(*(compile(source, '', 'exec', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT).co_flags & 128 for source in sources))  # expect: 128 128 128 0


class D(dict):
    def keys(self):
        return list('zyx')


print(eval('dir()', {}, D()))  # expect: ['x', 'y', 'z']
array = bytearray(b',')


def items():
    array.clear()
    yield b'a'


try:
    array.join(items())
except BufferError as e:
    print(e)  # expect: Existing exports of data: object cannot be re-sized
