# Classes whose instances have a __doc__ of their own have a text too.
print(type(type.__doc__), type.__doc__[:5])  # expect: <class 'str'> type(
print(type(property.__doc__))  # expect: <class 'str'>
print(type(type(lambda: 0).__doc__))  # expect: <class 'str'>
print(property(doc='mine').__doc__, type.__dict__['__doc__'].__name__)  # expect: mine __doc__


class Described:
    @property
    def __doc__(self):
        return 'instance'


print(type(Described.__doc__), Described().__doc__)  # expect: <class 'property'> instance
