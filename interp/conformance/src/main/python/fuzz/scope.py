# SPDX-License-Identifier: Apache-2.0
"""What the program being generated has in reach: names with the type they were last given, functions, and where the statement stands."""
import re

TYPES = ['int', 'int', 'int', 'float', 'str', 'str', 'bool', 'list', 'list', 'dict', 'tuple', 'set', 'bytes', 'any']
GROWS = re.compile(r'\*|<<|\+|&|\||replace|join|format|%|f[\'"]')


class Scope:
    """Base of the generator. Names: names of this function and those around it. A name is clipped in assignments that could make it grow without
    bounds, so that no program runs long."""

    def __init__(self, chooser):
        self.c = chooser
        self.names = [('n', 'int'), ('x', 'float'), ('s', 'str'), ('xs', 'list'), ('d', 'dict')]
        self.functions = []
        self.classes = []
        self.loops = 0
        self.breakable = False
        self.inside = []
        self.locals = []
        self.counter = 0
        self.quiet = 0

    def fresh(self, stem):
        self.counter += 1
        return f'{stem}{self.counter}'

    def named(self, kind):
        """The visible names of a type."""
        return [name for name, t in self.names if t == kind]

    def known(self):
        return self.c.pick(self.names)[0]

    def learn(self, name, kind):
        self.names.append((name, kind))
        if len(self.names) > 24:
            del self.names[5]

    def kind(self):
        return self.c.pick(TYPES)

    def clipped(self, text):
        return f'clip({text})' if GROWS.search(text) else text

    def indent(self, lines):
        return ['    ' + line for line in '\n'.join(lines).split('\n')] if lines else ['    pass']
