"""What weak references and proxies show: the class with its module, unless that is the main program's."""
import re
import weakref

class Outer:
    class Inner:
        pass

here, there, inner = Outer, type('C', (), {'__module__': 'zz'}), Outer.Inner
here.__module__ = inner.__module__ = '__main__'
for cls in here, there, inner, set:
    o = cls()
    print(*(re.sub('0x[0-9a-f]+', '?', repr(f(o))) for f in (weakref.ref, weakref.proxy)))
# expect: <weakref at ?; to 'Outer' at ?> <weakproxy at ?; to 'Outer' at ?>
# expect: <weakref at ?; to 'zz.C' at ?> <weakproxy at ?; to 'zz.C' at ?>
# expect: <weakref at ?; to 'Outer.Inner' at ?> <weakproxy at ?; to 'Outer.Inner' at ?>
# expect: <weakref at ?; to 'set' at ?> <weakproxy at ?; to 'set' at ?>

# Some messages name the class with its module, too.
import sys
import threading
o = there()
for f in (lambda: complex(o), lambda: t'' + o, lambda: threading.Lock().acquire(True, o), lambda: complex(here()),
          lambda: sys.getsizeof(type('S', (), {'__sizeof__': lambda self: 1.5})())):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: complex() argument must be a string or a number, not zz.C
# expect: can only concatenate string.templatelib.Template (not "zz.C") to string.templatelib.Template
# expect: 'zz.C' object cannot be interpreted as an integer or float
# expect: complex() argument must be a string or a number, not Outer
# expect: an integer is required
