# SPDX-License-Identifier: Apache-2.0
"""Oracle for CorpusCheck: run with the reference CPython, arguments are the root of .py files and the table to write."""
import ast, sys, os, hashlib, warnings
sys.setrecursionlimit(1000000); sys.set_int_max_str_digits(0)
root=sys.argv[1]; out=open(sys.argv[2],'w')
def esc(s): return s.encode('unicode_escape').decode().replace('\t','\\t')
files=[]
for d,ds,fs in os.walk(root):
    ds.sort()
    for f in fs:
        if f.endswith('.py'): files.append(os.path.join(d,f))
files.sort()
for f in files:
    b=open(f,'rb').read()
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try:
            tree=compile(b,'<corpus>','exec',ast.PyCF_ONLY_AST)
            r='OK '+hashlib.sha256(ast.dump(tree,include_attributes=True).encode()).hexdigest()
        except SyntaxError as e:
            r=esc('%s %r'%(type(e).__name__,(e.msg,e.lineno,e.offset,e.text,e.end_lineno,e.end_offset)))
        except Exception as e:
            r=esc('EXC %s %s'%(type(e).__name__,e))
    ws=' | '.join('%s:%d:%s'%(x.category.__name__,x.lineno,x.message) for x in w if 'finally' not in str(x.message))
    out.write('%s\t%s\t%s\n'%(os.path.relpath(f,root),r,esc(ws)))
    out.flush()
