"""link() follows; device numbers are unsigned; sched_param copies; exit functions outlive their module; a signal meets no handler at the end."""
import copy
import os
import pickle
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as d:
    orig, soft = os.path.join(d, 'orig'), os.path.join(d, 'soft')
    open(orig, 'w').close()
    os.symlink(orig, soft)
    os.link(soft, soft + '1')
    os.link(soft, soft + '2', follow_symlinks=False)
    print(os.path.islink(soft + '1'), os.path.islink(soft + '2'))  # expect: False True

for number in -2, 2 ** 64:
    try:
        os.major(number)
    except OverflowError as e:
        print(e)
# expect: can't convert negative int to unsigned
# expect: int too big to convert

p = os.sched_param(1)
print(p.__reduce__()[1], copy.copy(p) == pickle.loads(pickle.dumps(p)) == p)  # expect: (1,) True


def run(code):
    r = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True)
    return r.stdout, r.stderr


print(run('import sys, atexit as a\ndel sys.modules["atexit"]\nimport atexit as b\na.register(print, 1)\nb.register(print, 2)'))  # expect: ('2\n1\n', '')
print(run('import _thread\nclass C:\n def __del__(self): _thread.interrupt_main()\nc = C()')[1].splitlines()[-1])  # expect: OSError: Signal 2 ignored due to race condition
