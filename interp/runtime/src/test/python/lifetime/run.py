# SPDX-License-Identifier: Apache-2.0
"""Runs the snippets of this folder and compares what they print with the comments at their ends.

    python run.py [--write] [files]

A file has a prelude and snippets, each headed by `# --- title` and followed by `# expect: line` for each line that it prints. Every
snippet runs in a namespace of its own after the prelude. `--write` puts down what is printed now: to be used with CPython 3.14.
"""
import gc
import io
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def split(text):
    """The prelude, and (title, source, expected lines) of each snippet."""
    parts = re.split(r'^# --- (.*)\n', text, flags=re.M)
    snippets = []
    for title, body in zip(parts[1::2], parts[2::2]):
        lines = body.splitlines()
        code = [l for l in lines if not l.startswith('# expect:')]
        expected = [l[len('# expect: '):] for l in lines if l.startswith('# expect:')]
        snippets.append((title, '\n'.join(code) + '\n', expected))
    return parts[0], snippets


def run(prelude, source, name):
    """What the snippet prints, with the exception that ends it, if any."""
    out, stdout = io.StringIO(), sys.stdout
    ns = {'__name__': '__lifetime__'}
    exec(prelude, ns)
    sys.stdout = out
    try:
        exec(compile(source, name, 'exec'), ns)
    except BaseException as e:
        print(f'raised {type(e).__name__}: {e}')
    finally:
        printed = out.getvalue()
        # What dies only now prints to nobody.
        ns.clear()
        gc.collect()
        sys.stdout = stdout
    return printed.splitlines()


def main(args):
    write = '--write' in args
    names = [a for a in args if a != '--write'] or sorted(n for n in os.listdir(HERE) if n.endswith('.py') and n != 'run.py')
    count = wrong = 0
    for name in names:
        path = os.path.join(HERE, name)
        with open(path) as f:
            prelude, snippets = split(f.read())
        text = prelude
        for title, source, expected in snippets:
            printed = run(prelude, source, f'{name}: {title}')
            text += f'# --- {title}\n{source}' + ''.join(f'# expect: {l}\n'.replace(': \n', ':\n') for l in printed)
            count += 1
            if not write and printed != [l.rstrip() for l in expected]:
                wrong += 1
                print(f'{name}: {title}\n    printed  {printed}\n    expected {expected}')
        if write:
            with open(path, 'w') as f:
                f.write(text)
    print(f'{count} snippets, {wrong} wrong')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
