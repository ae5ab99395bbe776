# mmap: bounds, access, files, buffers that see each other, resizing.
import mmap,os,tempfile,re,struct
def t(f,*a,**k):
    try: print(f.__name__,f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f),type(e).__name__,e)
m=mmap.mmap(-1,10); 
print(m)
t(m.seek,-1);t(m.seek,11);t(m.seek,0,5);t(m.write,b'x'*11);t(m.__getitem__,10);t(m.__setitem__,0,b'a');t(m.__setitem__,0,300);t(m.__setitem__,slice(0,2),b'a');t(m.__setitem__,'a',1);t(m.__delitem__,0);t(m.move,0,5,6);t(m.find,b'');t(m.rfind,b'');t(m.resize,20);t(m.flush,1);t(m.flush,0,99);t(m.read_byte);t(m.write_byte,1);t(m.size);t(m.madvise,0,99);t(m.madvise,0,-1)
t(mmap.mmap,-1,0);t(mmap.mmap,-1,-1);t(mmap.mmap,99,1);t(mmap.mmap,-1,10,access=9);t(mmap.mmap,-1,10,flags=1,access=1);t(mmap.mmap,-1,10,offset=-1);t(mmap.mmap,-1,10,offset=1)
with tempfile.TemporaryFile() as f:
    f.write(b'hello\nworld'); f.flush()
    r=mmap.mmap(f.fileno(),0,access=mmap.ACCESS_READ); print(r, r[:], r.readline(), r.tell(), r.size())
    t(r.write,b'x');t(r.__setitem__,0,1);t(r.resize,5);t(r.move,0,1,1);t(r.write_byte,1);t(r.flush)
    t(mmap.mmap,f.fileno(),100,access=1);t(mmap.mmap,f.fileno(),0,offset=4096)
    v=memoryview(r);t(r.close);v.release();r.close();t(r.read);print(r,r.closed);t(r.__getitem__,0);t(len,r)
    e=tempfile.TemporaryFile();t(mmap.mmap,e.fileno(),0)
    w=mmap.mmap(f.fileno(),11);v=memoryview(w);t(w.resize,5); v[0]=72; print(w[:2], os.pread(f.fileno(),2,0)); w[1]=69; print(bytes(v[:3])); v.release(); print(re.search(rb'W?o.l',w), w.find(b'o'), w.rfind(b'o'), w[::-2], struct.unpack_from('<H',w,1)); w[0:5]=b'jelly'; w.flush(); f.seek(0); print(f.read())
    w.resize(20); print(len(w), os.fstat(f.fileno()).st_size, w[-3:]); print(list(w)[:2])
t(mmap.mmap,'a',1)
# expect: <mmap.mmap closed=False, access=ACCESS_DEFAULT, length=10, pos=0, offset=0>
# expect: seek ValueError seek out of range
# expect: seek ValueError seek out of range
# expect: seek ValueError unknown seek type
# expect: write ValueError data out of range
# expect: __getitem__ IndexError mmap index out of range
# expect: __setitem__ TypeError mmap item value must be an int
# expect: __setitem__ ValueError mmap item value must be in range(0, 256)
# expect: __setitem__ IndexError mmap slice assignment is wrong size
# expect: __setitem__ TypeError mmap indices must be integer
# expect: __delitem__ TypeError mmap doesn't support item deletion
# expect: move ValueError source, destination, or count out of range
# expect: find 0
# expect: rfind 10
# expect: resize ValueError mmap: can't expand a shared anonymous mapping on Linux
# expect: flush ValueError flush values out of range
# expect: flush ValueError flush values out of range
# expect: read_byte 0
# expect: write_byte None
# expect: size OSError [Errno 9] Bad file descriptor
# expect: madvise ValueError madvise start out of bounds
# expect: madvise ValueError madvise start out of bounds
# expect: mmap OSError [Errno 22] Invalid argument
# expect: mmap OverflowError memory mapped length must be positive
# expect: mmap OSError [Errno 9] Bad file descriptor
# expect: mmap ValueError mmap invalid access parameter.
# expect: mmap <mmap.mmap closed=False, access=ACCESS_READ, length=10, pos=0, offset=0>
# expect: mmap OverflowError memory mapped offset must be positive
# expect: mmap OSError [Errno 22] Invalid argument
# expect: <mmap.mmap closed=False, access=ACCESS_READ, length=11, pos=6, offset=0> b'hello\nworld' b'hello\n' 6 11
# expect: write TypeError mmap can't modify a readonly memory map.
# expect: __setitem__ TypeError mmap can't modify a readonly memory map.
# expect: resize TypeError mmap can't resize a readonly or copy-on-write memory map.
# expect: move TypeError mmap can't modify a readonly memory map.
# expect: write_byte TypeError mmap can't modify a readonly memory map.
# expect: flush None
# expect: mmap ValueError mmap length is greater than file size
# expect: mmap ValueError mmap offset is greater than file size
# expect: close BufferError cannot close exported pointers exist
# expect: read ValueError mmap closed or invalid
# expect: <mmap.mmap closed=True> True
# expect: __getitem__ ValueError mmap closed or invalid
# expect: len ValueError mmap closed or invalid
# expect: mmap ValueError cannot mmap an empty file
# expect: resize BufferError mmap can't resize with extant buffers exported.
# expect: b'He' b'He'
# expect: b'HEl'
# expect: <re.Match object; span=(7, 10), match=b'orl'> 4 7 b'drwolH' (27717,)
# expect: b'jelly\nworld'
# expect: 20 20 b'\x00\x00\x00'
# expect: [b'j', b'e']
# expect: mmap TypeError 'str' object cannot be interpreted as an integer
