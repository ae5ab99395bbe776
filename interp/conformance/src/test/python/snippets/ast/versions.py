# SPDX-License-Identifier: Apache-2.0
"""Type comments, and syntax that is newer than the version asked for."""
import ast


def d(source, version, **options):
    try:
        print(ast.dump(ast.parse(source, feature_version=(3, version), **options), include_attributes=True))
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))


# expect: Async functions are only supported in Python 3.5 and greater 1 20 1 21 'async def f(): pass\n'
d('async def f(): pass\nx=1\n',4)
# expect: Await expressions are only supported in Python 3.5 and greater 1 23 1 24 'async def f(): await x\n'
d('async def f(): await x\nx=1\n',4)
# expect: Async for loops are only supported in Python 3.5 and greater 4 3 4 4 '  y\n'
d('def f():\n  async for i in x:\n    pass\n  y\nz',4)
# expect: Async with statements are only supported in Python 3.5 and greater 2 21 2 22 '  async with x: pass\n'
d('def f():\n  async with x: pass\n  y\nz',4)
# expect: Variable annotation syntax is only supported in Python 3.6 and greater 1 11 1 12 'x: int = 3; y\n'
d('x: int = 3; y\nz',5)
# expect: Variable annotations syntax is only supported in Python 3.6 and greater 1 13 1 14 '(x): int = 3; y\n'
d('(x): int = 3; y\nz',5)
# expect: The '@' operator is only supported in Python 3.5 and greater 1 6 1 7 'a @ b; c\n'
d('a @ b; c',4)
# expect: The '@' operator is only supported in Python 3.5 and greater 1 3 1 5 'a @= b; c\n'
d('a @= b; c',4)
# expect: invalid syntax 1 7 1 8 'a @ + \n'
d('a @ + ',4)
# expect: Underscores in numeric literals are only supported in Python 3.6 and greater 1 1 1 4 '1_0\n'
d('1_0',5)
# expect: Underscores in numeric literals are only supported in Python 3.6 and greater 1 5 1 8 'x = 1_0 + 3\n'
d('x = 1_0 + 3',5)
# expect: Underscores in numeric literals are only supported in Python 3.6 and greater 1 5 1 9 'x = 1_0j + 3\n'
d('x = 1_0j + 3',5)
# expect: Assignment expressions are only supported in Python 3.8 and greater 1 6 1 7 '(x:=3)\n'
d('(x:=3)',7)
# expect: Assignment expressions are only supported in Python 3.8 and greater 1 7 1 8 'f(x:=3)\n'
d('f(x:=3)',7)
# expect: Async comprehensions are only supported in Python 3.6 and greater 1 20 1 21 '[x async for x in y]\n'
d('[x async for x in y]',5)
# expect: Positional-only parameters are only supported in Python 3.8 and greater 1 10 1 11 'def f(a,/): pass\n'
d('def f(a,/): pass',7)
# expect: Positional-only parameters are only supported in Python 3.8 and greater 1 13 1 14 'lambda a,/,b: 3\n'
d('lambda a,/,b: 3',7)
# expect: Positional-only parameters are only supported in Python 3.8 and greater 1 12 1 13 'def f(a=1,/): pass\n'
d('def f(a=1,/): pass',7)
# expect: Pattern matching is only supported in Python 3.10 and greater 3 0 3 -1 'z=3\n'
d('match x:\n  case 3: pass\nz=3',9)
# expect: Exception groups are only supported in Python 3.11 and greater 3 1 3 2 'z=3\n'
d('try: pass\nexcept* A: pass\nz=3',10)
# expect: except expressions without parentheses are only supported in Python 3.14 and greater 2 17 2 18 'except A,B: pass\n'
d('try: pass\nexcept A,B: pass\nz=3',13)
# expect: except expressions without parentheses are only supported in Python 3.14 and greater 2 18 2 19 'except* A,B: pass\n'
d('try: pass\nexcept* A,B: pass\nz=3',13)
# expect: Module(body=[Try(body=[Pass(lineno=1, col_offset=5, end_lineno=1, end_col_offset=9)], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load(), lineno=2, col_offset=8, end_lineno=2, end_col_offset=9), Name(id='B', ctx=Load(), lineno=2, col_offset=10, end_lineno=2, end_col_offset=11)], ctx=Load(), lineno=2, col_offset=7, end_lineno=2, end_col_offset=12), body=[Pass(lineno=2, col_offset=14, end_lineno=2, end_col_offset=18)], lineno=2, col_offset=0, end_lineno=2, end_col_offset=18)], lineno=1, col_offset=0, end_lineno=2, end_col_offset=18), Assign(targets=[Name(id='z', ctx=Store(), lineno=3, col_offset=0, end_lineno=3, end_col_offset=1)], value=Constant(value=3, lineno=3, col_offset=2, end_lineno=3, end_col_offset=3), lineno=3, col_offset=0, end_lineno=3, end_col_offset=3)])
d('try: pass\nexcept (A,B): pass\nz=3',13)
# expect: t-strings are only supported in Python 3.14 and greater 1 7 1 8 't"a{x}"+3\n'
d('t"a{x}"+3',13)
# expect: t-strings are only supported in Python 3.14 and greater 1 4 1 5 't"a" t"b"\n'
d('t"a" t"b"',13)
# expect: Type statement is only supported in Python 3.12 and greater 1 11 1 12 'type X = 3\n'
d('type X = 3\ny',11)
# expect: Type parameter lists are only supported in Python 3.12 and greater 1 9 1 10 'type X[T] = 3\n'
d('type X[T] = 3\ny',11)
# expect: Type parameter lists are only supported in Python 3.12 and greater 1 8 1 9 'def f[T](): pass\n'
d('def f[T](): pass',11)
# expect: Type parameter defaults are only supported in Python 3.13 and greater 1 12 1 13 'def f[T=int](): pass\n'
d('def f[T=int](): pass',11)
# expect: Type parameter defaults are only supported in Python 3.13 and greater 1 12 1 13 'def f[T=int](): pass\n'
d('def f[T=int](): pass',12)
# expect: Type parameter defaults are only supported in Python 3.13 and greater 1 15 1 16 'class f[*T=int]: pass\n'
d('class f[*T=int]: pass',12)
# expect: Module(body=[With(items=[withitem(context_expr=Name(id='a', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), optional_vars=Name(id='b', ctx=Store(), lineno=1, col_offset=11, end_lineno=1, end_col_offset=12)), withitem(context_expr=Name(id='c', ctx=Load(), lineno=1, col_offset=14, end_lineno=1, end_col_offset=15), optional_vars=Name(id='d', ctx=Store(), lineno=1, col_offset=19, end_lineno=1, end_col_offset=20))], body=[Pass(lineno=1, col_offset=23, end_lineno=1, end_col_offset=27)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=27)])
d('with (a as b, c as d): pass\n',4)
# expect: Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), conversion=-1, lineno=1, col_offset=2, end_lineno=1, end_col_offset=5)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=6), lineno=1, col_offset=0, end_lineno=1, end_col_offset=6)])
d('f"{x}"',4)
# expect: The '@' operator is only supported in Python 3.5 and greater 1 9 1 10 'f"{x @ y}"\n'
d('f"{x @ y}"',4)
# expect: Module(body=[Expr(value=Call(func=Name(id='print', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5), args=[Starred(value=Name(id='a', ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8), ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=8), Starred(value=Name(id='b', ctx=Load(), lineno=1, col_offset=11, end_lineno=1, end_col_offset=12), ctx=Load(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=12)], keywords=[keyword(value=Name(id='c', ctx=Load(), lineno=1, col_offset=16, end_lineno=1, end_col_offset=17), lineno=1, col_offset=14, end_lineno=1, end_col_offset=17), keyword(value=Name(id='d', ctx=Load(), lineno=1, col_offset=21, end_lineno=1, end_col_offset=22), lineno=1, col_offset=19, end_lineno=1, end_col_offset=22)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=23), lineno=1, col_offset=0, end_lineno=1, end_col_offset=23), Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=25, end_lineno=1, end_col_offset=26)], value=Dict(keys=[None], values=[Name(id='a', ctx=Load(), lineno=1, col_offset=30, end_lineno=1, end_col_offset=31)], lineno=1, col_offset=27, end_lineno=1, end_col_offset=32), lineno=1, col_offset=25, end_lineno=1, end_col_offset=32), Assign(targets=[Name(id='y', ctx=Store(), lineno=1, col_offset=34, end_lineno=1, end_col_offset=35)], value=List(elts=[Starred(value=Name(id='z', ctx=Load(), lineno=1, col_offset=38, end_lineno=1, end_col_offset=39), ctx=Load(), lineno=1, col_offset=37, end_lineno=1, end_col_offset=39)], ctx=Load(), lineno=1, col_offset=36, end_lineno=1, end_col_offset=40), lineno=1, col_offset=34, end_lineno=1, end_col_offset=40), Expr(value=Subscript(value=Name(id='a', ctx=Load(), lineno=1, col_offset=42, end_lineno=1, end_col_offset=43), slice=Tuple(elts=[Starred(value=Name(id='b', ctx=Load(), lineno=1, col_offset=45, end_lineno=1, end_col_offset=46), ctx=Load(), lineno=1, col_offset=44, end_lineno=1, end_col_offset=46)], ctx=Load(), lineno=1, col_offset=44, end_lineno=1, end_col_offset=46), ctx=Load(), lineno=1, col_offset=42, end_lineno=1, end_col_offset=47), lineno=1, col_offset=42, end_lineno=1, end_col_offset=47), Expr(value=Subscript(value=Name(id='a', ctx=Load(), lineno=1, col_offset=49, end_lineno=1, end_col_offset=50), slice=Tuple(elts=[Starred(value=Name(id='b', ctx=Load(), lineno=1, col_offset=52, end_lineno=1, end_col_offset=53), ctx=Load(), lineno=1, col_offset=51, end_lineno=1, end_col_offset=53), Constant(value=3, lineno=1, col_offset=55, end_lineno=1, end_col_offset=56)], ctx=Load(), lineno=1, col_offset=51, end_lineno=1, end_col_offset=56), ctx=Load(), lineno=1, col_offset=49, end_lineno=1, end_col_offset=57), lineno=1, col_offset=49, end_lineno=1, end_col_offset=57)])
d('print(*a, *b, **c, **d); x={**a}; y=[*z]; a[*b]; a[*b, 3]',4)
# expect: Module(body=[FunctionDef(name='f', args=arguments(), body=[Pass(lineno=2, col_offset=8, end_lineno=2, end_col_offset=12)], decorator_list=[Subscript(value=Name(id='a', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), slice=Constant(value=3, lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=5)], lineno=2, col_offset=0, end_lineno=2, end_col_offset=12)])
d('@a[3]\ndef f():pass',4)
# expect: Module(body=[FunctionDef(name='f', args=arguments(vararg=arg(arg='args', annotation=Starred(value=Name(id='Ts', ctx=Load(), lineno=1, col_offset=14, end_lineno=1, end_col_offset=16), ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=16), lineno=1, col_offset=7, end_lineno=1, end_col_offset=16)), body=[Pass(lineno=1, col_offset=18, end_lineno=1, end_col_offset=22)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=22)])
d('def f(*args: *Ts):pass',4)
# expect: Module(body=[Return(value=Tuple(elts=[Starred(value=Name(id='a', ctx=Load(), lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=9), Name(id='b', ctx=Load(), lineno=1, col_offset=11, end_lineno=1, end_col_offset=12)], ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=12), lineno=1, col_offset=0, end_lineno=1, end_col_offset=12)])
d('return *a, b',4)
# expect: Module(body=[For(target=Name(id='x', ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), iter=Tuple(elts=[Starred(value=Name(id='a', ctx=Load(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11), ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=11), Name(id='b', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14)], ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=14), body=[Pass(lineno=1, col_offset=16, end_lineno=1, end_col_offset=20)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=20)])
d('for x in *a, b: pass',4)
# expect: Module(body=[Expr(value=JoinedStr(values=[Constant(value='x=', lineno=1, col_offset=3, end_lineno=1, end_col_offset=5), FormattedValue(value=Name(id='x', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), conversion=114, lineno=1, col_offset=2, end_lineno=1, end_col_offset=6)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)])
d('f"{x=}"',4)
# expect: Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)], value=YieldFrom(value=Name(id='a', ctx=Load(), lineno=1, col_offset=15, end_lineno=1, end_col_offset=16), lineno=1, col_offset=4, end_lineno=1, end_col_offset=16), lineno=1, col_offset=0, end_lineno=1, end_col_offset=16)])
d('x = yield from a',2)
# expect: Module(body=[Expr(value=Lambda(args=arguments(), body=Yield(lineno=1, col_offset=9, end_lineno=1, end_col_offset=14), lineno=1, col_offset=0, end_lineno=1, end_col_offset=15), lineno=1, col_offset=0, end_lineno=1, end_col_offset=15)])
d('lambda: (yield)',2)
# expect: Assignment expressions are only supported in Python 3.8 and greater 1 7 1 8 'a[b:=3]\n'
d('a[b:=3]',4)
# expect: Assignment expressions are only supported in Python 3.8 and greater 1 8 1 9 'if x:=3: pass\n'
d('if x:=3: pass',4)
# expect: The '@' operator is only supported in Python 3.5 and greater 1 5 1 -1 'a @ b'
d('a @ b',4, mode='eval')
# expect: The '@' operator is only supported in Python 3.5 and greater 1 7 1 8 'a @ b c d'
d('a @ b c d',4, mode='eval')
# expect: '(' was never closed 1 7 1 0 'a @ b ('
d('a @ b (',4, mode='eval')
# expect: Module(body=[Assign(targets=[Name(id='a', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)], value=Constant(value=0, lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), type_comment='int', lineno=1, col_offset=0, end_lineno=1, end_col_offset=18), If(test=Name(id='a', ctx=Load(), lineno=2, col_offset=3, end_lineno=2, end_col_offset=4), body=[Pass(lineno=4, col_offset=2, end_lineno=4, end_col_offset=6)], lineno=2, col_offset=0, end_lineno=4, end_col_offset=6)], type_ignores=[TypeIgnore(lineno=3, tag='[x]\n'), TypeIgnore(lineno=4, tag='')])
d('a = 0  # type: int\nif a:\n  # type: ignore[x]\n  pass # type: ignore', 14, type_comments=True)
# expect: bare * has associated type comment 2 14 2 15 '  *, # type: B\n'
d('def f(a, # type: A\n  *, # type: B\n b): pass', 14, type_comments=True)
# expect: Module(body=[FunctionDef(name='f', args=arguments(args=[arg(arg='a', type_comment='A', lineno=1, col_offset=6, end_lineno=1, end_col_offset=7)], kwarg=arg(arg='k', type_comment='K', lineno=2, col_offset=4, end_lineno=2, end_col_offset=5)), body=[Pass(lineno=5, col_offset=2, end_lineno=5, end_col_offset=6)], type_comment='(...) -> None', lineno=1, col_offset=0, end_lineno=5, end_col_offset=6)])
d('def f(a,  # type: A\n  **k  # type: K\n):\n  # type: (...) -> None\n  pass', 14, type_comments=True)
# expect: Cannot have two type comments on def 3 2 3 -1 '  pass\n'
d('def f():  # type: () -> int\n  # type: () -> int\n  pass', 14, type_comments=True)
# expect: FunctionType(argtypes=[Name(id='int', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=4), Name(id='str', ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=10), Name(id='Any', ctx=Load(), lineno=1, col_offset=14, end_lineno=1, end_col_offset=17)], returns=Name(id='float', ctx=Load(), lineno=1, col_offset=22, end_lineno=1, end_col_offset=27))
d('(int, *str, **Any) -> float', 14, mode='func_type')
# expect: invalid syntax 1 12 1 13 '(int, **str, Any) -> float'
d('(int, **str, Any) -> float', 14, mode='func_type')
