# SPDX-License-Identifier: Apache-2.0
e = TypeError(1)
for i in range(150_000):
    e = ExceptionGroup('eg', [e])
for f in e.split, e.subgroup:
    try:
        f(TypeError)
    except RecursionError:
        print('too deep')  # expect: too deep
# expect: too deep
