// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.oracle.Literals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random patterns, as CPython's re compiled them, on random subjects, with CPython's matches. */
class SreOracleTest {
    private final ThreadState ts = new ThreadState(new InterpreterState());
    private final Literals literals = new Literals(ts);

    @BeforeEach
    void attach() {
        ts.attach();
    }

    @AfterEach
    void detach() {
        ts.detach();
    }

    @Test
    void matchesAsCPython() {
        List<String> wrong = new ArrayList<>();
        for (String[] c : Literals.cases("sre.tsv")) {
            PyPattern p = pattern((PyTuple) literals.parse(c[0]));
            PyTuple where = (PyTuple) literals.parse(c[1]);
            String got = literals.run(() -> all(p, where.get(0), Numbers.asLong(ts, where.get(1)), Numbers.asLong(ts, where.get(2))));
            // The oracle's last two answers (a callable replacement, repr) are not asked for here.
            if (!c[2].startsWith(got.substring(0, got.length() - 1))) {
                wrong.add(Objects.reprText(ts, p) + " on " + c[1] + ": " + got + " for " + c[2]);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void deepBacktrackingNeedsNoJavaStack() {
        // (?:a|b)*c on many a's and no c.
        int[] code = {Op.REPEAT, 15, 0, -1, Op.BRANCH, 5, Op.LITERAL, 'a', Op.JUMP, 7, 5, Op.LITERAL, 'b', Op.JUMP, 2, 0, Op.MAX_UNTIL, Op.LITERAL, 'c', Op.SUCCESS};
        Subject s = Subject.of(ts, PyUnicode.of("ab".repeat(500_000)));
        Matcher m = new Matcher(ts, new Program(code, 0), s, 0, s.length);
        assertEquals(false, m.match());
    }

    private PyPattern pattern(PyTuple c) {
        return (PyPattern) SreModule.compile(ts, c.get(0), (int) Numbers.asLong(ts, c.get(1)), c.get(2), Numbers.asLong(ts, c.get(3)), c.get(4), (PyTuple) c.get(5));
    }

    private PyObject describe(PyObject m) {
        return m == PyNone.NONE ? m : PyTuple.of(ts, Calls.callMethod(ts, m, "span"), Objects.getAttr(ts, m, "regs"), Objects.getAttr(ts, m, "lastindex"),
                Objects.getAttr(ts, m, "lastgroup"), Calls.callMethod(ts, m, "groups"), Objects.repr(ts, m));
    }

    private PyObject list(List<PyObject> l) {
        return Containers.factory().newList(ts, l.toArray(new PyObject[0]), l.size());
    }

    private PyObject all(PyPattern p, PyObject s, long pos, long end) {
        List<PyObject> r = new ArrayList<>();
        r.add(describe(PatternMethods.match(ts, p, s, pos, end)));
        r.add(describe(PatternMethods.fullmatch(ts, p, s, pos, end)));
        r.add(describe(PatternMethods.search(ts, p, s, pos, end)));
        r.add(PatternMethods.findall(ts, p, s, pos, end));
        List<PyObject> found = new ArrayList<>();
        Iterators.forEach(ts, PatternMethods.finditer(ts, p, s, pos, end), v -> found.add(describe(Refs.newRef(ts, v))));
        r.add(list(found));
        r.add(PatternMethods.split(ts, p, s, 0));
        r.add(PatternMethods.subn(ts, p, PyUnicode.unwrapOrNull(s) == null ? PyBytes.ofLatin1("<>") : PyUnicode.of("<>"), s, 0));
        return list(r);
    }
}
