# SPDX-License-Identifier: Apache-2.0
"""What is to be run: options, files, encodings, directories, archives, exit codes."""


def script(name, text, **more):
    return dict(name=name, script=text, **more)


def args(name, *line, **more):
    return dict(name=name, args=list(line), **more)


BAD_OPTIONS = [
    args(f'option {" ".join(a)}', *a) for a in (
        ['-Z'], ['-cZ'], ['-c'], ['-m'], ['-W'], ['-X'], ['-Q', 'x'], ['-J'], ['--nope'], ['--help-nothing'], ['-bZ'], ['-', '-Z'],
        ['--check-hash-based-pycs'], ['--check-hash-based-pycs', 'sometimes'], ['--check-hash-based-pycs', 'never', '-c', 'import _imp; print(_imp.check_hash_based_pycs)'],
        ['-m', ''], ['-m', 'no_such_module'], ['-m', 'no.such.module'], ['-m', 'os.path.nothing'], ['-m', 'xml'], ['-m', 'sys'],
        ['no_such_file.py'], ['-i', 'no_such_file.py'], ['no/such/file'], [''], ['-W', 'nonsense', '-c', 'pass'], ['-Wdefault:::1x', '-c', 'pass'],
        ['-Werror::NoSuchWarning', '-c', 'pass'], ['-Werror::no.Such', '-c', 'pass'], ['-Wi:::x:-1', '-c', 'pass'], ['-Wa:b:c:d:e:f', '-c', 'pass'],
        ['-X', 'utf8=2', '-c', 'pass'], ['-X', 'int_max_str_digits=1', '-c', 'pass'], ['-X', 'int_max_str_digits=x', '-c', 'pass'],
        ['-X', 'int_max_str_digits', '-c', 'pass'], ['-X', 'tracemalloc=x', '-c', 'pass'], ['-X', 'importtime=3', '-c', 'pass'],
        ['-X', 'nonsense', '-c', 'import sys; print(sys._xoptions)'], ['-X', 'cpu_count=x', '-c', 'pass'], ['-X', 'cpu_count=0', '-c', 'pass'],
        ['-X', 'cpu_count=3', '-c', 'import os; print(os.cpu_count(), os.process_cpu_count())'],
        ['-X', 'frozen_modules=x', '-c', 'pass'], ['-X', 'thread_inherit_context=2', '-c', 'pass'], ['-X', 'context_aware_warnings=x', '-c', 'pass'],
        ['-X', 'warn_default_encoding', '-c', 'import sys; print(sys.flags.warn_default_encoding)'],
        ['-X', 'no_debug_ranges', '-c', '1/0 + 5'], ['-X', 'faulthandler', '-c', 'import faulthandler; print(faulthandler.is_enabled())'],
        ['-X', 'disable_remote_debug', '-c', 'pass'], ['-X', 'presite=nothing', '-c', 'pass'], ['-X', 'gil=2', '-c', 'pass'],
        ['-V'], ['--version'], ['-c', 'import sys; print(sys.flags)'], ['-bb', '-d', '-E', '-s', '-S', '-q', '-OO', '-B', '-c', 'import sys; print(sys.flags)', '-Z'],
        ['-I', '-c', 'import sys; print(sys.flags, sys.path[0] == "")'], ['-P', '-c', 'import sys; print(sys.flags.safe_path, "" in sys.path)'],
        ['-bb', '-c', '"a" == b"a"'], ['-b', '-c', 'print("a" == b"a", b"a" == 97, {b"a": 1}.get("a"), str(b"a"))'], ['-bb', '-c', 'str(b"a")'],
        ['-b', '-c', 'print("%s" % b"a", f"{b\'a\'}", bytearray(b"x") == "x")'], ['-bb', '-c', 'b"a" == 97'], ['-bb', '-c', 'print("a" in {b"a"})'],
    )
]

SOURCES = [
    script('syntax', 'x = (\n'),
    args('syntax -c', '-c', 'x = ('),
    args('syntax -c indent', '-c', 'if 1:\nx'),
    args('syntax -c exec', '-c', '  print("dedented")\n  print(2)'),
    args('syntax -c text', '-c', 'a b c'),
    dict(name='syntax stdin', args=['-'], stdin='x = 1\nprint(x\n'),
    dict(name='stdin', args=[], stdin='import sys\nprint(sys.argv, __name__, "__file__" in globals())\n'),
    dict(name='stdin exit', args=['-'], stdin='import sys\nsys.exit("bye")\n'),
    dict(name='stdin encoding', args=['-'], stdin='print("\u00e9")\n# coding: nonsense\n'),
    script('syntax tab', 'if 1:\n\tx\n        y\n'),
    script('syntax eof', 'def f():\n    """never closed\n'),
    script('syntax quote', 'x = "abc\nprint(1)\n'),
    script('syntax keyword', 'None = 1\n'),
    script('syntax return', 'return 1\n'),
    script('syntax unicode', 'x = “a”\n'),
    script('syntax warning', 'x = "\\q"\nassert (1, 2)\nif x is 1: pass\n1()\n'),
    script('syntax escape', 'x = "\\N{NOTHING}"\n'),
    script('syntax number', 'x = 0777\n'),
    script('syntax nul', b'x = 1\n\0y = 2\n'),
    args('syntax module', '-m', 'bad', files={'bad.py': 'def f(:\n  pass\n'}),
    args('syntax import', '-c', 'import bad', files={'bad.py': 'def f(:\n  pass\n'}),
    script('encoding bytes', b'# caf\xe9\nprint(1)\n'),
    script('encoding bytes later', b'print(1)\n\n\nx = "\xff\xfe"\n'),
    script('encoding unknown', '# -*- coding: nonsense -*-\nprint(1)\n'),
    script('encoding not text', '# -*- coding: hex -*-\nprint(1)\n'),
    script('encoding ascii', '# coding: ascii\nx = "\u00e9"\n'),
    script('encoding latin', b'# coding: latin-1\nprint("\xe9")\n'),
    script('encoding second line', b'#!/bin/x\n# vim: set fileencoding=latin-1 :\nprint("\xe9")\n'),
    script('encoding bom', b'\xef\xbb\xbfprint("\xc3\xa9")\n'),
    script('encoding bom clash', b'\xef\xbb\xbf# coding: latin-1\nprint(1)\n'),
    script('encoding utf-16', 'print(1)\n'.encode('utf-16')),
    script('encoding utf-16 cookie', '# coding: utf-16\nprint(1)\n'),
    args('encoding import', '-c', 'import bad', files={'bad.py': b'x = "\xff"\n'}),
    args('encoding import cookie', '-c', 'import bad', files={'bad.py': b'# coding: nonsense\nx = 1\n'}),
    args('encoding -c surrogate', '-c', 'print(ascii("\udce9"))'),
    args('encoding argv', '-c', 'import sys; print(ascii(sys.argv[1]))', b'\xff\xe9'),
    script('encoding crlf', b'x = """a\r\nb"""\r\nprint(repr(x))\rprint(2)\r\n'),
    script('empty', ''),
    script('no newline', 'print(1)\nif 1:\n    print(2)'),
    script('first line', 'this is not Python\nprint(__file__)\n1/0\n', args=['-x', 't.py']),
    args('directory', 'd', files={'d/': ''}),
    args('directory main', 'd', 'a', files={'d/__main__.py': 'import sys, other\nprint(sys.argv, sys.path[0], __name__, __package__, __file__, other.x)\n', 'd/other.py': 'x = 1\n'}),
    args('directory error', 'd', files={'d/__main__.py': 'import sys\n1/0\n'}),
    args('zip', 'z', 'a', zips={'z': {'__main__.py': 'import sys, other\nprint(sys.argv, sys.path[0], __file__, __loader__.archive, other.x)\nother.f()\n', 'other.py': 'x = 1\ndef f(): 1/0\n'}}),
    args('zip without main', 'z.zip', zips={'z.zip': {'other.py': 'x = 1\n'}}),
    args('zip broken', 'z.zip', files={'z.zip': b'PK\x03\x04 nothing here'}),
    args('zip import', '-c', 'import sys; sys.path.insert(0, "z.zip"); import other; print(other.__file__); import other.x', zips={'z.zip': {'other.py': 'x = 1\n'}}),
    args('pyc broken', 'x.pyc', files={'x.pyc': b'nothing'}),
    args('pyc magic', 'x.pyc', files={'x.pyc': b'\xa7\x0d\x0d\x0a' + bytes(20)}),
    args('package without main', '-m', 'p', files={'p/__init__.py': 'print("init")\n'}),
    args('package main', '-m', 'p', 'a', files={'p/__init__.py': 'import sys; print(sys.argv)\n', 'p/__main__.py': 'import sys; print(sys.argv, __package__, __spec__.name)\n1/0\n'}),
    args('package error', '-m', 'p.m', files={'p/__init__.py': '1/0\n', 'p/m.py': ''}),
    args('package import error', '-m', 'p.m', files={'p/__init__.py': 'import nothing\n', 'p/m.py': ''}),
    args('module again', '-W', 'error', '-m', 'p.m', files={'p/__init__.py': 'import p.m\n', 'p/m.py': 'print(__name__)\n'}),
    args('script name', './x y.py', files={'x y.py': 'print(__file__)\n1/0\n'}),
    args('script executable', 'x', files={'x': b'\x7fELF\x02\x01\x01\0\0\0\0'}),
    dict(name='device', shell='$PY /dev/null; echo $?; echo "print(1); 1/0" | $PY /dev/stdin; echo $?'),
    dict(name='loop', shell='ln -s loop loop; $PY loop; echo $?; ln -s t.py l.py; $PY l.py', script='import sys; print(sys.path[0], sys.argv, __file__)'),
]

EXITS = [
    script(f'exit {what}', f'import sys\nprint("out")\n{what}\nprint("not reached")\n') for what in (
        'sys.exit()', 'sys.exit(None)', 'sys.exit(3)', 'sys.exit(256 + 7)', 'sys.exit(-1)', 'sys.exit(True)', 'sys.exit("text")', 'sys.exit(1.5)',
        'sys.exit((1, 2))', 'sys.exit([])', 'sys.exit(1, 2)', 'sys.exit(10**30)', 'raise SystemExit', 'raise SystemExit(4)', 'raise SystemExit(1, 2)',
        'exit(5)', 'quit()', 'import os; sys.stdout.flush(); os._exit(6)', 'import os; os.abort()', 'sys.exit("caf\\u00e9 \\udcff")', 'sys.exit("")',
        'raise KeyboardInterrupt', 'raise KeyboardInterrupt("text")', 'raise GeneratorExit', 'raise BaseException("b")', 'raise ValueError from SystemExit(3)',
        'class E(SystemExit): pass\nraise E(9)', 'class E(KeyboardInterrupt): pass\nraise E', 'class S:\n  def __str__(self): 1/0\nsys.exit(S())',
        'class E(Exception):\n  def __str__(self): 1/0\nraise E', 'class E(Exception):\n  def __repr__(self): 1/0\n  __str__ = __repr__\nraise E',
        'raise ExceptionGroup("g", [SystemExit and ValueError(1), ExceptionGroup("h", [TypeError()])])', 'raise BaseExceptionGroup("g", [SystemExit(3)])',
        'e = ValueError("x"); e.add_note("n1"); e.add_note("n2\\nn3"); raise e', 'e = ValueError(); e.__notes__ = 5; raise e', 'e = ValueError(); e.__notes__ = [1, "a"]; raise e',
        'e = SystemExit(); e.code = "c"; raise e', 'raise 5', 'raise ValueError("a\\nb")', 'raise type("E", (Exception,), {"__module__": "builtins"})', 'raise type("E", (Exception,), {"__module__": 3})',
    )
]

INTERACTIVE = [
    dict(name='inspect', args=['-i', 't.py'], script='x = 5\n', stdin='x\n1/0\ny = (\n', only='stdout'),
    dict(name='inspect error', args=['-i', 't.py'], script='x = 5\n1/0\n', stdin='x\nimport sys; sys.last_exc\n'),
    dict(name='inspect exit', args=['-i', 't.py'], script='import sys\nx = 5\nsys.exit(3)\n', stdin='x\n'),
    dict(name='inspect exit code', args=['-i', '-c', 'x = 5'], stdin='import sys; sys.exit(x)\n'),
    dict(name='inspect variable', args=['-c', 'import os; os.environ["PYTHONINSPECT"] = "1"; x = 7'], stdin='x\n'),
    dict(name='interactive', args=['-i'], stdin='x = 1\nif x:\n  print(x)\n\n1/0\nx = (\n1)\nx\ndef f(\n1a\n"\\q"\nexit(4)\n'),
    dict(name='interactive quiet', args=['-iq'], stdin='_\n5\n_\nimport sys\nsys.ps1 = "? "\nsys.displayhook = print\n7\nraise SystemExit(2)\n'),
    dict(name='interactive startup', args=['-iq'], env={'PYTHONSTARTUP': 'nothing.py'}, stdin='1\n'),
    dict(name='interactive startup error', args=['-iq'], files={'s.py': 'x = 4\n1/0\n'}, env={'PYTHONSTARTUP': 's.py'}, stdin='x\n'),
    dict(name='seed', args=['-c', 'pass'], env={'PYTHONHASHSEED': 'x'}),
    dict(name='seed range', args=['-c', 'pass'], env={'PYTHONHASHSEED': '4294967296'}),
    dict(name='seed flag', args=['-c', 'import sys; print(sys.flags.hash_randomization)'], env={'PYTHONHASHSEED': '0'}),
    dict(name='seed random', shell='for i in 1 2 3 4; do $PY -c "print(hash(\'abcdef\'))"; done | sort | uniq | wc -l; for i in 1 2 3 4; do PYTHONHASHSEED=42 $PY -c "print(hash(\'abcdef\'), hash(b\'x\'))"; done | sort | uniq | wc -l'),
    dict(name='environment', env={'PYTHONOPTIMIZE': '2', 'PYTHONDEBUG': 'x', 'PYTHONVERBOSE': '', 'PYTHONNOUSERSITE': '1', 'PYTHONSAFEPATH': '1', 'PYTHONUNBUFFERED': '1', 'PYTHONDEVMODE': '1'},
         args=['-c', 'import sys; print(sys.flags, sys.warnoptions)']),
    dict(name='environment ignored', env={'PYTHONOPTIMIZE': '2', 'PYTHONWARNINGS': 'error', 'PYTHONPATH': '/x'}, args=['-E', '-c', 'import sys; print(sys.flags, sys.warnoptions, "/x" in sys.path)']),
    dict(name='environment io', env={'PYTHONIOENCODING': 'ascii:backslashreplace'}, args=['-c', 'import sys; print("\u00e9"); print(sys.stdin.errors, sys.stderr.errors)']),
    dict(name='environment io bad', env={'PYTHONIOENCODING': 'nonsense'}, args=['-c', 'print(1)'], only='code'),
    dict(name='environment warnings', env={'PYTHONWARNINGS': 'error::DeprecationWarning,bad'}, args=['-Wd', '-c', 'import sys; print(sys.warnoptions)']),
    dict(name='environment digits', env={'PYTHONINTMAXSTRDIGITS': '5'}, args=['-c', 'pass']),
    dict(name='environment breakpoint', env={'PYTHONBREAKPOINT': 'no.such'}, args=['-c', 'breakpoint(); print(1)']),
]

CASES = BAD_OPTIONS + SOURCES + EXITS + INTERACTIVE
