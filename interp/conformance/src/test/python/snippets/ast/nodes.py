# SPDX-License-Identifier: Apache-2.0
import ast,sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
c=lambda n,m='exec': t(lambda: compile(n,'<t>',m))
p=dict(lineno=1,col_offset=0)
c(ast.Expression(5),'eval'); c(ast.Module([5],[])); c(ast.Module(5,[])); c(ast.Module([None],[]));
c(ast.Expression(None),'eval'); c(ast.Expression(ast.Name('a'),),'eval'); c(ast.Expression(ast.Name(5,**p),),'eval'); c(ast.Expression(ast.Name(None,**p),),'eval');
c(ast.Expression(ast.Constant([],**p),),'eval');c(ast.Expression(ast.Constant(lineno='x',value=3,col_offset=1),),'eval');
c(ast.Module([ast.FunctionDef('f',5,[],[],**p)],[])); c(ast.Module([]) , 'eval'); c(ast.Load(),'exec'); c(ast.Name('a',**p),'exec')
c(ast.Expression(ast.BinOp(ast.Name('a',**p),5,ast.Name('a',**p),**p)),'eval')
c(ast.Expression(ast.BinOp(ast.Name('a',**p),None,ast.Name('a',**p),**p)),'eval')
c(ast.Module([ast.Global(['a',5],**p)],[]))
c(ast.Expression(ast.expr(**p)),'eval')
c(ast.Expression(ast.NamedExpr(ast.Constant(1,**p),ast.Constant(1,**p),**p)),'eval')
t(lambda: ast.Name()); t(lambda: ast.Name('a',ast.Load(),3)); t(lambda: ast.Name('a',id=4)); t(lambda: ast.Name('a',foo=4))
t(lambda: ast.Name('a').__reduce__()); t(lambda: ast.Name('a').__replace__(3)); t(lambda: ast.Name('a').__replace__(foo=3)); 
n=ast.Name('a'); del n.id, n.ctx
t(lambda: n.__replace__()); t(lambda: repr(n)); t(lambda: n.__reduce__())
t(lambda: ast.parse("a=b=c=[1,2,3,(4,5,(6))]")); t(lambda: ast.Load()); t(lambda: ast.Return())
class X(ast.AST): _fields=('a','b')
t(lambda: X(1,2,3)); t(lambda: X(1).__dict__); t(lambda:X(1,2,c=3)); t(lambda:X(1,a=3))
class Y(ast.AST): _fields=('a','b'); _field_types={'a':int}
t(lambda: Y(1)); t(lambda: Y(b=1))
t(lambda: Y(b=1).__replace__(a=3)); t(lambda: X(b=1).__replace__(c=3)); t(lambda: X(b=1).__replace__())
t(lambda: ast.AST(1)); t(lambda: ast.Name._field_types); t(lambda: ast.Name.__annotations__)
c(ast.Interactive([ast.Expr(ast.Yield(None,**p),**p)]),'single')
# expect: TypeError required field "lineno" missing from expr
# expect: TypeError required field "lineno" missing from stmt
# expect: TypeError Module field "body" must be a list, not a int
# expect: ValueError None disallowed in statement list
# expect: ValueError field 'body' is required for Expression
# expect: TypeError required field "lineno" missing from expr
# expect: TypeError AST identifier must be of type str
# expect: ValueError field 'id' is required for Name
# expect: TypeError got an invalid type in Constant: list
# expect: ValueError invalid integer value: 'x'
# expect: ValueError empty body on FunctionDef
# expect: TypeError expected Expression node, got Module
# expect: TypeError expected Module node, got Load
# expect: TypeError expected Module node, got Name
# expect: TypeError expected some sort of operator, but got 5
# expect: TypeError expected some sort of operator, but got None
# expect: TypeError AST identifier must be of type str
# expect: TypeError expected some sort of expr, but got expr()
# expect: TypeError NamedExpr target must be a Name
# expect: AttributeError 'Name' object has no attribute 'id'
# expect: TypeError Name constructor takes at most 2 positional arguments
# expect: TypeError Name got multiple values for argument 'id'
# expect: Name(id='a', ctx=Load())
# expect: (<class 'ast.Name'>, (None, None), {'id': 'a', 'ctx': Load()})
# expect: TypeError __replace__() takes no positional arguments
# expect: TypeError Name.__replace__ got an unexpected keyword argument 'foo'.
# expect: TypeError Name.__replace__ missing 2 keyword arguments: 'ctx', 'id'.
# expect: AttributeError 'Name' object has no attribute 'id'
# expect: (<class 'ast.Name'>, (), {})
# expect: Module(body=[Assign(targets=[Name(id='a', ctx=Store(...)), ..., Name(id='c', ctx=Store(...))], value=List(elts=[Constant(...), ..., Tuple(...)], ctx=Load(...)), type_comment=None)], type_ignores=[])
# expect: Load()
# expect: Return(value=None)
# expect: TypeError X constructor takes at most 2 positional arguments
# expect: {'a': 1}
# expect: X(a=1, b=2)
# expect: TypeError X got multiple values for argument 'a'
# expect: AttributeError 'Y' object has no attribute 'b'
# expect: AttributeError 'Y' object has no attribute 'a'
# expect: Y(a=3, b=1)
# expect: TypeError X.__replace__ got an unexpected keyword argument 'c'.
# expect: TypeError X.__replace__ missing 1 keyword argument: 'a'.
# expect: TypeError AST constructor takes at most 0 positional arguments
# expect: {'id': <class 'str'>, 'ctx': <class 'ast.expr_context'>}
# expect: {'id': <class 'str'>, 'ctx': <class 'ast.expr_context'>}
# expect: SyntaxError 'yield' outside function (<t>, line 1)
