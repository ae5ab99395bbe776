"""__debug__ is a constant where CPython warns about literals that are called, indexed or compared."""
import warnings

for source in ('__debug__()', '__debug__[0]', '[1][__debug__]', '(1, 2)[__debug__]', '"s"[__debug__]', '__debug__ is 1', '(__debug__,) is x', '__debug__.real', 'x(__debug__)',
               'assert (__debug__, 1)', 'x[__debug__]()'):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile(source, 's', 'exec')
    print(source, *[f'{w.category.__name__}: {w.message} {w.lineno}' for w in caught])
# expect: __debug__() SyntaxWarning: 'bool' object is not callable; perhaps you missed a comma? 1
# expect: __debug__[0] SyntaxWarning: 'bool' object is not subscriptable; perhaps you missed a comma? 1
# expect: [1][__debug__]
# expect: (1, 2)[__debug__]
# expect: "s"[__debug__]
# expect: __debug__ is 1 SyntaxWarning: "is" with 'int' literal. Did you mean "=="? 1
# expect: (__debug__,) is x SyntaxWarning: "is" with 'tuple' literal. Did you mean "=="? 1
# expect: __debug__.real
# expect: x(__debug__)
# expect: assert (__debug__, 1) SyntaxWarning: assertion is always true, perhaps remove parentheses? 1
# expect: x[__debug__]()
