// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CText;
import java.util.Arrays;

/** {@code _io.StringIO}. <p>Threads: the object's monitor; nothing under it runs Python. */
@PyClass(name = "StringIO", signature = "(initial_value='', newline='\\n')", module = "_io", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Text I/O implementation using an in-memory buffer.")
public class PyStringIO extends PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(new PyStringIOExposed());

    private int[] data = new int[0];
    private int size;
    /** May lie past the end, as far as one likes. */
    private long pos;
    private boolean shut;
    private Newlines newlines = new Newlines("\n");

    public PyStringIO(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyStringIOExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyStringIO self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("StringIO", args, kwnames, "initial_value", "newline");
        Newlines newlines = new Newlines(a[1] == null ? "\n" : a[1] == PyNone.NONE ? null : newline(ts, a[1]));
        if (a[0] != null && a[0] != PyNone.NONE && PyUnicode.unwrapOrNull(a[0]) == null) {
            throw Raise.typeError("initial_value must be str or None, not %s", PyType.of(a[0]).name());
        }
        synchronized (self) {
            self.newlines = newlines;
            self.data = new int[0];
            self.size = 0;
            self.pos = 0;
            self.shut = false;
            if (a[0] != null && a[0] != PyNone.NONE) {
                self.put(PyUnicode.unwrap(a[0]));
                self.pos = 0;
            }
        }
    }

    /** A line end as C would read it: up to the first null character. */
    private static String newline(ThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("newline must be str or None, not %s", PyType.of(o).name());
        }
        if (!u.isAscii()) {
            // Raises for lone surrogates.
            Codecs.encode(ts, u, "utf-8", "strict");
        }
        String end = CText.upToNull(u.toString());
        if (!Newlines.isLegal(end)) {
            throw Raise.valueError("illegal newline value: %s", Objects.reprText(ts, o));
        }
        return end;
    }

    @PyMethod(value = "($self, /)", name = "__getstate__")
    PyObject getState(ThreadState ts) {
        PyUnicode value;
        long at;
        synchronized (this) {
            open();
            value = PyUnicode.ofCodePoints(data, 0, size);
            at = pos;
        }
        PyObject newline = newlines.translate ? PyNone.NONE : PyUnicode.of(newlines.universal ? "" : newlines.end);
        return PyTuple.of(ts, value, newline, PyLong.of(at), PickledState.copyOfDict(ts, this));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    void setState(ThreadState ts, PyObject state) {
        synchronized (this) {
            open();
        }
        PickledState s = PickledState.of(this, state, 4);
        tp_init(ts, this, new PyObject[] {PyUnicode.EMPTY, s.item(1)}, null);
        PyUnicode value = PyUnicode.unwrapOrNull(s.item(0));
        if (value == null) {
            throw Raise.typeError("initial_value must be str or None, not %s", PyType.of(s.item(0)).name());
        }
        synchronized (this) {
            // The value had its line ends translated when it was written.
            data = value.codePoints();
            size = data.length;
            pos = s.position(ts, 2);
        }
        s.updateDict(ts, this, 3);
    }

    private void open() {
        if (shut) {
            throw Raise.valueError("I/O operation on closed file");
        }
    }

    private void put(PyUnicode s) {
        PyUnicode t = newlines.write(newlines.read(s));
        int n = t.length();
        if (n == 0) {
            return;
        }
        if (pos > Integer.MAX_VALUE - 8 - n) {
            throw Raise.overflowError("new position too large");
        }
        int at = (int) pos;
        if (at + n > data.length) {
            data = Arrays.copyOf(data, (int) Math.max(at + n, Math.min(Integer.MAX_VALUE - 8, data.length * 2L + 16)));
        }
        if (at > size) {
            Arrays.fill(data, size, at, 0);
        }
        t.copyTo(data, at);
        pos = at + n;
        size = Math.max(size, at + n);
    }

    @PyMethod("($self, s, /)")
    PyObject write(ThreadState ts, PyObject o) {
        PyUnicode s = PyUnicode.unwrapOrNull(o);
        if (s == null) {
            throw Raise.typeError("string argument expected, got '%s'", PyType.of(o).name());
        }
        synchronized (this) {
            open();
            put(s);
        }
        return PyLong.of(s.length());
    }

    /** The position as an index. */
    private int at() {
        return (int) Math.min(pos, size);
    }

    /** The index that lies so many characters on, or the end. */
    private int after(long n) {
        return (int) (at() + Math.min(n, size - at()));
    }

    private PyUnicode take(int to) {
        int from = at();
        if (to <= from) {
            return PyUnicode.EMPTY;
        }
        pos = to;
        return PyUnicode.ofCodePoints(data, from, to);
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject n) {
        long k = limit(ts, n);
        synchronized (this) {
            open();
            return take(k < 0 ? size : after(k));
        }
    }

    private PyUnicode line(long max) {
        int i = at();
        boolean any = newlines.universal && !newlines.translate;
        while (i < size) {
            int c = data[i++];
            if (any ? c == '\n' || c == '\r' : c == newlines.end.charAt(0)) {
                boolean pair = i < size && data[i] == '\n';
                if (any && c == '\r' || newlines.end.length() == 2) {
                    if (!any && !pair) {
                        continue;
                    }
                    i += pair ? 1 : 0;
                }
                break;
            }
        }
        return take(max < 0 ? i : Math.min(i, after(max)));
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject readline(ThreadState ts, PyObject n) {
        long k = limit(ts, n);
        synchronized (this) {
            open();
            return line(k);
        }
    }

    static PyObject tp_iternext(ThreadState ts, PyStringIO self) {
        if (PyType.of(self) != TYPE) {
            return PyIOBase.tp_iternext(ts, self);
        }
        synchronized (self) {
            self.open();
            PyUnicode s = self.line(-1);
            return s.isEmpty() ? null : s;
        }
    }

    @Override
    @PyMethod("($self, pos, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject to, PyObject whence) {
        long p = Args.toLong(ts, to);
        int how = whence == null ? 0 : Numbers.asInt(ts, whence);
        synchronized (this) {
            open();
            if (how < 0 || how > 2) {
                throw Raise.valueError("Invalid whence (%d, should be 0, 1 or 2)", how);
            }
            if (how == 0 && p < 0) {
                throw Raise.valueError("Negative seek position %d", p);
            }
            if (how != 0 && p != 0) {
                throw PyException.of(Exc.OSError, "Can't do nonzero cur-relative seeks");
            }
            pos = how == 0 ? p : how == 2 ? size : pos;
            return PyLong.of(pos);
        }
    }

    @Override
    @PyMethod("($self, /)")
    synchronized PyObject tell(ThreadState ts) {
        open();
        return PyLong.of(pos);
    }

    @Override
    @PyMethod("($self, pos=None, /)")
    PyObject truncate(ThreadState ts, PyObject n) {
        long k = n == null || n == PyNone.NONE ? -1 : PyIOBase.limit(ts, n);
        synchronized (this) {
            open();
            if (n != null && n != PyNone.NONE && k < 0) {
                throw Raise.valueError("Negative size value %d", k);
            }
            k = k < 0 ? pos : k;
            size = (int) Math.min(size, k);
            return PyLong.of(k);
        }
    }

    @PyMethod("($self, /)")
    synchronized PyObject getvalue() {
        open();
        return PyUnicode.ofCodePoints(data, 0, size);
    }

    @Override
    @PyMethod("($self, /)")
    synchronized PyObject close(ThreadState ts) {
        shut = true;
        data = new int[0];
        size = 0;
        return PyNone.NONE;
    }

    @Override
    @PyGetter("closed")
    synchronized PyObject closed(ThreadState ts) {
        return PyBool.of(shut);
    }

    @Override
    @PyGetter("newlines")
    synchronized PyObject newlines(ThreadState ts) {
        open();
        return newlines.seen(ts);
    }

    @PyGetter("line_buffering")
    synchronized boolean lineBuffering() {
        open();
        return false;
    }

    private synchronized PyObject yes() {
        open();
        return PyBool.TRUE;
    }

    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        return yes();
    }

    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        return yes();
    }

    @PyMethod("($self, /)")
    PyObject seekable(ThreadState ts) {
        return yes();
    }
}
