# SPDX-License-Identifier: Apache-2.0
"""Oracle for TokenCheck: run with the reference CPython, arguments are the root of .py files and the table to write."""
import sys,os,io,hashlib,tokenize,_tokenize
def esc(s): return s.encode('unicode_escape').decode()
def toks(text):
    out=[]
    try:
        for t in _tokenize.TokenizerIter(io.StringIO(text,newline='').readline, extra_tokens=True):
            out.append('%d %d,%d-%d,%d %s | %s\n'%(t[0],*t[2],*t[3],esc(t[1]),esc(t[4])))
    except SyntaxError as e:
        out.append('%s %s %s %s\n'%(type(e).__name__,esc(e.msg),e.lineno,e.offset))
    return ''.join(out)
def read(f):
    b=open(f,'rb').read()
    enc,_=tokenize.detect_encoding(io.BytesIO(b).readline)
    return b.decode(enc)
if __name__=='__main__':
    root=sys.argv[1]
    if len(sys.argv)>3: sys.stdout.write(toks(read(os.path.join(root,sys.argv[3])))); sys.exit()
    out=open(sys.argv[2],'w')
    for f in sorted(os.path.relpath(os.path.join(d,f),root) for d,_,fs in os.walk(root) for f in fs if f.endswith('.py')):
        try: r=toks(read(os.path.join(root,f)))
        except Exception as e: continue
        out.write(f+'\t'+hashlib.sha256(r.encode()).hexdigest()+'\n')
