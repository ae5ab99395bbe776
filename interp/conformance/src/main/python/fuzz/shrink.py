# SPDX-License-Identifier: Apache-2.0
"""Makes an input that differs smaller while it still differs."""
import ast
import time

from mutant import TOKEN


def shorten(parts, differs, deadline):
    """The parts that must stay: halves, quarters, ... are left out as long as differs(parts) holds."""
    size = max(1, len(parts) // 2)
    while parts:
        at = 0
        while at < len(parts):
            if time.monotonic() > deadline:
                return parts
            shorter = parts[:at] + parts[at + size:]
            if differs(shorter):
                parts = shorter
            else:
                at += size
        if size == 1:
            return parts
        size //= 2
    return parts


def text(source, differs, deadline):
    """Smaller text for the parser: lines, then tokens, then characters."""
    for split in (lambda s: s.splitlines(True), TOKEN.findall, list):
        parts = split(source)
        if len(parts) < 4000:
            source = ''.join(shorten(parts, lambda p: differs(''.join(p)), deadline))
    return source


def program(source, differs, deadline):
    """A smaller program: statements are left out or replaced by what they contain, then expressions by their parts."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return text(source, differs, deadline)
    plain = ast.unparse(tree) + '\n'
    if not differs(plain):
        return text(source, differs, deadline)
    best = plain
    for edits in (leave_out, unwrap, leave_out, simplify, leave_out):
        best = improve(best, edits, differs, deadline)
    return best


def improve(source, edits, differs, deadline):
    """Applies edits one after the other, each kept if the result still differs. An edit is a function that changes a tree."""
    at = 0
    while time.monotonic() < deadline:
        tree = ast.parse(source)
        edit = nth(edits(tree), at)
        if edit is None:
            return source
        edit()
        try:
            candidate = ast.unparse(ast.fix_missing_locations(tree)) + '\n'
        except Exception:  # the edit made a tree that is no program: any kind of error may come of it
            candidate = source
        if len(candidate) < len(source) and differs(candidate):
            source = candidate
        else:
            at += 1
    return source


def nth(items, n):
    for i, item in enumerate(items):
        if i == n:
            return item
    return None


def bodies(tree):
    for node in ast.walk(tree):
        for name in ('body', 'orelse', 'finalbody', 'handlers', 'cases', 'decorator_list'):
            found = getattr(node, name, None)
            if isinstance(found, list) and found:
                yield node, name, found


def leave_out(tree):
    sizes = sorted({max(1, len(found) >> k) for _, _, found in bodies(tree) for k in range(1, 8)}, reverse=True)
    for size in sizes:
        for node, name, found in bodies(tree):
            for at in range(0, len(found), size):
                if size <= max(1, len(found) // 2):
                    yield lambda found=found, at=at, name=name, node=node, size=size: cut(node, name, found, at, size)


def cut(node, name, found, at, size):
    del found[at:at + size]
    if not found and name == 'body' and not isinstance(node, ast.Module):
        found.append(ast.Pass())


def unwrap(tree):
    for node, name, found in bodies(tree):
        if name in ('body', 'orelse', 'finalbody'):
            for at, statement in enumerate(found):
                for inner in ('body', 'orelse', 'finalbody'):
                    content = getattr(statement, inner, None)
                    if isinstance(content, list) and content:
                        yield lambda found=found, at=at, content=content: found.__setitem__(slice(at, at + 1), content)


def simplify(tree):
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.expr) and not isinstance(value, (ast.Constant, ast.Name)):
                for child in ast.iter_child_nodes(value):
                    if isinstance(child, ast.expr):
                        yield lambda node=node, name=name, child=child: setattr(node, name, child)
                yield lambda node=node, name=name: setattr(node, name, ast.Constant(1))
            elif isinstance(value, list):
                for at, item in enumerate(value):
                    if isinstance(item, (ast.expr, ast.keyword, ast.comprehension, ast.withitem, ast.arg)):
                        yield lambda value=value, at=at: value.__delitem__(at)
                    if isinstance(item, ast.expr) and not isinstance(item, (ast.Constant, ast.Name)):
                        for child in ast.iter_child_nodes(item):
                            if isinstance(child, ast.expr):
                                yield lambda value=value, at=at, child=child: value.__setitem__(at, child)
