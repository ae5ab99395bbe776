"""breakpoint() obeys PYTHONBREAKPOINT as os.environ has it now."""
import os
import warnings

os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint())  # expect: None
os.environ['PYTHONBREAKPOINT'] = 'int'
print(breakpoint('7'))  # expect: 7
os.environ['PYTHONBREAKPOINT'] = 'os.path.join'
print(breakpoint('a', 'b'))  # expect: a/b
for name in ('.', '..', '.foo', 'foo.', 'nosuchbuiltin', 'nosuchmodule.x', 'os.nothing', '..foo.bar', '/./'):
    os.environ['PYTHONBREAKPOINT'] = name
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        breakpoint()
    print(caught[0].category.__name__, caught[0].message)
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "."
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: ".."
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: ".foo"
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "foo."
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "nosuchbuiltin"
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "nosuchmodule.x"
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "os.nothing"
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "..foo.bar"
# expect: RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "/./"
del os.environ['PYTHONBREAKPOINT']
