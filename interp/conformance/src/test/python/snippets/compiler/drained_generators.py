# SPDX-License-Identifier: Apache-2.0
"""Where any(), all() or tuple() drain a generator expression, a traceback shows the name alone, as of a loop; other calls show themselves."""
import traceback


def columns(source, names=None):
    space = {'__builtins__': __builtins__, **(names or {})}
    try:
        exec(compile(source, '<drain>', 'exec'), space)
    except ZeroDivisionError as e:
        return [(f.name, f.colno, f.end_colno) for f in traceback.extract_tb(e.__traceback__)][1:]


print(columns('any(1 / 0 for x in "a")'))  # expect: [('<module>', 0, 3), ('<genexpr>', 4, 9)]
print(columns('y = all(1 / 0 for x in "a")'))  # expect: [('<module>', 4, 7), ('<genexpr>', 8, 13)]
print(columns('tuple((1 / 0 for x in "a"))'))  # expect: [('<module>', 0, 5), ('<genexpr>', 7, 12)]
print(columns('list(1 / 0 for x in "a")'))  # expect: [('<module>', 0, 24), ('<genexpr>', 5, 10)]
print(columns('sum((1 / 0 for x in "a"), 1)'))  # expect: [('<module>', 0, 28), ('<genexpr>', 5, 10)]
print(columns('any = list\nany(1 / 0 for x in "a")'))  # expect: [('<module>', 0, 23), ('<genexpr>', 4, 9)]
print(columns('def f(any):\n return any(1 / 0 for x in "a")\nf(list)'))
# expect: [('<module>', 0, 7), ('f', 8, 31), ('<genexpr>', 12, 17)]
print(columns('def f():\n return any(1 / 0 for x in "a")\nf()'))
# expect: [('<module>', 0, 3), ('f', 8, 11), ('<genexpr>', 12, 17)]
