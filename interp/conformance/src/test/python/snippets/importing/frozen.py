# The modules that CPython freezes are frozen, and say so in the same words.
import _imp, io, os, sys

print(os.__spec__.origin, os.__spec__.loader, os.__file__ == os.path.join(sys._stdlib_dir, "os.py"), hasattr(os, "__cached__"))  # expect: frozen <class '_frozen_importlib.FrozenImporter'> True False
print(io.open is open, _imp.is_frozen("os"), _imp.is_frozen("encodings"), _imp.is_frozen("os.path"))  # expect: True True False False
import encodings
print(type(encodings.__loader__).__name__, encodings.__cached__.endswith(f"encodings/__pycache__/__init__.{sys.implementation.cache_tag}.pyc"))  # expect: SourceFileLoader True
print(_imp.find_frozen("os"), _imp.find_frozen("_frozen_importlib"), _imp.find_frozen("nope"), _imp.find_frozen("__hello_only__"))  # expect: (None, False, 'os') (None, False, 'importlib._bootstrap') None (None, False, None)
print(len(_imp._frozen_module_names()), _imp.get_frozen_object("site").co_filename, _imp.is_frozen_package("__phello__"))  # expect: 28 <frozen site> True
import importlib._bootstrap
print(importlib._bootstrap.__spec__.name, importlib._bootstrap is sys.modules["_frozen_importlib"])  # expect: _frozen_importlib True
import __hello__
__hello__.main()  # expect: Hello world!
import __phello__.spam
print(__phello__.spam.__spec__, __phello__.spam.__name__)  # expect: ModuleSpec(name='__phello__.spam', loader=<class '_frozen_importlib.FrozenImporter'>, origin='frozen') __phello__.spam
print(_imp.init_frozen("__hello__"), _imp.init_frozen("nope"))  # expect: <module '__hello__' (frozen)> None


def error(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


error(lambda: _imp.get_frozen_object("nope"))  # expect: ImportError No such frozen object named 'nope'
error(lambda: _imp.is_frozen_package("nope"))  # expect: ImportError No such frozen object named 'nope'
error(lambda: _imp.get_frozen_object("os", b""))  # expect: ImportError Frozen object named 'os' is invalid
error(lambda: _imp.get_frozen_object("nope", b"N"))  # expect: TypeError frozen object 'nope' is not a code object
error(lambda: _imp.get_frozen_object("x", _imp.find_frozen("os", withdata=True)[0]).co_filename)  # expect: <frozen os>
_imp._override_frozen_modules_for_tests(-1)
print(_imp.is_frozen("os"), _imp.is_frozen("zipimport"), len(_imp._frozen_module_names()))  # expect: False True 3
_imp._override_frozen_modules_for_tests(0)
print(_imp.is_frozen("os"))  # expect: True
