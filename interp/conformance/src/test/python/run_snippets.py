# SPDX-License-Identifier: Apache-2.0
"""Runs the snippets below the folder snippets and compares what they print with their comments.

    typhon run_snippets.py [files]

`# expect: text` names one line of output, in order. `# raises: ValueError: text` ends a snippet that must end with that
exception. Any Python 3.14 command runs this file, so CPython is the oracle: snippets pass on both.
"""
import io
import os
import sys
import types
from pathlib import Path


def expectations(source):
    lines = []
    raises = None
    for line in source.splitlines():
        head, mark, text = line.partition('# expect: ')
        if mark:
            lines.append(text)
        elif head.rstrip().endswith('# expect:'):
            lines.append('')
        head, mark, text = line.partition('# raises: ')
        if mark:
            raises = text
    return lines, raises


def run(path):
    """Runs one file; returns what is wrong, or None."""
    source = path.read_text(encoding='utf-8')
    lines, raises = expectations(source)
    out, stdout = io.StringIO(), sys.stdout
    sys.stdout = out
    raised = None
    try:
        # A module, for what a snippet defines may be pickled by name.
        module = sys.modules['__snippet__'] = types.ModuleType('__snippet__')
        module.__file__ = str(path)
        exec(compile(source, str(path), 'exec'), module.__dict__)
    except BaseException as e:
        raised = f'{type(e).__name__}: {e}' if str(e) else type(e).__name__
        trace = e.__traceback__
        while trace.tb_next:
            trace = trace.tb_next
        raised_at = trace.tb_lineno
    finally:
        sys.stdout = stdout
    if raised != raises:
        return f'raised {raised} at line {raised_at}' if raised else f'did not raise {raises}'
    printed = out.getvalue().splitlines()
    for i, (want, got) in enumerate(zip(lines, printed)):
        if want != got:
            return f'line {i + 1} of the output is {got!r}, not {want!r}'
    if len(lines) != len(printed):
        return f'printed {len(printed)} lines, not {len(lines)}: {printed[-3:]}'
    return None


def find(folder):
    found = []
    for name in sorted(os.listdir(folder)):
        path = folder / name
        if path.is_dir():
            found += find(path)
        elif name.endswith('.py'):
            found.append(path)
    return found


def main(names):
    here = Path(__file__).resolve().parent
    files = [Path(n) for n in names] or find(here / 'snippets')
    bad = 0
    for path in files:
        wrong = run(path)
        if wrong:
            bad += 1
            print(f'{path}: {wrong}')
    print(f'{len(files)} snippets, {bad} wrong')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
