# _warnings decides by the filters of module warnings, per context, once per place.
import _warnings
import sys
import warnings


def outcome(f, *args, **kwargs):
    with warnings.catch_warnings(record=True, action='always') as log:
        try:
            f(*args, **kwargs)
        except Exception as e:
            return type(e).__name__, str(e)
    return [(str(m.message), m.category.__name__, m.filename.rpartition('/')[2]) for m in log]


def place():
    _warnings.warn('here', DeprecationWarning, 2)


print(outcome(place))  # expect: [('here', 'DeprecationWarning', 'warnings_native.py')]
print(outcome(_warnings.warn, 'x', int))  # expect: ('TypeError', "category must be a Warning subclass, not 'type'")
print(outcome(_warnings.warn_explicit, 'x', UserWarning, 'lib/mod.py', 3))  # expect: [('x', 'UserWarning', 'mod.py')]
print(outcome(_warnings.warn_explicit, 'x', UserWarning, 'f', 3, registry=3))  # expect: ('TypeError', "'registry' must be a dict or None")
print(outcome(_warnings.warn_explicit, 'x', UserWarning, 'f', 3, module_globals={'__spec__': None}))
# expect: ('ValueError', 'Module globals is missing a __spec__.loader')

with warnings.catch_warnings():
    warnings.simplefilter('once')
    registry = {}
    for i in range(3):
        _warnings.warn_explicit('again', UserWarning, 'f', i, registry=registry)
    print(sorted(k for k in registry if k != 'version'))
# expect: [('again', <class 'UserWarning'>), ('again', <class 'UserWarning'>, 0), ('again', <class 'UserWarning'>, 1), ('again', <class 'UserWarning'>, 2)]

with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        _warnings.warn('raised')
    except UserWarning as e:
        print(repr(e))  # expect: UserWarning('raised')

try:
    _warnings._filters_mutated_lock_held()
except RuntimeError as e:
    print(e)  # expect: warnings lock is not held
with warnings._lock:
    _warnings._filters_mutated_lock_held()
try:
    _warnings._release_lock()
except RuntimeError as e:
    print(e)  # expect: cannot release un-acquired lock
