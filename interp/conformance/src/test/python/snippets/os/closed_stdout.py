"""A program that closes its standard output ends with 0."""
import subprocess
import sys

p = subprocess.run([sys.executable, '-c', 'import sys; print(1); sys.stdout.close()'], capture_output=True, text=True)
print(p.returncode, repr(p.stdout), repr(p.stderr))  # expect: 0 '1\n' ''
