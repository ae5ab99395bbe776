"""Program files that their declared encoding cannot decode: the line, and why."""
import os
import subprocess
import sys
import tempfile

CASES = [
    b'#coding:ascii \xc3\xa4\n', b'#!/usr/bin/python\n#coding:ascii \xc3\xa4\n', b'#\xc3\xa4\n#coding:ascii\n', b'#coding:ascii\ny="\xc3"\n',
    b'#coding:utf-8 \xff\n', b'#\xff\n#coding:utf-8\n', b'#coding:utf-8\n\n\nz="\xe4\xff"', b'\xef\xbb\xbfx="\xff"\n', b'\xef\xbb\xbf#\n#coding:iso-8859-15\n',
    b'#coding:cp1252 \x81\n', b'#coding:nonsense\n',
]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'program.py')
    for case in CASES:
        with open(path, 'wb') as f:
            f.write(case)
        shown = subprocess.run([sys.executable, path], capture_output=True).stderr.replace(folder.encode(), b'')
        print(ascii(shown.decode('utf-8')))
# expect: '  File "/program.py", line 1\n    #coding:ascii \ufffd\ufffd\nSyntaxError: (unicode error) \'ascii\' codec can\'t decode byte 0xc3 in position 14: ordinal not in range(128)\n'
# expect: '  File "/program.py", line 2\n    #coding:ascii \ufffd\ufffd\nSyntaxError: (unicode error) \'ascii\' codec can\'t decode byte 0xc3 in position 32: ordinal not in range(128)\n'
# expect: '  File "/program.py", line 2\n    #coding:ascii\nSyntaxError: (unicode error) \'ascii\' codec can\'t decode byte 0xc3 in position 1: ordinal not in range(128)\n'
# expect: 'SyntaxError: encoding problem: ascii\n'
# expect: '  File "/program.py", line 1\n    #coding:utf-8 \ufffd\nSyntaxError: (unicode error) \'utf-8\' codec can\'t decode byte 0xff in position 14: invalid start byte\n'
# expect: '  File "/program.py", line 2\n    #coding:utf-8\nSyntaxError: (unicode error) \'utf-8\' codec can\'t decode byte 0xff in position 1: invalid start byte\n'
# expect: '  File "/program.py", line 4\n    z="\ufffd\ufffd"\nSyntaxError: (unicode error) \'utf-8\' codec can\'t decode byte 0xe4 in position 3: invalid continuation byte\n'
# expect: '  File "/program.py", line 1\n    x="\ufffd"\nSyntaxError: (unicode error) \'utf-8\' codec can\'t decode byte 0xff in position 3: invalid start byte\n'
# expect: '  File "/program.py", line 2\n    #coding:iso-8859-15\nSyntaxError: encoding problem: iso-8859-15 with BOM\n'
# expect: '  File "/program.py", line 1\n    #coding:cp1252 \ufffd\nSyntaxError: (unicode error) \'charmap\' codec can\'t decode byte 0x81 in position 15: character maps to <undefined>\n'
# expect: 'SyntaxError: encoding problem: nonsense\n'
try:
    compile(b'\xef\xbb\xbf#first\n#coding:latin-1\n', '<text>', 'exec')
except SyntaxError as e:
    print(e, e.lineno, e.text, e.offset, e.end_offset)
# expect: encoding problem: iso-8859-1 with BOM (<text>, line 2) 2 #coding:latin-1 0 16
