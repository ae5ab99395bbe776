# SPDX-License-Identifier: Apache-2.0
"""Runs one module of the library's test package and writes what becomes of each test, one line at a time.

Usage: driver.py MODULE RESULTS DONE RESOURCES

MODULE is a name below the package test. RESULTS is appended to, so that what ran before a crash is known. DONE is a
file of test ids that are not run again. RESOURCES is a list as regrtest's -u takes it, separated by commas.

Lines: KIND TAB ID TAB SECONDS TAB DETAIL, with DETAIL escaped to ASCII. Kinds: plan (a test that will be run), start,
pass, fail, error, skip, xfail (failed as its decorator expects), upass (passed against its decorator), end.

A module that cannot be imported without one of CPython's extension modules for tests is imported with a placeholder of
that module, once, so that of its tests only those are skipped that use it.
"""
import os
import re
import sys
import time
import traceback
import types
import unittest

ABSENT = re.compile(r"No module named '(_test(?:capi|internalcapi|limitedcapi|singlephase|multiphase|buffer|clinic|clinic_limited))'")


def escape(text):
    return text.encode('unicode_escape', 'backslashreplace').decode('ascii')


class Log:
    def __init__(self, path):
        self.file = open(path, 'ab', buffering=0)
        self.write_bytes = self.file.write
        self.clock = time.perf_counter

    def write(self, kind, name, seconds=0.0, detail=''):
        line = '%s\t%s\t%.3f\t%s\n' % (kind, escape(name), seconds, escape(detail))
        self.write_bytes(line.encode('ascii'))


class LoggedResult(unittest.TestResult):
    """Every call of unittest becomes a line; subtests count for the test that holds them."""

    def __init__(self, log):
        super().__init__()
        self.log = log
        self.begun = log.clock()
        self.decided = True
        self.subtest_passed = False
        self.subtest_skipped = ''

    def write(self, kind, test, err=None, detail=''):
        self.decided = kind != 'start'
        if err is not None:
            detail = describe(err)
        self.log.write(kind, name_of(test), self.log.clock() - self.begun, detail)

    def startTest(self, test):
        super().startTest(test)
        self.begun = self.log.clock()
        self.write('start', test)
        self.subtest_passed = False
        self.subtest_skipped = ''

    def stopTest(self, test):
        # unittest says nothing of a test after one of its subtests was skipped.
        if not self.decided:
            if self.subtest_passed:
                self.write('pass', test)
            else:
                self.write('skip', test, detail=self.subtest_skipped)
        super().stopTest(test)

    def addSuccess(self, test):
        self.write('pass', test)

    def addError(self, test, err):
        self.write('error', test, err)

    def addFailure(self, test, err):
        self.write('fail', test, err)

    def addSkip(self, test, reason):
        if hasattr(test, 'test_case'):
            self.subtest_skipped = reason
        else:
            self.write('skip', test, detail=reason)

    def addExpectedFailure(self, test, err):
        self.write('xfail', test)

    def addUnexpectedSuccess(self, test):
        self.write('upass', test)

    def addSubTest(self, test, subtest, err):
        if err is None:
            self.subtest_passed = True
        else:
            kind = 'fail' if issubclass(err[0], test.failureException) else 'error'
            self.write(kind, test, detail=str(subtest) + '\n' + describe(err))


def name_of(test):
    """The test's id; a module inside a package that cannot be imported, or skips itself, goes by its own name."""
    # Tests may keep something else under the name id.
    name = type(test).id(test)
    for prefix in ('unittest.loader._FailedTest.', 'unittest.loader.ModuleSkipped.'):
        name = name.removeprefix(prefix)
    return name


def describe(err):
    try:
        return ''.join(traceback.format_exception(*err))
    except Exception as broken:
        lines = ['Traceback (most recent call last; not formatted by traceback: %r):\n' % broken]
        tb = err[2]
        while tb is not None:
            lines.append('  File "%s", line %d\n' % (tb.tb_frame.f_code.co_filename, tb.tb_lineno))
            tb = tb.tb_next
        return ''.join(lines) + '%s: %s\n' % (err[0].__name__, err[1])


def flatten(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from flatten(item)
        else:
            yield item


def without(suite, done):
    """The same tree of suites without the tests that are done."""
    kept = type(suite)()
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            kept.addTest(without(item, done))
        elif name_of(item) not in done:
            kept.addTest(item)
    return kept


def use_resources(names):
    from test import support
    used = {}
    for item in names.split(','):
        name, equals, value = item.strip().partition('=')
        if name:
            used[name] = value if equals else None
    support.use_resources = used
    support.verbose = 0


class Placeholder:
    """Something of an extension module that is not there: the test that uses it is skipped.

    What setUp() does with it is put off, for unittest does not run tearDown() after a setUp() that skips.
    """

    def __init__(self, name):
        self.name = name

    def skip(self, *args, **kwargs):
        if sys._getframe(1).f_code.co_name == 'setUp':
            return self
        raise unittest.SkipTest('needs ' + self.name)

    __call__ = __index__ = __add__ = __radd__ = __eq__ = __iter__ = skip
    __hash__ = None

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        self.skip()


class AbsentModule(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Placeholder(self.__name__ + '.' + name)


def importer(tb):
    """The name of the innermost module of the test package that an exception came through while it was imported."""
    found = None
    while tb is not None:
        name = tb.tb_frame.f_globals.get('__name__', '')
        if name.startswith('test.') and not name.startswith('test.support') and tb.tb_frame.f_code.co_name in ('<module>', name):
            found = name
        tb = tb.tb_next
    return found


def load_module(name, absent=()):
    """Imports a module of tests. One that lacks an extension module sees a placeholder while it is imported, and no other does."""
    sys.modules.update((n, AbsentModule(n)) for n in absent)
    try:
        return __import__(name, fromlist=['*'])
    except (ImportError, unittest.SkipTest) as e:
        lacks = ABSENT.fullmatch(str(e))
        where = importer(e.__traceback__)
        if where is None or lacks is None or lacks[1] in absent:
            raise
    finally:
        for n in absent:
            del sys.modules[n]
    if where == name:
        return load_module(name, (*absent, lacks[1]))
    load_module(where, (lacks[1],))
    return load_module(name, absent)


def load(name):
    module = load_module('test.' + name)
    suite = unittest.TestLoader().loadTestsFromModule(module)
    lacking = [name_of(test) for test in flatten(suite) if type(test).__module__ == 'unittest.loader']
    for test in lacking:
        try:
            load_module(test)
        except Exception:
            # What cannot be imported for other reasons is a failure of its own, which unittest reports.
            pass
    return unittest.TestLoader().loadTestsFromModule(module) if lacking else suite


def main(name, results, done_file, resources):
    log = Log(results)
    begun = log.clock()
    with open(done_file, encoding='ascii') as f:
        done = {line.rstrip('\n').encode('ascii').decode('unicode_escape') for line in f}
    try:
        use_resources(resources)
        suite = load(name)
    except unittest.SkipTest as skipped:
        log.write('skip', 'test.' + name, log.clock() - begun, str(skipped))
        log.write('end', 'test.' + name, log.clock() - begun)
        return
    except BaseException:
        log.write('error', 'test.' + name, log.clock() - begun, describe(sys.exc_info()))
        log.write('end', 'test.' + name, log.clock() - begun)
        return
    if done:
        suite = without(suite, done)
    for test in flatten(suite):
        log.write('plan', name_of(test))
    suite.run(LoggedResult(log))
    log.write('end', 'test.' + name, log.clock() - begun)


# Tests that spawn processes import this again.
if __name__ == '__main__':
    main(*sys.argv[1:])
    # What the tests leave behind (threads, children) must not keep the process.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(0)
