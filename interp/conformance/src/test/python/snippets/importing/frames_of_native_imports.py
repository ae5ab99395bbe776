"""importlib's frames do not show when built-in code imports."""
import pickle
import traceback

for load in (lambda: pickle.loads(b'cno_such_module\nx\n.'), lambda: __import__('no_such_module'), lambda: pickle.loads(b'\x80\x04\x8c\x0eno_such_module\x8c\x01x\x93.')):
    try:
        load()
    except ModuleNotFoundError as e:
        print([f.name for f in traceback.extract_tb(e.__traceback__)], e)
# expect: ['<module>', '<lambda>'] No module named 'no_such_module'
# expect: ['<module>', '<lambda>'] No module named 'no_such_module'
# expect: ['<module>', '<lambda>'] No module named 'no_such_module'
