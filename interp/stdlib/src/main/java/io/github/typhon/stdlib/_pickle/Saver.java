// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.ErrorFactory;
import io.github.typhon.objects.number.FloatText;
import io.github.typhon.objects.number.LongFormat;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Nesting;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** One dump: goes through an object and what it refers to, and writes opcodes. Here is what every object passes, and the atoms;
 *  {@link ContainerSaver} has containers, {@link ReduceSaver} instances, {@link GlobalSaver} what is found by name.
 *  <p>Threads: confined to one dump; the objects written may change meanwhile.
 *  <p>Re-entry: hooks, reductions and the file run Python, which may change every container that is being written.
 *  <p>CPython: save() and its parts (Modules/_pickle.c). */
final class Saver {
    private static final String WHERE = " while pickling an object";
    private static final PyUnicode LATIN1 = PyUnicode.intern("latin1");
    private static final int SHORT_TEXT = 96;

    final ThreadState ts;
    final PickleState state;
    final PicklerMemo memo;
    final PickleOutput out;
    final int protocol;
    final boolean binary;
    final boolean fixImports;
    /** All may be null; borrowed from the pickler or the caller. */
    @Borrowed final PyObject bufferCallback;
    @Borrowed PyObject persistentId;
    @Borrowed PyObject reducerOverride;
    @Borrowed PyObject dispatchTable;
    /** Without a memo: objects that refer to themselves are met by the depth. */
    FastMode fast;

    final ContainerSaver containers;
    private final ReduceSaver reductions;
    private final GlobalSaver globals;

    Saver(ThreadState ts, PicklerMemo memo, PyObject write, int protocol, boolean fixImports, PyObject bufferCallback) {
        this.ts = ts;
        this.state = PickleState.of(ts);
        this.memo = memo;
        this.out = new PickleOutput(ts, write);
        this.protocol = protocol;
        this.binary = protocol >= 1;
        this.fixImports = fixImports && protocol < 3;
        this.bufferCallback = bufferCallback;
        containers = new ContainerSaver(this);
        reductions = new ReduceSaver(this);
        globals = new GlobalSaver(this);
    }

    /** A whole pickle. */
    void dump(PyObject o) {
        if (protocol >= 2) {
            out.op1(Op.PROTO, protocol);
            if (protocol >= 4) {
                out.startFraming();
            }
        }
        save(o);
        out.op(Op.STOP);
        out.commitFrame();
    }

    void save(PyObject o) {
        save(o, true);
    }

    private void save(PyObject o, boolean persistent) {
        out.boundary();
        if (persistentId != null && persistent && saveById(o)) {
            return;
        }
        if (o instanceof PyUnicode u) {
            if (!known(u)) {
                text(u);
            }
        } else if (o instanceof PyInt i) {
            integer(i.value());
        } else if (o == PyNone.NONE) {
            out.op(Op.NONE);
        } else if (o instanceof PyFloat f) {
            real(f.value());
        } else if (o instanceof PyBool b) {
            truth(b.booleanValue());
        } else if (o instanceof PyLong v) {
            bigInteger(v);
        } else if (!known(o)) {
            if (o instanceof PyBytes b) {
                bytes(b);
            } else {
                Nesting.enter(ts, WHERE);
                try {
                    nested(o);
                } finally {
                    Nesting.leave(ts);
                }
            }
        }
    }

    private void nested(PyObject o) {
        PyType type = PyType.of(o);
        if (!containers.save(o, type)) {
            reductions.save(o, type, globals);
        }
    }

    /** {@code tuple} (stolen) is what {@code __reduce__} of the object gave, or would have given. */
    void reduce(PyTuple tuple, PyObject o) {
        try {
            reductions.save(tuple, o);
        } finally {
            Refs.decref(ts, tuple);
        }
    }

    private boolean saveById(PyObject o) {
        PyObject pid = Calls.call1(ts, persistentId, o);
        try {
            if (pid == PyNone.NONE) {
                return false;
            }
            if (binary) {
                save(pid, false);
                out.op(Op.BINPERSID);
                return true;
            }
            PyObject text = Objects.str(ts, pid);
            try {
                PyUnicode u = PyUnicode.unwrap(text);
                if (!u.isAscii()) {
                    throw PickleState.PICKLING_ERROR.error(ts, "persistent IDs in protocol 0 must be ASCII strings");
                }
                line(Op.PERSID, u.narrow());
            } finally {
                Refs.decref(ts, text);
            }
            return true;
        } finally {
            Refs.decref(ts, pid);
        }
    }

    // ---- the memo

    /** Writes a reference to the object if it was written before. */
    boolean known(PyObject o) {
        int n = memo.get(o);
        if (n < 0) {
            return false;
        }
        if (!binary) {
            line(Op.GET, Integer.toString(n));
        } else if (n < 256) {
            out.op1(Op.BINGET, n);
        } else {
            out.op4(Op.LONG_BINGET, n);
        }
        return true;
    }

    void memoize(PyObject o) {
        if (fast == null) {
            int n = memo.size();
            memo.put(ts, o, n);
            put(n);
        }
    }

    /** As memoize, for a dict that was written without being made. */
    void memoizeUnmade() {
        if (fast == null) {
            put(memo.skip());
        }
    }

    private void put(int n) {
        if (protocol >= 4) {
            out.op(Op.MEMOIZE);
        } else if (!binary) {
            line(Op.PUT, Integer.toString(n));
        } else if (n < 256) {
            out.op1(Op.BINPUT, n);
        } else {
            out.op4(Op.LONG_BINPUT, n);
        }
    }

    void line(byte op, String ascii) {
        out.op(op);
        out.ascii(ascii);
        out.op((byte) '\n');
    }

    /** Adds {@code when serializing ...} to an exception on its way. */
    PyException noted(PyException e, PyObject o, String what) {
        ErrorFactory.addNote(ts, e, "when serializing " + PyType.of(o).fullName() + " " + what);
        return e;
    }

    // ---- atoms

    private void truth(boolean v) {
        if (protocol >= 2) {
            out.op(v ? Op.NEWTRUE : Op.NEWFALSE);
        } else {
            line(Op.INT, v ? "01" : "00");
        }
    }

    private void integer(long v) {
        if (v != (int) v) {
            bigInteger(PyLong.of(v));
        } else if (!binary) {
            line(Op.INT, Long.toString(v));
        } else if (v >>> 8 == 0) {
            out.op1(Op.BININT1, (int) v);
        } else if (v >>> 16 == 0) {
            out.op2(Op.BININT2, (int) v);
        } else {
            out.op4(Op.BININT, (int) v);
        }
    }

    private void bigInteger(PyLong v) {
        if (protocol < 2) {
            line(Op.LONG, LongFormat.decimal(ts, v) + "L");
            return;
        }
        byte[] b = v.bigValue().toByteArray();
        for (int i = 0, j = b.length - 1; i < j; i++, j--) {
            byte t = b[i];
            b[i] = b[j];
            b[j] = t;
        }
        if (b.length < 256) {
            out.op1(Op.LONG1, b.length);
        } else {
            out.op4(Op.LONG4, b.length);
        }
        out.bytes(b);
    }

    private void real(double v) {
        if (binary) {
            out.opBig8(Op.BINFLOAT, Double.doubleToRawLongBits(v));
        } else {
            line(Op.FLOAT, FloatText.repr(v));
        }
    }

    private void bytes(PyBytes b) {
        if (protocol < 3) {
            PyTuple args = b.length() == 0 ? PyTuple.EMPTY
                    : PyTuple.of(ts, PyUnicode.ofLatin1(b.shared(), 0, b.length()), LATIN1);
            reduce(PyTuple.of(ts, Refs.newRef(ts, b.length() == 0 ? PyBytes.TYPE : state.codecsEncode), args), b);
            return;
        }
        bytes(b, b.shared());
    }

    /** Bytes that are memoized as an object. */
    void bytes(PyObject o, byte[] b) {
        if (b.length < 256) {
            out.op1(Op.SHORT_BINBYTES, b.length);
            out.bytes(b);
        } else {
            out.payload(Op.BINBYTES, 4, b, o instanceof PyBytes ? o : null);
        }
        memoize(o);
    }

    private void text(PyUnicode u) {
        if (!binary) {
            out.op(Op.UNICODE);
            out.bytes(rawEscape(u));
            out.op((byte) '\n');
        } else if (!u.isNarrow() || u.length() > SHORT_TEXT
                || !out.shortAscii(protocol >= 4 ? Op.SHORT_BINUNICODE : Op.BINUNICODE, protocol >= 4 ? 1 : 4, u.narrow())) {
            byte[] b = Utf8.encode(ts, u, "surrogatepass").shared();
            if (b.length < 256 && protocol >= 4) {
                out.op1(Op.SHORT_BINUNICODE, b.length);
                out.bytes(b);
            } else {
                out.payload(Op.BINUNICODE, 4, b, null);
            }
        }
        memoize(u);
    }

    private static byte[] rawEscape(PyUnicode u) {
        int n = u.length();
        ByteBuilder b = new ByteBuilder(n + 16);
        for (int i = 0; i < n; i++) {
            int c = u.codePointAt(i);
            if (c > 0xFFFF) {
                b.append(String.format("\\U%08x", c));
            } else if (c > 0xFF || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                b.append(String.format("\\u%04x", c));
            } else {
                b.append(c);
            }
        }
        return b.toByteArray();
    }

    /** Checks the protocol argument of a pickler. */
    static int protocol(ThreadState ts, PyObject protocol) {
        if (protocol == null || protocol == PyNone.NONE) {
            return Op.DEFAULT_PROTOCOL;
        }
        long p = Numbers.asLong(ts, protocol);
        if (p > Op.HIGHEST_PROTOCOL) {
            throw Raise.valueError("pickle protocol must be <= %d", Op.HIGHEST_PROTOCOL);
        }
        return p < 0 ? Op.HIGHEST_PROTOCOL : (int) p;
    }

    /** A buffer callback, checked; null if there is none. */
    static PyObject bufferCallback(PyObject callback, int protocol) {
        if (callback == null || callback == PyNone.NONE) {
            return null;
        }
        if (protocol < 5) {
            throw Raise.valueError("buffer_callback needs protocol >= 5");
        }
        return callback;
    }
}
