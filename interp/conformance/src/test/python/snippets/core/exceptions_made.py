# SPDX-License-Identifier: Apache-2.0
"""What __new__ of exceptions makes, and for which classes."""


class Both(ValueError, KeyError):
    pass


class Mixed(ValueError, AttributeError):
    pass


class Unbound(LookupError, UnboundLocalError):
    pass


class System(ValueError, BrokenPipeError):
    pass


class Skips(KeyError):
    def __new__(cls, *args):
        return Exception.__new__(cls, *args)


class SkipsMore(StopIteration):
    def __new__(cls, *args):
        return BaseException.__new__(cls, *args)


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


show(lambda: ValueError.__new__())  # expect: TypeError: ValueError.__new__(): not enough arguments
show(lambda: ValueError.__new__(3))  # expect: TypeError: ValueError.__new__(X): X is not a type object (int)
show(lambda: ValueError.__new__(int))  # expect: TypeError: ValueError.__new__(int): int is not a subtype of ValueError
show(lambda: ValueError.__new__(OSError))  # expect: TypeError: ValueError.__new__(OSError): OSError is not a subtype of ValueError
show(lambda: ValueError.__new__(TypeError))  # expect: TypeError: ValueError.__new__(TypeError): TypeError is not a subtype of ValueError
show(lambda: Exception.__new__(OSError))  # expect: TypeError: Exception.__new__(OSError) is not safe, use OSError.__new__()
show(lambda: Exception.__new__(KeyError, 1))  # expect: KeyError(1)
show(lambda: KeyError.__new__(Exception))  # expect: TypeError: LookupError.__new__(Exception): Exception is not a subtype of LookupError
show(lambda: LookupError.__new__(KeyError, 'x'))  # expect: KeyError('x')
show(lambda: (ValueError.__new__.__self__, KeyError.__new__.__self__, SyntaxError.__new__.__self__, UnboundLocalError.__new__.__self__))  # expect: (<class 'ValueError'>, <class 'LookupError'>, <class 'Exception'>, <class 'Exception'>)
show(lambda: ([t.__name__ for t in (Exception, KeyError, NameError, OSError, StopIteration, UnicodeError) if '__new__' in vars(t)]))  # expect: ['Exception', 'OSError', 'UnicodeError']
show(lambda: object.__new__(ValueError))  # expect: TypeError: object.__new__(ValueError) is not safe, use ValueError.__new__()
show(lambda: (str(Both('a')), str(KeyError('a')), str(KeyError(1, 2)), str(KeyError())))  # expect: ("'a'", "'a'", '(1, 2)', '')
show(lambda: (Mixed('a', name='n').name))  # expect: 'n'
show(lambda: (Unbound('a', name='n').name))  # expect: 'n'
show(lambda: (System(32, 'text').errno, type(System(32, 'text')).__name__))  # expect: (32, 'System')
show(lambda: (Skips('a'), str(Skips('a'))))  # expect: (Skips('a'), "'a'")
show(lambda: SkipsMore(5).value)  # expect: 5
show(lambda: (Exception.__new__(SyntaxError, 'a').args, Exception.__new__(SyntaxError, 'a').msg))  # expect: (('a',), None)
show(lambda: (BaseException.__new__(SystemExit, 3).code))  # expect: None
