# SPDX-License-Identifier: Apache-2.0
"""Oracle for CorpusCheck and CorpusSampleTest: run with the reference CPython.

Arguments: the root of .py files, the table to write, and how many files to take (evenly spread; all of them by default).
"""
import ast, hashlib, os, sys, warnings

sys.setrecursionlimit(1000000)
sys.set_int_max_str_digits(0)


def escape(text):
    return text.encode('unicode_escape').decode().replace('\t', '\\t')


def sources(root):
    found = []
    for directory, subdirectories, names in os.walk(root):
        subdirectories.sort()
        found += [os.path.join(directory, name) for name in names if name.endswith('.py')]
    return sorted(found)


def result(data, flags):
    """The hash of the dump or the error, and the warnings on the way."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            tree = compile(data, '<corpus>', 'exec', ast.PyCF_ONLY_AST | flags)
            text = 'OK ' + hashlib.sha256(ast.dump(tree, include_attributes=True).encode()).hexdigest()
        except SyntaxError as e:
            text = escape('%s %r' % (type(e).__name__, (e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)))
        except Exception as e:
            text = escape('EXC %s %s' % (type(e).__name__, e))
    # that one comes from a later pass
    given = ['%s:%d:%s' % (w.category.__name__, w.lineno, w.message) for w in caught if 'finally' not in str(w.message)]
    return text, escape(' | '.join(given))


root = sys.argv[1]
files = sources(root)
if len(sys.argv) > 3:
    stride = max(1, len(files) // int(sys.argv[3]))
    files = files[stride // 2::stride]
with open(sys.argv[2], 'w') as out:
    for file in files:
        with open(file, 'rb') as f:
            data = f.read()
        out.write('\t'.join((os.path.relpath(file, root), *result(data, 0), result(data, ast.PyCF_TYPE_COMMENTS)[0])) + '\n')
