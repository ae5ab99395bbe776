# SPDX-License-Identifier: Apache-2.0
"""Small differences that the library's own tests found."""
import binascii
import codecs
import marshal
import string.templatelib
import types
import warnings


class Unmeasured:
    def __len__(self):
        raise RuntimeError('no length')

    def __iter__(self):
        return iter([1])


class Entries:
    def __mro_entries__(self, bases):
        return ()


def generator():
    yield 1


def plain():
    return 2


def assigned():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        plain.__code__ = plain.__code__
        plain.__code__ = generator.__code__
    return [str(w.message) for w in seen]


def inherited():
    own = {'None': None}
    names = {'type': type, '__builtins__': own}
    exec('def f(): pass\ng = type(f)(f.__code__, {})', names)
    return names['f'].__builtins__ is own, names['g'].__builtins__ is own, '__builtins__' in names['g'].__globals__


class Shortens:
    def __repr__(self):
        items.clear()
        return 'x'


items = [Shortens(), 1]


def annotation(text):
    names = {}
    exec('from __future__ import annotations\nx: ' + text, names)
    return names['__annotations__']['x']


def mutated():
    def handler(exc):
        exc.object = b'\\' + exc.object[exc.end:]
        return '?', 0

    codecs.register_error('snippet.shorter', handler)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return codecs.unicode_escape_decode(rb'\x0n\z', 'snippet.shorter')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


show(lambda: compile("'\ud800'", 'x', 'exec'))  # expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
show(lambda: eval("'\ud800'"))  # expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
show(lambda: eval("'\U00010000'") == chr(0x10000))  # expect: True
show(lambda: binascii.hexlify(memoryview(b'abc')[::-1]))  # expect: BufferError: memoryview: underlying buffer is not C-contiguous
show(lambda: binascii.b2a_base64(memoryview(b'abc')[::1]))  # expect: b'YWJj\n'
show(lambda: annotation("'inf'"))  # expect: "'inf'"
show(lambda: annotation("('inf', 1e1000, 'infxxx', 1e1000j)"))  # expect: "('inf', 1e309, 'infxxx', 1e309j)"
show(lambda: annotation('-1e1000'))  # expect: '-1e309'
show(lambda: repr(types.GenericAlias(int, items)))  # expect: IndexError: list index out of range
show(lambda: ([n for n in dir(list[int]) if n in ('__copy__', '__deepcopy__', '__bases__', '__origin__')]))  # expect: ['__origin__']
show(lambda: type('Bad', (Entries(),), {}))  # expect: TypeError: type() doesn't support MRO entry resolution; use types.new_class()
show(lambda: type('Bad', (1,), {}))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
show(lambda: string.templatelib.Template[int])  # expect: string.templatelib.Template[int]
show(lambda: string.templatelib.Interpolation[int])  # expect: string.templatelib.Interpolation[int]
show(lambda: assigned())  # expect: ['Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)']
show(lambda: inherited())  # expect: (True, True, False)
show(lambda: mutated())  # expect: ('?\n\\z', 6)
show(lambda: marshal.loads(b'l\x02\x00\x00\x00\x00\x00\x00\x00'))  # expect: ValueError: bad marshal data (unnormalized long data)
show(lambda: marshal.loads(marshal.dumps(-2 ** 70)) == -2 ** 70)  # expect: True
show(lambda: bytearray().extend(Unmeasured()))  # expect: RuntimeError: no length
show(lambda: bytearray(Unmeasured()))  # expect: bytearray(b'\x01')
show(lambda: bytes(Unmeasured()))  # expect: RuntimeError: no length
