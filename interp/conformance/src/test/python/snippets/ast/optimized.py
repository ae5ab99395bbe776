# SPDX-License-Identifier: Apache-2.0
import ast

SOURCE = '''"doc"
1 + 2; "%s-%5.2r%%" % (a, b)
if __debug__: pass
def f(): "doc"
match x:
    case -1 + 2j | {-1: 2}: pass
'''
for level in 0, 1, 2:
    print(ast.dump(ast.parse(SOURCE, optimize=level)))
for source, version in [('async def f(): pass', 4), ('(x := 0)', 7), ('def f[T](): pass', 11), ('try: pass\nexcept A, B: pass', 13), ('t"x"', 13)]:
    try:
        ast.parse(source, feature_version=(3, version))
    except SyntaxError as e:
        print(e.msg)
for source in ast.Constant(3), b'Tru\xe1\xb5\x89':
    try:
        ast.parse(source)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: Module(body=[Expr(value=Constant(value='doc')), Expr(value=BinOp(left=Constant(value=1), op=Add(), right=Constant(value=2))), Expr(value=BinOp(left=Constant(value='%s-%5.2r%%'), op=Mod(), right=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()))), If(test=Name(id='__debug__', ctx=Load()), body=[Pass()]), FunctionDef(name='f', args=arguments(), body=[Expr(value=Constant(value='doc'))]), Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=BinOp(left=UnaryOp(op=USub(), operand=Constant(value=1)), op=Add(), right=Constant(value=2j))), MatchMapping(keys=[UnaryOp(op=USub(), operand=Constant(value=1))], patterns=[MatchValue(value=Constant(value=2))])]), body=[Pass()])])])
# expect: Module(body=[Expr(value=Constant(value='doc')), Expr(value=BinOp(left=Constant(value=1), op=Add(), right=Constant(value=2))), Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115), Constant(value='-'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114, format_spec=Constant(value='>5.2')), Constant(value='%')])), If(test=Constant(value=False), body=[Pass()]), FunctionDef(name='f', args=arguments(), body=[Expr(value=Constant(value='doc'))]), Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=(-1+2j))), MatchMapping(keys=[Constant(value=-1)], patterns=[MatchValue(value=Constant(value=2))])]), body=[Pass()])])])
# expect: Module(body=[Expr(value=BinOp(left=Constant(value=1), op=Add(), right=Constant(value=2))), Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115), Constant(value='-'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114, format_spec=Constant(value='>5.2')), Constant(value='%')])), If(test=Constant(value=False), body=[Pass()]), FunctionDef(name='f', args=arguments(), body=[Pass()]), Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=(-1+2j))), MatchMapping(keys=[Constant(value=-1)], patterns=[MatchValue(value=Constant(value=2))])]), body=[Pass()])])])
# expect: Async functions are only supported in Python 3.5 and greater
# expect: Assignment expressions are only supported in Python 3.8 and greater
# expect: Type parameter lists are only supported in Python 3.12 and greater
# expect: except expressions without parentheses are only supported in Python 3.14 and greater
# expect: t-strings are only supported in Python 3.14 and greater
# expect: TypeError expected Module node, got Constant
# expect: ValueError identifier field can't represent 'True' constant
