# SPDX-License-Identifier: Apache-2.0
"""Oracle for SnippetCheck and snippets.tsv: run with the reference CPython.

Arguments: a file with one Python literal (mode, flags, text) per line, and the table to write.
"""
import sys, ast, warnings
sys.setrecursionlimit(100000)
def esc(s): return s.encode('unicode_escape','surrogatepass').decode().replace('\t','\\t')
out=open(sys.argv[2],'w')
for line in open(sys.argv[1]):
    mode,flags,text=ast.literal_eval(line)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try:
            tree=compile(text,'<snippet>',mode,ast.PyCF_ONLY_AST|flags)
            r=esc('OK '+ast.dump(tree,include_attributes=True))
        except SyntaxError as e:
            r=esc('%s %r'%(type(e).__name__,(e.msg,e.lineno,e.offset,e.text,e.end_lineno,e.end_offset)))
        except BaseException as e:
            r=esc('EXC %s %s'%(type(e).__name__,e))
    ws=' | '.join('%s:%d:%s'%(x.category.__name__,x.lineno,x.message) for x in w if 'finally' not in str(x.message))
    t=text if isinstance(text,str) else text.decode('latin-1')
    out.write('%s\t%d\t%s\t%s\t%s\t%s\n'%(mode,flags,'s' if isinstance(text,str) else 'b',t.encode('utf-8','surrogatepass').hex(),r,esc(ws)))
