# exec() and eval() give a namespace without __builtins__ those of the code that calls them.
import builtins
import types

g = {}
exec('x = len', g)
print(g['__builtins__'] is builtins.__dict__)  # expect: True
g = {}
eval('1', g)
print(g['__builtins__'] is builtins.__dict__)  # expect: True
m = types.ModuleType('m')
exec('y = __builtins__', m.__dict__)
print(m.y is builtins.__dict__)  # expect: True
print(types.__builtins__ is builtins.__dict__)  # expect: True

few = {'exec': exec, 'print': print}
exec('g = {}; exec("print(__builtins__ is b)", g | {"b": b})', {'__builtins__': few, 'b': few})  # expect: True
try:
    exec('g = {}; exec("len", g)', {'__builtins__': few})
except NameError as e:
    print(e)  # expect: name 'len' is not defined
