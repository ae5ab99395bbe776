# SPDX-License-Identifier: Apache-2.0
"""Collects the string constants and doctests of CPython's own tests as snippets for snippet_oracle.py; they are not ours to keep.

Arguments: the file to write, then test files relative to the library's test directory.
"""
import ast, doctest, sys, re, os
root=os.path.join(os.path.dirname(os.__file__),'test','')
files=sys.argv[2:]
seen=set(); out=open(sys.argv[1],'w')
def add(mode,s,flags=0):
    k=(mode,flags,s)
    if k in seen or len(s)>20000 or '\0' in s: return
    try: s.encode()
    except UnicodeEncodeError: return
    seen.add(k); out.write(repr(k)+'\n')
for f in files:
    src=open(root+f,encoding='utf-8').read()
    tree=ast.parse(src)
    for n in ast.walk(tree):
        if isinstance(n,ast.Constant) and isinstance(n.value,str) and n.value.strip():
            s=n.value
            add('exec',s)
            if len(s)<300: add('eval',s); add('single',s); add('exec',s,0x4000); add('single',s,0x4200)
            if '>>>' in s:
                try:
                    for ex in doctest.DocTestParser().get_examples(s):
                        add('single',ex.source); add('exec',ex.source); add('exec',ex.source[:-1])
                except ValueError: pass
            import textwrap
            d=textwrap.dedent(s)
            if d!=s: add('exec',d)
