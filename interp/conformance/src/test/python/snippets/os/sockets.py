# Sockets: streams, datagrams, pairs, timeouts, errors, names, descriptors in messages, HTTP from many threads.
import socket, threading, os, select, sys
s=socket.socket(); s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1); s.bind(('127.0.0.1',0)); s.listen(); port=s.getsockname()[1]
def serve():
    c,a=s.accept()
    with c:
        while d:=c.recv(65536): c.sendall(d)
t=threading.Thread(target=serve); t.start()
c=socket.create_connection(('localhost',port)); print(c.family.name,c.type.name,c.proto, c.getpeername()[0])
data=os.urandom(3_000_000)
def snd(): c.sendall(data); c.shutdown(socket.SHUT_WR)
w=threading.Thread(target=snd); w.start()
got=bytearray()
while d:=c.recv(100000): got+=d
w.join(); t.join(); print(bytes(got)==data); c.close(); print(repr(c)[:40], c.fileno())
a,b=socket.socketpair(); a.send(b'hi'); print(b.recv(10)); a.settimeout(.1)
try: a.recv(1)
except TimeoutError as e: print(repr(e), e is not None)
a.setblocking(False)
try: a.recv(1)
except BlockingIOError as e: print(e)
buf=bytearray(5); b.sendall(b'12345678'); print(a.recv_into(buf), buf, a.recv_into(buf,2), buf, a.gettimeout(), b.gettimeout())
u=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); u.bind(('',0)); v=socket.socket(type=socket.SOCK_DGRAM); v.sendto(b'dg',('127.0.0.1',u.getsockname()[1])); d,ad=u.recvfrom(10); print(d,ad[0],ad[1]==v.getsockname()[1])
for f,args in ((socket.create_connection,(('127.0.0.1',1),)),(s.bind,('x',)),(s.bind,(('127.0.0.1',99999),)),(s.bind,(('127.0.0.1','a'),)),(socket.inet_aton,('x',)),(socket.inet_pton,(2,'x')),(socket.htons,(70000,)),(socket.getservbyname,('nox',)),(s.connect,(('127.0.0.1',port,1),)),(a.settimeout,(-1,)),(a.settimeout,('x',))):
    try: print(f.__name__, f(*args))
    except Exception as e: print(f.__name__,type(e).__name__,e)
print(socket.getaddrinfo('127.0.0.1',80,type=socket.SOCK_STREAM), socket.getservbyname('http'), socket.gethostbyname('127.0.0.1'), socket.inet_ntoa(b'\1\2\3\4'), socket.inet_ntop(10,b'\0'*15+b'\1'), socket.getnameinfo(('127.0.0.1',80),socket.NI_NUMERICHOST|socket.NI_NUMERICSERV))
import tempfile; os.chdir(tempfile.mkdtemp()); p='u.sock'
try: os.unlink(p)
except OSError: pass
l=socket.socket(socket.AF_UNIX); l.bind(p); l.listen(1); k=socket.socket(socket.AF_UNIX); k.connect(p); m,ad=l.accept(); print(repr(ad), l.getsockname(), k.getpeername())
r,w=os.pipe(); socket.send_fds(k,[b'fd'],[w]); msg,fds,fl,ad=socket.recv_fds(m,10,2); print(msg,len(fds)); os.write(fds[0],b'thru'); print(os.read(r,10))
print(a.getsockopt(socket.SOL_SOCKET,socket.SO_TYPE), len(s.getsockopt(socket.SOL_SOCKET,socket.SO_LINGER,8)), s, socket.CMSG_LEN(4), socket.CMSG_SPACE(4)) if 0 else print(a.getsockopt(socket.SOL_SOCKET,socket.SO_TYPE), s.getsockopt(socket.SOL_SOCKET,socket.SO_LINGER,8), socket.CMSG_LEN(4), socket.CMSG_SPACE(4))
f=k.makefile('rwb'); f.write(b'line1\nline2\n'); f.flush(); g=m.makefile('r'); print(g.readline(), end=''); print(g.readline(), end='')
n=socket.socket(fileno=os.dup(k.fileno())); print(n.family.name,n.type.name); n.close()
import http.server, http.client, urllib.request, socketserver
class H(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers(); self.wfile.write(b'ok '+self.path.encode())
    def log_message(self,*a): pass
srv=http.server.ThreadingHTTPServer(('127.0.0.1',0),H); threading.Thread(target=srv.serve_forever).start()
res=[]
def get(i):
    for j in range(5):
        with urllib.request.urlopen(f'http://127.0.0.1:{srv.server_port}/{i}/{j}') as r: res.append(r.read().decode())
ts=[threading.Thread(target=get,args=(i,)) for i in range(8)]
[t.start() for t in ts]; [t.join() for t in ts]; print(len(res), sorted(res)[:2]); srv.shutdown(); srv.server_close()
# expect: AF_INET SOCK_STREAM 6 127.0.0.1
# expect: True
# expect: <socket.socket [closed] fd=-1, family=2, -1
# expect: b'hi'
# expect: TimeoutError('timed out') True
# expect: [Errno 11] Resource temporarily unavailable
# expect: 5 bytearray(b'67345') 2 bytearray(b'67345') 0.0 None
# expect: b'dg' 127.0.0.1 True
# expect: create_connection ConnectionRefusedError [Errno 111] Connection refused
# expect: bind TypeError bind(): AF_INET address must be tuple, not str
# expect: bind OverflowError bind(): port must be 0-65535.
# expect: bind TypeError 'str' object cannot be interpreted as an integer
# expect: inet_aton OSError illegal IP address string passed to inet_aton
# expect: inet_pton OSError illegal IP address string passed to inet_pton
# expect: htons OverflowError Python int too large for C uint16_t
# expect: getservbyname OSError service/proto not found
# expect: connect TypeError AF_INET address must be a pair (host, port)
# expect: settimeout ValueError Timeout value out of range
# expect: settimeout TypeError 'str' object cannot be interpreted as an integer or float
# expect: [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))] 80 127.0.0.1 1.2.3.4 ::1 ('127.0.0.1', '80')
# expect: '' u.sock u.sock
# expect: b'fd' 1
# expect: b'thru'
# expect: 1 b'\x00\x00\x00\x00\x00\x00\x00\x00' 20 24
# expect: line1
# expect: line2
# expect: AF_UNIX SOCK_STREAM
# expect: 40 ['ok /0/0', 'ok /0/1']
