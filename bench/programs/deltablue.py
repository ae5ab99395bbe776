# SPDX-License-Identifier: Apache-2.0
"""One-way constraints solved incrementally by strengths (after Freeman-Benson and Maloney)."""
from _bench import run, mix

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint:
    """Its output is computed from its inputs; which variable is the output is decided by the planner."""

    def __init__(self, strength):
        self.strength = strength

    def attach(self, planner):
        self.add_to_graph()
        planner.add(self)

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for v in self.inputs():
            v.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        if not planner.propagate_from(self, mark):
            raise ValueError("cycle")
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        for v in self.inputs():
            if not (v.mark == mark or v.stay or v.determined_by is None):
                return False
        return True

    def is_input(self):
        return False


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        Constraint.__init__(self, strength)
        self.variable = variable
        self.active = False
        self.attach(planner)

    def add_to_graph(self):
        self.variable.constraints.append(self)
        self.active = False

    def remove_from_graph(self):
        self.variable.constraints.remove(self)
        self.active = False

    def choose(self, mark):
        self.active = self.variable.mark != mark and self.strength < self.variable.strength

    def satisfied(self):
        return self.active

    def unsatisfy(self):
        self.active = False

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stay = not self.is_input()
        if self.variable.stay:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, a, b, strength, planner):
        Constraint.__init__(self, strength)
        self.a = a
        self.b = b
        self.direction = 0
        self.attach(planner)

    def variables(self):
        return (self.a, self.b)

    def add_to_graph(self):
        for v in self.variables():
            v.constraints.append(self)
        self.direction = 0

    def choose(self, mark):
        a, b = self.a, self.b
        if a.mark == mark:
            self.direction = 1 if b.mark != mark and self.strength < b.strength else 0
        elif b.mark == mark:
            self.direction = -1 if self.strength < a.strength else 0
        elif a.strength > b.strength:
            self.direction = -1 if self.strength < a.strength else 0
        else:
            self.direction = 1 if self.strength < b.strength else 0

    def satisfied(self):
        return self.direction != 0

    def unsatisfy(self):
        self.direction = 0

    def inputs(self):
        return (self.a,) if self.direction > 0 else (self.b,)

    def output(self):
        return self.b if self.direction > 0 else self.a

    def recalculate(self):
        source, out = self.inputs()[0], self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(Binary):
    """b = a * scale + offset."""

    def __init__(self, a, scale, offset, b, strength, planner):
        self.scale = scale
        self.offset = offset
        Binary.__init__(self, a, b, strength, planner)

    def variables(self):
        return (self.a, self.b, self.scale, self.offset)

    def inputs(self):
        return (self.a if self.direction > 0 else self.b, self.scale, self.offset)

    def execute(self):
        if self.direction > 0:
            self.b.value = self.a.value * self.scale.value + self.offset.value
        else:
            self.a.value = (self.b.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.inputs()[0], self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.current = 0

    def new_mark(self):
        self.current += 1
        return self.current

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def remove(self, constraint):
        out = constraint.output()
        constraint.unsatisfy()
        constraint.remove_from_graph()
        lost = self.remove_from(out)
        for strength in range(WEAKEST):
            for c in lost:
                if c.strength == strength:
                    self.add(c)

    def remove_from(self, out):
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        lost = []
        todo = [out]
        while todo:
            v = todo.pop()
            for c in v.constraints:
                if not c.satisfied():
                    lost.append(c)
            for c in self.consuming(v):
                c.recalculate()
                todo.append(c.output())
        return lost

    def consuming(self, v):
        by = v.determined_by
        return [c for c in v.constraints if c is not by and c.satisfied()]

    def propagate_from(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output().mark == mark:
                return False
            c.recalculate()
            todo.extend(self.consuming(c.output()))
        return True

    def plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            c = todo.pop()
            out = c.output()
            if out.mark != mark and c.inputs_known(mark):
                plan.append(c)
                out.mark = mark
                todo.extend(self.consuming(out))
        return plan


def change(planner, variable, value):
    edit = Edit(variable, STRONG, planner)
    plan = planner.plan([edit])
    for _ in range(10):
        variable.value = value
        for c in plan:
            c.execute()
    planner.remove(edit)


def chain_test(n):
    planner = Planner()
    variables = [Variable("v%d" % i) for i in range(n + 1)]
    for i in range(n):
        Equal(variables[i], variables[i + 1], REQUIRED, planner)
    Stay(variables[n], MEDIUM, planner)
    edit = Edit(variables[0], STRONG, planner)
    plan = planner.plan([edit])
    h = 0
    for i in range(100):
        variables[0].value = i
        for c in plan:
            c.execute()
        if variables[n].value != i:
            raise ValueError("chain broken")
        h = mix(h, variables[n].value)
    return h


def projection_test(n):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources, targets = [], []
    for i in range(n):
        a, b = Variable("a%d" % i, i), Variable("b%d" % i, i)
        sources.append(a)
        targets.append(b)
        Stay(a, WEAK, planner)
        Scale(a, scale, offset, b, REQUIRED, planner)
    change(planner, sources[0], 17)
    if targets[0].value != 1170:
        raise ValueError("projection 1")
    change(planner, targets[0], 1050)
    if sources[0].value != 5:
        raise ValueError("projection 2")
    change(planner, scale, 5)
    change(planner, offset, 2000)
    h = 0
    for a, b in zip(sources[:-1], targets[:-1]):
        if b.value != a.value * 5 + 2000:
            raise ValueError("projection 3")
        h = mix(h, b.value)
    return h


def work():
    return "%d/%d" % (chain_test(2000), projection_test(2000))


run("deltablue", work)
