# SPDX-License-Identifier: Apache-2.0
"""No limit for statements, constants, arguments and variables."""


def run(source, expression):
    namespace = {}
    exec(source, namespace)
    return eval(expression, namespace)


N = 140_000
branches = ' if x > 3: x = x - 1\n else: x += 1\n' * (N // 2)
print(run('def f(x):\n' + branches + ' return x', 'f(1)'))  # expect: 3
print(run('def f(x):\n for i in range(2):\n' + branches.replace('\n ', '\n  ').replace(' if', '  if', 1) + '  pass\n return x, i', 'f(1)'))  # expect: (3, 1)
print(run('def f(x):\n' + ' while x < 0: x += 1\n' * 90_000 + ' yield x\n', 'list(f(-2))'))  # expect: [0]
print(run('x = 0\n' + 'if x >= 0: x = x + 1\n' * 90_000, 'x'))  # expect: 90000
print(run('def f():\n x = 0\n' + ''.join(f' x = x + {i}.5\n' for i in range(70_000)) + ' return x', 'f()'))  # expect: 2450000000.0
print(run('def f():\n' + ''.join(f' a{i} = {i}\n' for i in range(70_000)) + ' return a69999 + a1', 'f()'))  # expect: 70000
print(run('def f(' + ', '.join(f'a{i}' for i in range(300)) + '): return a299, a0', 'f(*range(300))'))  # expect: (299, 0)
