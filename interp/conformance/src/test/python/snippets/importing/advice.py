"""A module that lacks a name because it hides another module, or because it is still being imported, says so."""
import os
import subprocess
import sys
import tempfile

MAIN = '''
def show(text):
    try:
        exec(text, {})
    except Exception as e:
        print(f'{type(e).__name__}: {e}'.replace(here, ''))

import os, sys
here = os.path.dirname(os.path.abspath(__file__))
show('import fractions; fractions.Fraction')
show('from fractions import Fraction')
show('import statistics; statistics.mean')
show('import library')
show('import plain; plain.nothing')
show('from plain import nothing')
show('import package.sub')
sys.path.insert(0, here + '/elsewhere')
show('import cycle')
show('from cycle2 import name')
'''
FILES = {
    'main.py': MAIN, 'fractions.py': '', 'statistics/__init__.py': '', 'library.py': 'import library\nlibrary.thing', 'plain.py': '',
    'package/__init__.py': '', 'package/sub.py': 'import package\npackage.sub', 'elsewhere/cycle.py': 'import cycle\ncycle.name',
    'elsewhere/cycle2.py': 'from cycle2 import name',
}
with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)
    print(subprocess.run([sys.executable, os.path.join(folder, 'main.py')], capture_output=True, text=True).stdout, end='')
# expect: AttributeError: module 'fractions' has no attribute 'Fraction' (consider renaming '/fractions.py' since it has the same name as the standard library module named 'fractions' and prevents importing that standard library module)
# expect: ImportError: cannot import name 'Fraction' from 'fractions' (consider renaming '/fractions.py' since it has the same name as the standard library module named 'fractions' and prevents importing that standard library module)
# expect: AttributeError: module 'statistics' has no attribute 'mean' (consider renaming '/statistics/__init__.py' since it has the same name as the standard library module named 'statistics' and prevents importing that standard library module)
# expect: AttributeError: module 'library' has no attribute 'thing' (consider renaming '/library.py' if it has the same name as a library you intended to import)
# expect: AttributeError: module 'plain' has no attribute 'nothing'
# expect: ImportError: cannot import name 'nothing' from 'plain' (/plain.py)
# expect: AttributeError: cannot access submodule 'sub' of module 'package' (most likely due to a circular import)
# expect: AttributeError: partially initialized module 'cycle' from '/elsewhere/cycle.py' has no attribute 'name' (most likely due to a circular import)
# expect: ImportError: cannot import name 'name' from partially initialized module 'cycle2' (most likely due to a circular import) (/elsewhere/cycle2.py)


class Unhashable(str):
    __hash__ = None


class Spec:
    parent = 'email.mime'


import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(__import__('charset', {'__package__': 'email', '__spec__': Spec}, {}, ['Charset'], 1).__name__)
    print(__import__('text', {'__spec__': Spec}, {}, ['MIMEText'], 1).__name__)
    print(__import__('charset', {'__name__': Unhashable('email.none')}, {}, ['Charset'], 1).__name__)
# expect: email.charset
# expect: email.mime.text
# expect: email.charset
print([(w.category.__name__, str(w.message)) for w in caught])
# expect: [('DeprecationWarning', '__package__ != __spec__.parent'), ('ImportWarning', "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")]
for names in {'__package__': 1}, {'__spec__': 1}, {'__name__': 1}, {}, {'__name__': 'top'}, {'__package__': ''}:
    try:
        with warnings.catch_warnings(action='ignore'):
            __import__('charset', names, {}, ['Charset'], 1)
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
# expect: TypeError: package must be a string
# expect: AttributeError: 'int' object has no attribute 'parent'
# expect: TypeError: __name__ must be a string
# expect: KeyError: "'__name__' not in globals"
# expect: ImportError: attempted relative import with no known parent package
# expect: ImportError: attempted relative import with no known parent package
