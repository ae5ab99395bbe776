# SPDX-License-Identifier: Apache-2.0
"""Errors of scopes and future statements tell their place by attributes only; a tree is not made of unknown features."""
import ast


def show(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
        print('ok')
    except (SyntaxError, ValueError) as e:
        print(e.args, *((e.filename, e.lineno, e.offset, e.end_offset) if isinstance(e, SyntaxError) else ()))


show(compile, 'def f(a, a): pass', 's', 'exec')  # expect: ("duplicate argument 'a' in function definition",) s 1 10 11
show(compile, 'nonlocal x', 's', 'exec')  # expect: ('nonlocal declaration not allowed at module level',) s 1 1 11
show(compile, 'x = 1\nfrom __future__ import division', 's', 'exec')
# expect: ('from __future__ imports must occur at the beginning of the file',) s 2 1 32
show(compile, 'return', 's', 'exec')  # expect: ("'return' outside function", ('s', 1, 1, None, 1, 7)) s 1 1 7
show(compile, 'def f():\n  nonlocal zz', 's', 'exec')  # expect: ("no binding for nonlocal 'zz' found",) s 2 3 14
show(ast.parse, 'from __future__ import b')  # expect: ('future feature b is not defined',) <unknown> 1 24 25
show(ast.parse, 'from __future__ import braces', optimize=1)  # expect: ('not a chance',) <unknown> 1 24 30
show(ast.parse, 'x = 1\nfrom __future__ import b')  # expect: ok
show(ast.parse, 'from .__future__ import b')  # expect: ok
show(compile, '', 's', 'q')  # expect: ("compile() mode must be 'exec', 'eval' or 'single'",)
show(compile, '', 's', 'q', ast.PyCF_ONLY_AST)  # expect: ("compile() mode must be 'exec', 'eval', 'single' or 'func_type'",)
