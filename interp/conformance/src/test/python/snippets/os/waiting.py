# select, poll, epoll, fcntl, the account databases, limits, terminals, signals that end a blocking call.
import select, os, fcntl, pwd, grp, resource, termios, syslog, struct, threading, time, tempfile
r,w=os.pipe()
t0=time.time()
print(select.select([r],[w],[],0.1)[1]==[w], select.select([r],[],[],0.1)); print(0.09<time.time()-t0<2)
p=select.poll(); p.register(r,select.POLLIN); print(p.poll(50)); os.write(w,b'x'); print(p.poll(50)==[(r,1)])
e=select.epoll(); e.register(r,select.EPOLLIN); print(e.poll(1)==[(r,1)]); e.unregister(r); e.close(); print(e.closed)
threading.Timer(.2,lambda:os.write(w,b'y')).start(); os.read(r,1); print(select.select([r],[],[],5)[0]==[r])
for a in ((-1,),('a',),(float('nan'),)):
    try: select.select([],[],[],*a)
    except Exception as x: print(type(x).__name__,x)
try: select.select([9999],[],[])
except Exception as x: print(type(x).__name__,x)
try: p.modify(99,1)
except OSError as x: print(x)
try: p.unregister(99)
except KeyError as x: print(repr(x))
with tempfile.TemporaryFile() as f:
    fcntl.flock(f,fcntl.LOCK_EX|fcntl.LOCK_NB); fcntl.lockf(f,fcntl.LOCK_EX); print(fcntl.fcntl(f,fcntl.F_SETLKW,struct.pack('hhllhh',fcntl.F_WRLCK,0,0,0,0,0))[:4])
for f,a in ((pwd.getpwnam,'nox'),(pwd.getpwuid,-2),(grp.getgrgid,-2),(grp.getgrnam,1),(resource.getrlimit,99),(termios.tcgetattr,99)):
    try: print(f(a))
    except Exception as x: print(type(x).__name__,x)
print(resource.getrlimit(resource.RLIMIT_CORE)!=None, resource.getrusage(0).ru_utime>0, resource.getpagesize())
m,s=os.openpty(); a=termios.tcgetattr(s); a[3]&=~termios.ECHO; termios.tcsetattr(s,termios.TCSANOW,a); print(termios.tcgetattr(s)==a, os.isatty(s), os.ttyname(s).startswith('/dev/pts'))
termios.tcsetwinsize(s,(24,80)); print(termios.tcgetwinsize(s), os.get_terminal_size(s))
syslog.openlog('x'); syslog.syslog('hello'); syslog.closelog(); print(syslog.LOG_UPTO(3))
buf=bytearray(8); fcntl.ioctl(s,termios.TIOCGWINSZ,buf); print(buf[:4])
import signal
def h(*a): raise RuntimeError('sig')
signal.signal(signal.SIGALRM,h); signal.setitimer(signal.ITIMER_REAL,.2)
try: os.read(r,1)
except RuntimeError as x: print(x)
signal.signal(signal.SIGALRM,lambda *a:os.write(w,b'z')); signal.setitimer(signal.ITIMER_REAL,.2); print(os.read(r,1))
# expect: True ([], [], [])
# expect: True
# expect: []
# expect: True
# expect: True
# expect: True
# expect: True
# expect: ValueError timeout must be non-negative
# expect: TypeError timeout must be a float or None
# expect: ValueError Invalid value NaN (not a number)
# expect: ValueError filedescriptor out of range in select()
# expect: [Errno 2] No such file or directory
# expect: KeyError(99)
# expect: b'\x01\x00\x00\x00'
# expect: KeyError "getpwnam(): name not found: 'nox'"
# expect: KeyError 'getpwuid(): uid not found'
# expect: OverflowError gid is less than minimum
# expect: TypeError getgrnam() argument 'name' must be str, not int
# expect: ValueError invalid resource specified
# expect: error (9, 'Bad file descriptor')
# expect: True True 4096
# expect: True True True
# expect: (24, 80) os.terminal_size(columns=80, lines=24)
# expect: 15
# expect: bytearray(b'\x18\x00P\x00')
# expect: b'z'
