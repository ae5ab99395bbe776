# Interpreters are made, run code, report what it raised, and end.
import _interpreters
from concurrent import interpreters

print(_interpreters.get_current(), _interpreters.get_main())  # expect: (0, 1) (0, 1)
interp = interpreters.create()
print(interp.whence, interp.is_running())  # expect: _interpreters module False
interp.exec("import sys\nsys.modules['marker'] = 1\nx = 40")
interp.prepare_main(y=2, z=('a', (1.5, None)))
print(interp.call(eval, "x + y, z"))  # expect: (42, ('a', (1.5, None)))
import sys
print('marker' in sys.modules)  # expect: False
try:
    interp.exec("def f():\n    raise KeyError('k')\nf()")
except interpreters.ExecutionFailed as e:
    print(e.excinfo.type.__name__, e.excinfo.msg, e.excinfo.formatted)  # expect: KeyError 'k' KeyError: 'k'
    print(e.excinfo.errdisplay.splitlines()[1:])  # expect: ['  File "<script>", line 3, in <module>', '  File "<script>", line 2, in f', "KeyError: 'k'"]
try:
    interp.prepare_main(o=[])
except interpreters.NotShareableError as e:
    print(e)  # expect: [] does not support cross-interpreter data
try:
    _interpreters.exec(interp.id, lambda a: None)
except ValueError as e:
    print(e)  # expect: code with args not supported
try:
    interp.exec("import _interpreters; _interpreters.exec(%d, '1')" % interp.id)
except interpreters.ExecutionFailed as e:
    print(e.excinfo.msg)  # expect: interpreter already running
print(len(interpreters.list_all()))  # expect: 2
interp.close()
print(len(interpreters.list_all()))  # expect: 1
try:
    interp.exec("1")
except interpreters.InterpreterNotFoundError:
    print("gone")  # expect: gone
