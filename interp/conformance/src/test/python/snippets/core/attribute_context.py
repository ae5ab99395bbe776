"""An AttributeError that says nothing gets the name and the object; type errors name the type in full; a wrapped exception is raised at its clause."""
import ast
import collections
import traceback


class Hook:
    def __getattr__(self, name):
        raise AttributeError


class Prop:
    @property
    def foo(self):
        raise AttributeError(1, 2)


class Given:
    def __getattr__(self, name):
        raise AttributeError('no', name='q')


for c in (Hook, Prop, Given):
    o = c()
    try:
        getattr(o, 'foo')
    except AttributeError as e:
        print(e.args, e.name, e.obj is o)
# expect: () foo True
# expect: (1, 2) foo True
# expect: ('no',) q False
for t in (collections.deque, ast.AST, int):
    try:
        t.nothing
    except AttributeError as e:
        print(e)
# expect: type object 'collections.deque' has no attribute 'nothing'
# expect: type object 'ast.AST' has no attribute 'nothing'
# expect: type object 'int' has no attribute 'nothing'
try:
    try:
        raise Exception(42)
    except* Exception:
        raise
except ExceptionGroup as e:
    lines = [f.lineno for f in traceback.extract_tb(e.__traceback__)]
    inner = [f.lineno for f in traceback.extract_tb(e.exceptions[0].__traceback__)]
    print(lines[0] - inner[0])  # expect: 1
