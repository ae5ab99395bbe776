# SPDX-License-Identifier: Apache-2.0
"""Mutates statements of the library into snippets for snippet_oracle.py. Arguments: seed, number, file to write."""
import random,sys,os,tokenize,io,ast
seed,n,outf=int(sys.argv[1]),int(sys.argv[2]),sys.argv[3]
R=random.Random(seed)
root=os.path.dirname(os.__file__)
files=[os.path.join(d,f) for d,_,fs in os.walk(root) for f in fs if f.endswith('.py')]
pref=[f for f in files if any(x in f for x in ('test_syntax','test_fstring','test_patma','test_type_params','test_grammar','test_tstring','test_coroutines','test_named','test_except_star','test_exceptions','test_with','typing','test_typing'))]
ops=['(',')','[',']','{','}',',',':','.',';','=','==',':=','+','*','**','/','not ','if ','else ','for ','in ','lambda ','async ','await ','yield ','from ','import ','as ','pass','None','True','1','"s"',"f'{x}'","f'{","}'",'->','@','!','...','def ','class ','with ','try:','except','except*','finally:','match ','case ','type ','print ','\n','    ','\t','#','\\\n','global ','del ','return ','raise ','and ','is ','x','x y','=1',"b'x'","t'{a}'",'!r','elif ','while ','~','+=','0x','1_','_','é','# type: int\n','# type: ignore[x]\n',':  # type: () -> x\n']
out=open(outf,'w'); c=0
cache={}
while c<n:
    f=R.choice(pref if R.random()<0.5 else files)
    if f not in cache:
        try:
            src=open(f,encoding='utf-8').read(); t=ast.parse(src)
        except Exception: continue
        lines=src.split('\n')
        segs=[]
        for node in ast.walk(t):
            if isinstance(node,ast.stmt) and node.end_lineno-node.lineno<12:
                seg="\n".join(lines[node.lineno-1:node.end_lineno])
                import textwrap
                if seg: segs.append(textwrap.dedent(seg)+'\n')
        cache[f]=segs
    segs=cache[f]
    if not segs: continue
    s=R.choice(segs)
    try: toks=[x for x in tokenize.generate_tokens(io.StringIO(s).readline)]
    except Exception: continue
    offs=[0]
    for l in s.split('\n'): offs.append(offs[-1]+len(l)+1)
    spans=[(offs[a.start[0]-1]+a.start[1],offs[a.end[0]-1]+a.end[1]) for a in toks if a.string]
    if not spans: continue
    for _ in range(R.choice((1,1,1,2))):
        k=R.random(); a,b=R.choice(spans); 
        if k<0.3: s2=s[:a]+s[b:]
        elif k<0.5: s2=s[:a]+R.choice(ops)+s[a:]
        elif k<0.65: s2=s[:a]+R.choice(ops)+s[b:]
        elif k<0.75: s2=s[:b]+s[a:]
        elif k<0.85:
            a2,b2=R.choice(spans); s2=s[:a]+s[a2:b2]+s[b:]
        elif k<0.93: s2=s[:a]
        else: i=R.randrange(len(s)+1); s2=s[:i]+s[i+1:]
        s=s2
    if '\0' in s: continue
    try: s.encode()
    except UnicodeEncodeError: continue
    mode=R.choice(('exec','exec','exec','exec','single','eval')); fl=R.choice((0,0,0,0x4000)) if mode!='single' else R.choice((0,0x4200))
    if '# type:' in s: fl|=0x1000
    out.write(repr((mode,fl,s))+'\n'); c+=1
