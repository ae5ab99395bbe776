# Children: pipes, environments, directories, errors, time-outs, signals.
import subprocess, sys, os, signal, time
p=subprocess.run(['/bin/echo','hi','there'],capture_output=True,text=True); print(p)
print(subprocess.check_output('echo $FOO; pwd; exit 0',shell=True,env={'FOO':'bar'},cwd='/'))
try: subprocess.run(['/nox'])
except OSError as e: print(repr(e), e.filename)
try: subprocess.run(['nox-cmd'])
except OSError as e: print(repr(e), e.filename)
try: subprocess.run(['ls'],cwd='/nodir')
except OSError as e: print(repr(e), e.filename)
try: subprocess.run(['/etc/passwd'])
except OSError as e: print(repr(e), e.filename)
p=subprocess.Popen(['cat'],stdin=subprocess.PIPE,stdout=subprocess.PIPE); print(p.communicate(b'x'*300000)[0]==b'x'*300000, p.returncode)
p=subprocess.Popen(['sleep','60']); 
try: p.wait(timeout=.2)
except subprocess.TimeoutExpired as e: print(e)
p.kill(); print(p.wait())
os.environ['ZZ']='1e'; print(subprocess.check_output('echo $ZZ',shell=True).decode())
del os.environ['ZZ']; print(os.popen('echo [$ZZ]').read(), os.system('exit 3'))
print(subprocess.run(['sh','-c','kill -9 $$']).returncode, subprocess.getstatusoutput('echo a; exit 2'))
pid=os.posix_spawn('/bin/sh',['sh','-c','exit 7'],os.environ); print(os.waitpid(pid,0)[1]>>8)
print(subprocess.run(['sh','-c','cat; echo err >&2'],input='abc',capture_output=True,text=True))
# expect: CompletedProcess(args=['/bin/echo', 'hi', 'there'], returncode=0, stdout='hi there\n', stderr='')
# expect: b'bar\n/\n'
# expect: FileNotFoundError(2, 'No such file or directory') /nox
# expect: FileNotFoundError(2, 'No such file or directory') nox-cmd
# expect: FileNotFoundError(2, 'No such file or directory') /nodir
# expect: PermissionError(13, 'Permission denied') /etc/passwd
# expect: True 0
# expect: Command '['sleep', '60']' timed out after 0.2 seconds
# expect: -9
# expect: 1e
# expect:
# expect: []
# expect:  768
# expect: -9 (2, 'a')
# expect: 7
# expect: CompletedProcess(args=['sh', '-c', 'cat; echo err >&2'], returncode=0, stdout='abc', stderr='err\n')
