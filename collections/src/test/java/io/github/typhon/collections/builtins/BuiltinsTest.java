// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.builtins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.descr.PyProperty;
import io.github.typhon.objects.descr.PySuper;
import io.github.typhon.objects.error.ErrorFactory;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.weak.WeakRefs;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exceptions, descriptors and weak references as Python sees them; the expected texts are CPython 3.14's. */
class BuiltinsTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = new ThreadState(interp);

    @BeforeEach
    void attach() {
        ts.attach();
    }

    @AfterEach
    void detach() {
        ts.detach();
    }

    private static PyObject s(String text) {
        return PyUnicode.of(text);
    }

    private static PyObject i(long n) {
        return PyLong.of(n);
    }

    private PyTuple t(PyObject... items) {
        return PyTuple.of(ts, items);
    }

    private PyObject list(PyObject... items) {
        return Containers.factory().newList(ts, items, items.length);
    }

    private PyObject make(PyType type, PyObject... args) {
        return Calls.call(ts, type, args);
    }

    private PyType cls(String name, PyType... bases) {
        return (PyType) Calls.call(ts, PyType.TYPE, s(name), PyTuple.of(ts, bases.clone()), Containers.factory().newDict(ts));
    }

    private String str(PyObject o) {
        return Objects.strText(ts, o);
    }

    private String repr(PyObject o) {
        return Objects.reprText(ts, o);
    }

    private String attr(PyObject o, String name) {
        return repr(Objects.getAttr(ts, o, name));
    }

    private void raises(PyType type, String message, Runnable r) {
        PyException e = assertThrows(PyException.class, r::run);
        assertEquals(type.name() + ": " + message, e.type().name() + ": " + str(e.value(ts)));
        e.discard(ts);
    }

    @Test
    void textOfSimpleExceptions() {
        assertEquals("ValueError('x')", repr(make(Exc.ValueError, s("x"))));
        assertEquals("ValueError(1, 2)", repr(make(Exc.ValueError, i(1), i(2))));
        assertEquals("", str(make(Exc.ValueError)));
        assertEquals("'a'", str(make(Exc.KeyError, s("a"))));
        assertEquals("(1, 2)", attr(make(Exc.SystemExit, i(1), i(2)), "code"));
        assertEquals("1", attr(make(Exc.StopIteration, i(1), i(2)), "value"));
        raises(Exc.TypeError, "ValueError() takes no keyword arguments", () -> Calls.callKw(ts, Exc.ValueError, new PyObject[] {i(1)}, new PyUnicode[] {PyUnicode.of("a")}));
    }

    @Test
    void osErrorsChooseTheirSubclass() {
        PyObject e = make(Exc.OSError, i(2), s("x"), s("f"), PyNone.NONE, s("g"));
        assertSame(Exc.FileNotFoundError, PyType.of(e));
        assertEquals("[Errno 2] x: 'f' -> 'g'", str(e));
        assertEquals("FileNotFoundError(2, 'x')", repr(e));
        assertEquals("(<class 'FileNotFoundError'>, (2, 'x', 'f', None, 'g'))", repr(Calls.callMethod(ts, e, "__reduce__")));
        PyObject b = make(Exc.BlockingIOError, i(11), s("x"), i(5));
        assertEquals("5", attr(b, "characters_written"));
        assertEquals("None", attr(b, "filename"));
        assertEquals("BlockingIOError(11, 'x', 5)", repr(b));
        assertSame(Exc.ConnectionResetError, PyType.of(ErrorFactory.osError(ts, 104, "reset", null, null).value(ts)));
    }

    @Test
    void syntaxErrorsNameTheirPlace() {
        assertEquals("m (f, line 1)", str(make(Exc.SyntaxError, s("m"), t(s("a/f"), i(1), i(2), s("t")))));
        assertEquals("m (line 1)", str(make(Exc.SyntaxError, s("m"), t(PyNone.NONE, i(1), i(2), s("t")))));
        raises(Exc.TypeError, "function takes at least 4 arguments (2 given)", () -> make(Exc.SyntaxError, s("m"), t(s("f"), i(1))));
        raises(Exc.TypeError, "end_offset must be provided when end_lineno is provided", () -> make(Exc.SyntaxError, s("m"), t(s("f"), i(1), i(2), s("t"), i(5))));
    }

    @Test
    void unicodeErrorsDescribeTheFailure() {
        PyObject bytes = PyBytes.of(new byte[] {'a', 'b', 'c', (byte) 0xff});
        assertEquals("'u' codec can't decode byte 0xff in position 3: bad", str(make(Exc.UnicodeDecodeError, s("u"), bytes, i(3), i(4), s("bad"))));
        assertEquals("'u' codec can't decode bytes in position 1-3: bad", str(make(Exc.UnicodeDecodeError, s("u"), bytes, i(1), i(4), s("bad"))));
        assertEquals("'u' codec can't encode character '\\u1234' in position 1: bad", str(make(Exc.UnicodeEncodeError, s("u"), s("a\u1234"), i(1), i(2), s("bad"))));
        assertEquals("can't translate character '\\xe9' in position 1: bad", str(make(Exc.UnicodeTranslateError, s("a\u00e9"), i(1), i(2), s("bad"))));
    }

    @Test
    void attributesOfExceptionsAreChecked() {
        PyObject e = make(Exc.ValueError, i(1));
        raises(Exc.TypeError, "__traceback__ must be a traceback or None", () -> Objects.setAttr(ts, e, "__traceback__", i(3)));
        raises(Exc.TypeError, "exception cause must be None or derive from BaseException", () -> Objects.setAttr(ts, e, "__cause__", i(3)));
        Calls.callMethod(ts, e, "add_note", s("n"));
        assertEquals("['n']", attr(e, "__notes__"));
        assertEquals("(<class 'ValueError'>, (1,), {'__notes__': ['n']})", repr(Calls.callMethod(ts, e, "__reduce__")));
        Objects.setAttr(ts, e, "__cause__", make(Exc.KeyError));
        assertEquals("True", attr(e, "__suppress_context__"));
        PyObject a = ErrorFactory.attributeError(ts, i(3), PyUnicode.intern("name"), "m").takeValue(ts);
        assertEquals("(<class 'AttributeError'>, ('m',), {'name': 'name', 'args': ('m',)})", repr(Calls.callMethod(ts, a, "__reduce__")));
    }

    @Test
    void exceptionTypesOfOneLayoutCombine() {
        PyType both = cls("Unsupported", Exc.OSError, Exc.ValueError);
        PyObject e = make(both, i(2), s("x"));
        assertEquals("[Errno 2] x", str(e));
        assertTrue(Objects.isInstance(ts, e, Exc.ValueError));
        raises(Exc.TypeError, "multiple bases have instance lay-out conflict", () -> cls("Bad", Exc.OSError, Exc.SyntaxError));
    }

    @Test
    void groupsSplit() {
        PyObject g = make(Exc.BaseExceptionGroup, s("m"), list(make(Exc.ValueError, i(1)), make(Exc.ExceptionGroup, s("n"), list(make(Exc.TypeError), make(Exc.ValueError, i(2))))));
        assertSame(Exc.ExceptionGroup, PyType.of(g));
        assertEquals("m (2 sub-exceptions)", str(g));
        assertEquals(
                "(ExceptionGroup('m', [ValueError(1), ExceptionGroup('n', [ValueError(2)])]), ExceptionGroup('m', [ExceptionGroup('n', [TypeError()])]))",
                repr(Calls.callMethod(ts, g, "split", Exc.ValueError)));
        assertEquals("None", repr(Calls.callMethod(ts, g, "subgroup", Exc.OSError)));
        raises(Exc.ValueError, "second argument (exceptions) must be a non-empty sequence", () -> make(Exc.ExceptionGroup, s("a"), list()));
        raises(Exc.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup", () -> make(Exc.ExceptionGroup, s("a"), list(make(Exc.KeyboardInterrupt))));
    }

    @Test
    void propertiesCallTheirFunctions() {
        PyType a = cls("A");
        PyObject o = Calls.call0(ts, a);
        Objects.setAttr(ts, a, "p", make(PyProperty.TYPE, PyType.TYPE));
        assertSame(a, Objects.getAttr(ts, o, "p"));
        raises(Exc.AttributeError, "property of 'A' object has no setter", () -> Objects.setAttr(ts, o, "p", i(1)));
        PyObject p = make(PyProperty.TYPE);
        Calls.callMethod(ts, p, "__set_name__", a, s("x"));
        raises(Exc.AttributeError, "property 'x' of 'A' object has no getter", () -> Calls.callMethod(ts, p, "__get__", o));
        raises(Exc.TypeError, "property() takes at most 4 arguments (5 given)", () -> make(PyProperty.TYPE, i(1), i(2), i(3), i(4), i(5)));
    }

    @Test
    void superLooksBehindAClass() {
        PyType a = cls("A");
        PyType b = cls("B", a);
        Objects.setAttr(ts, a, "x", i(1));
        Objects.setAttr(ts, b, "x", i(2));
        PyObject sup = make(PySuper.TYPE, b, Calls.call0(ts, b));
        assertEquals("1", attr(sup, "x"));
        assertEquals("<super: <class 'B'>, <B object>>", repr(sup));
        raises(Exc.AttributeError, "'super' object has no attribute 'foo'", () -> Objects.getAttr(ts, sup, "foo"));
        raises(Exc.TypeError, "super(type, obj): obj (instance of str) is not an instance or subtype of type (B).", () -> make(PySuper.TYPE, b, s("a")));
    }

    @Test
    void weakReferencesDieWithTheirObject() {
        PyType a = cls("A");
        PyObject o = Calls.call0(ts, a);
        PyObject r = WeakRefs.newRef(ts, o, null);
        assertSame(r, WeakRefs.newRef(ts, o, null));
        PyObject called = list();
        PyObject append = Objects.getAttr(ts, called, "append");
        PyObject r2 = WeakRefs.newRef(ts, o, append);
        assertTrue(Objects.richCompareBool(ts, r, r2, 2));
        assertEquals(2, WeakRefs.all(ts, o).length);
        PyObject alive = WeakRefs.get(ts, r);
        assertSame(o, alive);
        Refs.decref(ts, alive);
        assertEquals(0, Objects.length(ts, called));
        Refs.decref(ts, o);
        assertNull(WeakRefs.get(ts, r));
        assertEquals(1, Objects.length(ts, called));
        assertSame(r2, Objects.getItem(ts, called, i(0)));
        assertEquals("None", attr(r2, "__callback__"));
        raises(Exc.TypeError, "weak object has gone away", () -> Objects.hash(ts, r));
        raises(Exc.TypeError, "cannot create weak reference to 'int' object", () -> WeakRefs.newRef(ts, i(1), null));
        assertNotNull(WeakRefs.newRef(ts, a, null));
    }

    /** Two threads fetch, renew and drop references to objects that the other one lets die. */
    @Test
    void weakReferencesRaceWithDeath() throws InterruptedException {
        int rounds = 5000;
        PyType a = cls("A");
        var handed = new java.util.concurrent.SynchronousQueue<PyObject[]>();
        var failure = new java.util.concurrent.atomic.AtomicReference<Throwable>();
        Thread other = new Thread(() -> {
            ThreadState mine = new ThreadState(interp);
            mine.attach();
            try {
                for (int k = 0; k < rounds; k++) {
                    PyObject[] pair;
                    try (var b = mine.blocking()) {
                        pair = handed.take();
                    }
                    PyObject again = WeakRefs.newRef(mine, pair[0], null);
                    Refs.decref(mine, pair[0]);
                    PyObject got = WeakRefs.get(mine, pair[1]);
                    if (got != null) {
                        assertSame(a, PyType.of(got));
                        Refs.decref(mine, got);
                    }
                    Refs.decref(mine, again);
                    Refs.decref(mine, pair[1]);
                }
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                mine.detach();
            }
        });
        other.start();
        for (int k = 0; k < rounds && other.isAlive(); k++) {
            PyObject o = Calls.call0(ts, a);
            PyObject r = WeakRefs.newRef(ts, o, null);
            PyObject[] pair = {Refs.newRef(ts, o), Refs.newRef(ts, r)};
            try (var b = ts.blocking()) {
                if (!handed.offer(pair, 30, java.util.concurrent.TimeUnit.SECONDS)) {
                    break;
                }
            }
            PyObject second = WeakRefs.newRef(ts, o, null);
            Refs.decref(ts, o);
            Refs.decref(ts, second);
            PyObject got = WeakRefs.get(ts, r);
            Refs.xdecref(ts, got);
            Refs.decref(ts, r);
            ts.poll();
        }
        try (var b = ts.blocking()) {
            other.join(60_000);
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
        assertTrue(!other.isAlive());
    }
}
