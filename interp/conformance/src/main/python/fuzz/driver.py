# SPDX-License-Identifier: Apache-2.0
"""One side of the comparison; CPython and Typhon run the same file.

    driver.py run KIND LIBRARY FIRST COUNT   prints for each seed: seed, checksum of what was generated, checksum of its record
    driver.py serve LIBRARY                  answers each JSON request on a line ({kind, seed} or {kind, text, ...}) with a JSON line

KIND is programs or parser. A record is the text of everything the input made happen.
"""
import ast
import io
import json
import linecache
import re
import sys
import traceback
import types
import warnings
import zlib

import support
from mutant import Mutants
from program import generate

ADDRESS = re.compile(r'\b0x[0-9a-f]{6,}')
NAME = '<fuzz>'
SPACE = support.namespace()
MOST = 200_000


def error(e):
    """An exception's type and text; of a syntax error every detail."""
    if isinstance(e, SyntaxError):
        return f'{type(e).__name__}: {e.msg!r} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {e.text!r}'
    try:
        return f'{type(e).__name__}: {e}'
    except Exception as again:
        return f'{type(e).__name__} without text: {type(again).__name__}'


class Programs:
    def __init__(self, library):
        self.out = None
        self.warnings = set()

    def generate(self, seed):
        return generate(seed),

    def warned(self, message, category, filename, lineno, file=None, line=None):
        # CPython compiles some pieces of code twice, and warns twice.
        text = f'{category.__name__} {lineno if filename == NAME else ""}: {message}\n'
        if text not in self.warnings:
            self.warnings.add(text)
            self.out.write(text)

    def unraisable(self, args):
        self.out.write(f'unraisable {type(args.exc_value).__name__}: {args.exc_value}\n')

    def record(self, text):
        self.out = out = io.StringIO()
        self.warnings = set()
        saved = sys.stdout, sys.unraisablehook, warnings.showwarning
        sys.stdout, sys.unraisablehook, warnings.showwarning = out, self.unraisable, self.warned
        try:
            self.run(text, out)
        finally:
            sys.stdout, sys.unraisablehook, warnings.showwarning = saved
        return ADDRESS.sub('0x', out.getvalue()[:MOST])

    def run(self, text, out):
        linecache.cache[NAME] = len(text), None, text.splitlines(True), NAME
        space = SPACE.copy()
        space.update(x=1.5, d={'a': 1})
        try:
            code = compile(text, NAME, 'exec', dont_inherit=True)
        except BaseException as e:
            out.write(f'{error(e)}\n')
            code = None
        # In which order a compiler finds things to warn of is its own affair.
        lines = sorted(out.getvalue().splitlines(True))
        out.seek(0)
        out.writelines(lines)
        if code:
            self.execute(code, space, out)
        space.clear()

    @staticmethod
    def execute(code, space, out):
        try:
            exec(code, space)
        except BaseException as e:
            try:
                e.__traceback__ = e.__traceback__.tb_next
                out.write(''.join(traceback.format_exception(e)))
            except Exception as again:
                out.write(f'{error(e)}, which cannot be shown: {error(again)}')


class Parser:
    def __init__(self, library):
        self.mutants = Mutants(library)

    def generate(self, seed):
        return self.mutants.generate(seed)

    def record(self, text, mode='exec', flags=0):
        if isinstance(text, str) and text.startswith('bytes:'):
            text = bytes.fromhex(text[6:])
        out = []
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            try:
                dump(compile(text, NAME, mode, flags | ast.PyCF_ONLY_AST, True), out)
                out.append('\n')
                describe(compile(text, NAME, mode, flags & 0x400, True), out)
            except BaseException as e:
                out.append(error(e))
        out += sorted({f'\n{w.category.__name__} {w.lineno}: {w.message}' for w in caught})
        return ''.join(out)


def dump(node, out):
    """Everything a syntax tree says."""
    if isinstance(node, ast.AST):
        out.append(f'\n{type(node).__name__}')
        if node._attributes:
            out.append(f'@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}' if 'lineno' in node._attributes else '')
        out.append('(')
        for name in node._fields:
            out.append(name)
            out.append('=')
            dump(getattr(node, name, '?'), out)
            out.append(' ')
        out.append(')')
    elif isinstance(node, list):
        out.append('[')
        for n in node:
            dump(n, out)
            out.append(', ')
        out.append(']')
    else:
        out.append(repr(node))


def names(found):
    return ''.join(f'{name} ' for name in found)


def describe(code, out):
    """What a code object says that does not depend on the instructions."""
    out.append(f'{code.co_qualname} {code.co_firstlineno} {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount} ({names(code.co_varnames)}) ({names(sorted(code.co_cellvars))}) ({names(sorted(code.co_freevars))}) {code.co_flags:x}\n')
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            describe(constant, out)


KINDS = {'programs': Programs, 'parser': Parser}


def checksum(value):
    data = value if isinstance(value, bytes) else str(value).encode('utf-8', 'backslashreplace')
    return f'{zlib.crc32(data):08x}'


def run(kind, library, first, count):
    side = KINDS[kind](library)
    stream = sys.stdout
    for seed in range(first, first + count):
        made = side.generate(seed)
        sums = checksum(made[0]), checksum(side.record(*made))
        stream.write(f'{seed} {sums[0]} {sums[1]}\n')
        stream.flush()


def serve(library):
    sides = {}
    stream = sys.stdout
    for line in sys.stdin:
        request = json.loads(line)
        kind = request['kind']
        side = sides.get(kind) or sides.setdefault(kind, KINDS[kind](library))
        if 'seed' in request:
            made = side.generate(request['seed'])
        else:
            made = tuple(request['made'])
        text = made[0]
        record = side.record(*made)
        made = ('bytes:' + text.hex() if isinstance(text, bytes) else text, *made[1:])
        stream.write(json.dumps({'made': made, 'record': record}) + '\n')
        stream.flush()


if __name__ == '__main__':
    warnings.simplefilter('always')
    sys.set_int_max_str_digits(0)
    if sys.argv[1] == 'run':
        run(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    else:
        serve(sys.argv[2])
