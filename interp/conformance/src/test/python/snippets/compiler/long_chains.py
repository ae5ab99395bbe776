"""Chains that the parser takes in a loop compile in linear time."""
import time

begun = time.perf_counter()
n = 50_000
for part in (' and x', ' or x', ' < x'):
    compile('x' + part * n, '?', 'eval')
compile('x' + ' and x or x' * n, '?', 'eval')
try:
    compile("'a'" + "+'a'" * n, '?', 'eval')
except RecursionError:
    pass
print(time.perf_counter() - begun < 40)  # expect: True
