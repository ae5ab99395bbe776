"""staticmethod and classmethod objects have a dict that starts with what they copy of the callable."""


def f(a: int):
    'doc'


for kind in (classmethod, staticmethod):
    m = kind(f)
    print(m.__dict__)
    print(m.__annotations__ == {'a': int}, m.__annotate__ is f.__annotate__, list(m.__dict__)[4:])
    m.x = 1
    m.__doc__ = 'other'
    print(m.x, m.__doc__, f.__doc__)
    del m.__annotations__
    try:
        del m.__annotations__
    except AttributeError as e:
        print(e)
    try:
        m.__dict__ = 5
    except TypeError as e:
        print(e)
    m.__dict__ = {'y': 2}
    print(m.y, hasattr(m, '__type_params__'), kind.__new__(kind).__dict__, m.__wrapped__ is f)
# expect: {'__module__': '__snippet__', '__name__': 'f', '__qualname__': 'f', '__doc__': 'doc'}
# expect: True True ['__annotations__', '__annotate__']
# expect: 1 other doc
# expect: 'classmethod' object has no attribute '__annotations__'
# expect: __dict__ must be set to a dictionary, not a 'int'
# expect: 2 False {} True
# expect: {'__module__': '__snippet__', '__name__': 'f', '__qualname__': 'f', '__doc__': 'doc'}
# expect: True True ['__annotations__', '__annotate__']
# expect: 1 other doc
# expect: 'staticmethod' object has no attribute '__annotations__'
# expect: __dict__ must be set to a dictionary, not a 'int'
# expect: 2 False {} True
