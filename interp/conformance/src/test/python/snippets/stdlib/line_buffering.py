"""A binary file has no lines: asking for line buffering warns where open() was called."""
import os
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    open(os.devnull, 'rb', 1).close()
    open(os.devnull, 'w', 1, encoding='utf-8').close()
print([(w.category.__name__, str(w.message), w.lineno) for w in seen])
# expect: [('RuntimeWarning', "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 7)]
with warnings.catch_warnings():
    warnings.simplefilter('error')
    open(os.devnull, 'rb', 1)  # raises: RuntimeWarning: line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used
