# SPDX-License-Identifier: Apache-2.0
"""The command fuzz: runs generated inputs on CPython and on Typhon, and shrinks and reports what differs."""
import argparse
import difflib
import glob
import json
import os
import re
import shlex
import sys
import time

import shrink
from sides import MODES, Server, Side, both

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.normpath(os.path.join(HERE, '../../../..'))
TOP = os.path.normpath(os.path.join(HOME, '../..'))
# Seeds per process: what a process keeps of its programs, compiled code above all, does not grow without end.
BATCH = {'programs': 10_000, 'parser': 60_000}
SHRINK_SECONDS = 40
MOST_SHRUNK = 40
# The short form: kind, mode, first seed, how many.
SHORT = [('programs', 'on', 0, 1500), ('programs', 'eager', 1500, 800), ('parser', 'on', 0, 8000)]


class Exclusions:
    """fuzz-exclusions.txt: differences that are meant to be."""

    def __init__(self, path):
        self.rules = []
        with open(path, encoding='utf-8') as f:
            for number, line in enumerate(f, 1):
                if line.strip() and not line.startswith('#'):
                    parts = line.rstrip('\n').split(' | ')
                    if len(parts) != 4 or parts[0] not in ('programs', 'parser', 'both') or parts[1] not in ('erase', 'either', 'more'):
                        raise SystemExit(f'fuzz: {path}:{number}: kind | erase, either or more | pattern | reason')
                    self.rules.append((parts[0], parts[1], re.compile(parts[2], re.M)))

    def same(self, kind, a, b):
        """Whether two records differ at most in what is excluded."""
        if a == b:
            return True
        for of, how, pattern in self.rules:
            if of in (kind, 'both'):
                if how == 'either':
                    if pattern.search(a) or pattern.search(b):
                        return True
                elif how == 'more':
                    lines = set(a.splitlines())
                    b = ''.join(line for line in b.splitlines(True) if line.rstrip('\n') in lines or not pattern.match(line))
                else:
                    a, b = pattern.sub('', a), pattern.sub('', b)
        return a == b


class Fuzz:
    def __init__(self, options):
        library = glob.glob(os.path.join(TOP, 'target/cpython/org/bytedeco/cpython/*/lib/python3.14'))[0]
        self.options = options
        self.oracle = Side('CPython', [sys.executable], library)
        self.typhon = {mode: Side(f'Typhon ({mode})', shlex.split(options.typhon) + MODES[mode], library) for mode in MODES}
        self.servers = {}
        self.exclusions = Exclusions(os.path.join(HOME, 'fuzz-exclusions.txt'))
        self.work = os.path.join(HOME, 'target/fuzz')
        os.makedirs(self.work, exist_ok=True)
        self.seen = {}
        self.bad = 0

    def ask(self, mode, **request):
        """Both sides' answers."""
        answers = []
        for side in (self.oracle, self.typhon[mode]):
            server = self.servers.get(side.name) or self.servers.setdefault(side.name, Server(side))
            answers.append(server.ask(**request))
        return answers

    def run(self, kind, mode, first, count, until=None):
        """Compares seeds first, first + 1, ...; reports what differs."""
        begun, done, differing = time.monotonic(), 0, 0
        at = first
        while at < first + count and not (until and time.monotonic() > until):
            size = min(BATCH[kind], first + count - at)
            finished, seeds, troubles = both((self.oracle, self.typhon[mode]), kind, at, size, until)
            done += finished
            for seed, trouble in troubles:
                differing += self.report(f'{kind} {mode} seed {seed}: {trouble}')
            for seed in seeds:
                differing += self.examine(kind, mode, seed)
            at += size
        print(f'{kind}, jit {mode}: seeds {first} to {first + done - 1}, {done} compared, {differing} differ, {time.monotonic() - begun:.0f} s', flush=True)

    def report(self, text):
        self.bad += 1
        print(text, flush=True)
        return 1

    def examine(self, kind, mode, seed):
        """Looks at one seed whose checksums differ; returns 1 if that is not excluded."""
        a, b = self.ask(mode, kind=kind, seed=seed)
        if a['made'] != b['made']:
            return self.report(f'{kind} {mode} seed {seed}: the generator itself makes something else:\n{difference(str(a["made"][0]), str(b["made"][0]))}')
        if a['record'] == b['record']:
            return self.report(f'{kind} {mode} seed {seed}: differs only after other seeds or by chance')
        if self.exclusions.same(kind, a['record'], b['record']):
            return 0
        sign = signature(a['record'], b['record'])
        made = a['made']
        if sign in self.seen:
            return self.report(f'{kind} {mode} seed {seed}: like seed {self.seen[sign]}')
        self.seen[sign] = seed
        if self.options.shrink and len(self.seen) < MOST_SHRUNK:
            made = self.shrunk(kind, mode, made, a['record'])
            a, b = self.ask(mode, kind=kind, made=made)
        name = os.path.join(self.work, f'{kind}-{mode}-{seed}.txt')
        text = f'{kind} {mode} seed {seed} ({name})\n{shown(made)}\n{difference(a["record"], b["record"])}'
        with open(name, 'w', encoding='utf-8', errors='backslashreplace') as f:
            f.write(f'{text}\n---- made\n{json.dumps(made)}\n---- CPython\n{a["record"]}\n---- Typhon\n{b["record"]}\n')
        return self.report(text)

    def shrunk(self, kind, mode, made, record):
        faulty = re.search(r'^\w*(Syntax|Indentation|Tab)Error:', record, re.M) is not None

        def differs(source):
            a, b = self.ask(mode, kind=kind, made=[source, *made[1:]])
            # An input that the generator would not have made proves less: a faulty one is none for a valid one.
            return (kind == 'parser' or faulty or not re.match(r'(Syntax|Indentation)Error:', a['record'])) and not self.exclusions.same(kind, a['record'], b['record'])

        if made[0].startswith('bytes:'):
            return made
        return [(shrink.program if kind == 'programs' else shrink.text)(made[0], differs, time.monotonic() + SHRINK_SECONDS), *made[1:]]

    def replay(self, modes):
        """Compares what was kept of former differences."""
        count = 0
        inputs = [('programs', [read(path)], path) for path in sorted(glob.glob(os.path.join(HOME, 'kept/*.py')))]
        with open(os.path.join(HOME, 'kept/parser.jsonl'), encoding='utf-8') as f:
            inputs += [('parser', json.loads(line)['made'], f'parser.jsonl:{i}') for i, line in enumerate(f, 1) if line.strip()]
        for kind, made, name in inputs:
            for mode in modes if kind == 'programs' else modes[:1]:
                a, b = self.ask(mode, kind=kind, made=made)
                count += 1
                if not self.exclusions.same(kind, a['record'], b['record']):
                    self.report(f'kept {name}, jit {mode}:\n{difference(a["record"], b["record"])}')
        print(f'{len(inputs)} kept inputs, {count} comparisons', flush=True)

    def close(self):
        for server in self.servers.values():
            server.close()


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def shown(made):
    return ''.join(f'  | {line}\n' for line in made[0].splitlines()) + (f'  {made[1:]}' if made[1:] not in ([], ['exec', 0]) else '') or repr(made)


def difference(a, b):
    lines = list(difflib.unified_diff(a.splitlines(), b.splitlines(), 'CPython', 'Typhon', lineterm='', n=1))
    return '\n'.join(line[:400] for line in lines[2:22])


def signature(a, b):
    """Roughly what differs: the first pair of lines, without numbers and names."""
    for x, y in zip(a.splitlines() + [''], b.splitlines() + ['']):
        if x != y:
            return re.sub(r'\d+', '0', x)[:90], re.sub(r'\d+', '0', y)[:90]
    return '', ''


def parse(arguments):
    p = argparse.ArgumentParser(prog='fuzz', description='Runs generated programs and mutants of library sources on CPython and on Typhon, and compares. Ends with 0 if nothing differs but what fuzz-exclusions.txt allows.',
                                epilog='Reports go to target/fuzz too. doc/fuzz.md says more.')
    length = p.add_mutually_exclusive_group()
    length.add_argument('--seconds', type=float, metavar='N', help='run for so long, shrinking apart')
    length.add_argument('--count', type=int, metavar='N', help='run so many seeds (default: 1000)')
    length.add_argument('--short', action='store_true', help='the form for every build: what was kept, and fixed seeds of each kind')
    length.add_argument('--replay', action='store_true', help='only what was kept of former differences')
    length.add_argument('--show', action='store_true', help='print what --seed makes, and what becomes of it on both sides')
    p.add_argument('--seed', type=int, default=0, metavar='S', help='first seed (default 0)')
    p.add_argument('--programs', action='store_true', help='only programs')
    p.add_argument('--parser', action='store_true', help='only mutants for the parser')
    p.add_argument('--jit', choices=[*MODES, 'all'], default='on', help="Typhon's compiler: on (default), off, eager, exits (eager, and compiled code is left at random), all of them in turn")
    p.add_argument('--typhon', metavar='CMD', default=os.path.join(TOP, 'typhon'), help='run this command instead of ./typhon')
    p.add_argument('--no-shrink', dest='shrink', action='store_false', help='report differences as they are found')
    return p.parse_args(arguments)


def show(fuzz, options, mode):
    for kind in ['programs'] * (not options.parser) + ['parser'] * (not options.programs):
        a, b = fuzz.ask(mode, kind=kind, seed=options.seed)
        print(f'{shown(a["made"])}---- CPython\n{a["record"]}\n---- Typhon\n{b["record"] if a["record"] != b["record"] else "the same"}')


def main(arguments):
    options = parse(arguments)
    fuzz = Fuzz(options)
    modes = list(MODES) if options.jit == 'all' else [options.jit]
    try:
        if options.show:
            show(fuzz, options, modes[0])
        elif options.replay or options.short:
            fuzz.replay(['on', 'eager'] if options.short else modes)
            for kind, mode, first, count in SHORT if options.short else []:
                fuzz.run(kind, mode, first, count)
        else:
            work = [('programs', mode) for mode in modes if not options.parser] + [('parser', modes[0])] * (not options.programs)
            for kind, mode in work:
                until = time.monotonic() + options.seconds / len(work) if options.seconds else None
                fuzz.run(kind, mode, options.seed, 10 ** 9 if options.seconds else options.count or 1000, until)
    finally:
        fuzz.close()
    return 1 if fuzz.bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
