"""A virtual environment's python, a link or a copy, knows that it stands in one; one without a home in its pyvenv.cfg does not."""
import os
import subprocess
import sys
import tempfile
import venv

PROGRAM = '''
import sys, os, sysconfig
prefix, base = sys.argv[1:]
print(os.path.relpath(sys.executable, prefix), sys.prefix == prefix, sys.exec_prefix == prefix, sys.base_prefix == base, sys._base_executable == sys.executable)
print(any(p.startswith(prefix) and p.endswith('site-packages') for p in sys.path), sysconfig.get_path('purelib').startswith(prefix))
import helper
print(helper.__file__ == sysconfig.get_path('purelib') + '/helper.py')
'''


def run(command, *arguments):
    return subprocess.run([command, *arguments], capture_output=True, text=True)


with tempfile.TemporaryDirectory() as folder:
    for symlinks in (True, False):
        home = os.path.realpath(os.path.join(folder, f'env{symlinks}'))
        venv.create(home, symlinks=symlinks)
        python = os.path.join(home, 'bin', 'python')
        packages = run(python, '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))').stdout.strip()
        with open(packages + '/helper.py', 'w'):
            pass
        done = run(python, '-c', PROGRAM, home, sys.base_prefix)
        print(done.stdout + done.stderr, end='')
    os.remove(os.path.join(home, 'pyvenv.cfg'))
    os.remove(os.path.join(folder, 'envTrue', 'pyvenv.cfg'))
    print(run(os.path.join(folder, 'envTrue', 'bin', 'python'), '-c', 'import sys; print(sys.prefix == sys.base_prefix)').stdout.strip())
# expect: bin/python True True True False
# expect: True True
# expect: True
# expect: bin/python True True True False
# expect: True True
# expect: True
# expect: True
