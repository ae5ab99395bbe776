# Sorting compares the same pairs in the same order as CPython, whatever the order of what is sorted, and leaves a permutation when a comparison raises.
import random
class K:
    n=0
    __slots__='v','t'
    def __init__(s,v,t=0): s.v=v; s.t=t
    def __lt__(s,o):
        K.n+=1; H.append((s.v*31+o.v*7+s.t)%1009); return s.v<o.v
H=[]
r=random.Random(3); out=[]
def one(vals):
    K.n=0; H.clear()
    l=[K(v,i) for i,v in enumerate(vals)]; l.sort()
    return K.n, hash(tuple(H))%10007, hash(tuple((k.v,k.t) for k in l))%10007
tot=[]
for n in (0,1,2,5,63,64,65,100,200,333,1000,3000):
    for kind in range(9):
        if kind==0: v=[r.randrange(10**6) for _ in range(n)]
        elif kind==1: v=list(range(n))
        elif kind==2: v=list(range(n,0,-1))
        elif kind==3: v=list(range(n//2))+list(range(n-n//2))
        elif kind==4: v=[r.randrange(4) for _ in range(n)]
        elif kind==5: v=list(range(n)); [v.__setitem__(r.randrange(n),r.randrange(n)) for _ in range(n//20)]
        elif kind==6: v=list(range(n))+[]; v=v[n//3:]+v[:n//3]
        elif kind==7: v=[i//10*10+(9-i%10) for i in range(n)]
        else:
            v=[]
            while len(v)<n:
                a=r.randrange(1000); v+=list(range(a,a+r.randrange(1,150)))
            v=v[:n]
        tot.append(one(v)); 
for i,t in enumerate(tot): out.append('%d:%d/%d/%d'%((i,)+t))
import hashlib
print(len(out), hashlib.sha256('\n'.join(out).encode()).hexdigest())
# comparisons that raise: a permutation is left
left = []
for k in range(40):
    l=[K(r.randrange(100),i) for i in range(300)]
    class B(K):
        c=k*50+1
        def __lt__(s,o):
            B.c-=1
            if B.c==0: raise KeyError
            return s.v<o.v
    l=[B(x.v,x.t) for x in l]
    try: l.sort()
    except KeyError: pass
    left.append((sorted(x.t for x in l) == list(range(300)), hash(tuple(x.t for x in l)) % 10007))
print(all(same for same, _ in left), hash(tuple(h for _, h in left)) % 10007)
# expect: 108 e7451a29779bbf93251d2275cc2671d7139c30f2d40054601ac5271808c640e3
# expect: True 4503
