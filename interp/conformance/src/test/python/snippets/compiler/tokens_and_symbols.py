# SPDX-License-Identifier: Apache-2.0
import dis
import io
import symtable
import tokenize

for t in tokenize.generate_tokens(io.StringIO("a = f'{x!r:>{w}}' # c\nif x:\n  y\n").readline):
    print(tuple(t))
try:
    list(tokenize.tokenize(io.BytesIO(b"a = (1,\n").readline))
except tokenize.TokenError as e:
    print(e)


def walk(t, indent=0):
    print(" " * indent, t.get_type(), t.get_name(), t.is_nested(), t.get_lineno(), sorted((s.get_name(), s.is_free(), s.is_local()) for s in t.get_symbols()))
    for c in t.get_children():
        walk(c, indent + 1)


walk(symtable.symtable("def f(x):\n  def g(): return x\n  class C[T]: d: int = 3\n  return [q for q in g]\n", "f", "exec"))


def loop(a):
    for x in a:
        print(x)


# Whatever the instructions are, their lines and the offsets of the lines fit together.
print([line - loop.__code__.co_firstlineno for _, line in dis.findlinestarts(loop.__code__)])
many = compile("\n".join(f"x{i} = {i}" for i in range(400)), "many", "exec")
print(sorted({i.positions.lineno - i.line_number for i in dis.get_instructions(many) if i.line_number}))
# expect: (1, 'a', (1, 0), (1, 1), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, '=', (1, 2), (1, 3), "a = f'{x!r:>{w}}' # c\n")
# expect: (59, "f'", (1, 4), (1, 6), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, '{', (1, 6), (1, 7), "a = f'{x!r:>{w}}' # c\n")
# expect: (1, 'x', (1, 7), (1, 8), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, '!', (1, 8), (1, 9), "a = f'{x!r:>{w}}' # c\n")
# expect: (1, 'r', (1, 9), (1, 10), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, ':', (1, 10), (1, 11), "a = f'{x!r:>{w}}' # c\n")
# expect: (60, '>', (1, 11), (1, 12), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, '{', (1, 12), (1, 13), "a = f'{x!r:>{w}}' # c\n")
# expect: (1, 'w', (1, 13), (1, 14), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, '}', (1, 14), (1, 15), "a = f'{x!r:>{w}}' # c\n")
# expect: (60, '', (1, 15), (1, 15), "a = f'{x!r:>{w}}' # c\n")
# expect: (55, '}', (1, 15), (1, 16), "a = f'{x!r:>{w}}' # c\n")
# expect: (61, "'", (1, 16), (1, 17), "a = f'{x!r:>{w}}' # c\n")
# expect: (65, '# c', (1, 18), (1, 21), "a = f'{x!r:>{w}}' # c\n")
# expect: (4, '\n', (1, 21), (1, 22), "a = f'{x!r:>{w}}' # c\n")
# expect: (1, 'if', (2, 0), (2, 2), 'if x:\n')
# expect: (1, 'x', (2, 3), (2, 4), 'if x:\n')
# expect: (55, ':', (2, 4), (2, 5), 'if x:\n')
# expect: (4, '\n', (2, 5), (2, 6), 'if x:\n')
# expect: (5, '  ', (3, 0), (3, 2), '  y\n')
# expect: (1, 'y', (3, 2), (3, 3), '  y\n')
# expect: (4, '\n', (3, 3), (3, 4), '  y\n')
# expect: (6, '', (4, 0), (4, 0), '')
# expect: (0, '', (4, 0), (4, 0), '')
# expect: ('unexpected EOF in multi-line statement', (1, 0))
# expect:  module top False 0 [('f', False, True)]
# expect:   annotation __annotate__ False 1 [('.format', False, True)]
# expect:   function f False 1 [('C', False, True), ('g', False, True), ('q', False, True), ('x', False, True)]
# expect:    annotation __annotate__ True 2 [('.format', False, True)]
# expect:    function g True 2 [('x', True, False)]
# expect:    type parameters C True 3 [('.generic_base', False, True), ('.type_params', False, True), ('T', False, True)]
# expect:     class C True 3 [('.type_params', True, False), ('__type_params__', False, True), ('d', False, True)]
# expect:      annotation __annotate__ True 3 [('.format', False, True), ('__classdict__', True, False), ('int', False, False)]
# expect: [0, 1, 2, 1]
# expect: [0]

# Errors of the tokenizer have no end, or no place at all; scopes of lambdas and generator expressions have plain names.
import io
import symtable
import tokenize
from _tokenize import TokenizerIter
for text in 'if 1:\n  a\n b', '(', 'if 1:\n\ta\n        b':
    try:
        list(TokenizerIter(io.StringIO(text).readline, extra_tokens=True))
    except SyntaxError as e:
        print(e.args)
# expect: ('unindent does not match any outer indentation level', ('<string>', 3, 3, ' b', None, None))
# expect: ('unexpected EOF in multi-line statement',)
# expect: ('inconsistent use of tabs and spaces in indentation', ('<string>', 3, 10, '        b', None, None))
def names(table):
    return [table.get_name(), sorted(s.get_name() for s in table.get_symbols()), *map(names, table.get_children())]
print(names(symtable.symtable('lambda: (i for i in x)', 's', 'exec')))  # expect: ['top', [], ['lambda', ['x'], ['genexpr', ['.0', 'i']]]]
print(names(symtable.symtable('x: int = 1', 's', 'exec'))[2])  # expect: ['__annotate__', ['.format', 'int']]
