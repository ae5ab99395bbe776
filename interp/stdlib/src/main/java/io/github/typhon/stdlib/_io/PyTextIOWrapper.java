// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _io.TextIOWrapper}: text over a buffered binary stream. {@link TextReader} decodes, {@link TextWriter} encodes; this is their face to Python.
 *  <p>Threads: a re-entrant mutex per object. Ownership: owns the stream and, through reader and writer, the coders. */
@PyClass(name = "TextIOWrapper", signature = "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Character and line based layer over a BufferedIOBase object, buffer.")
public class PyTextIOWrapper extends PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(new PyTextIOWrapperExposed());

    @Owned private final PyObject[] held = new PyObject[1];
    private final RecursiveMutex lock = new RecursiveMutex();
    private TextSettings settings;
    /** Null if the stream cannot be read. */
    private TextReader reader;
    /** Null if the stream cannot be written. */
    private TextWriter writer;
    private boolean detached;
    private boolean seekable;
    private boolean telling;
    private long chunkSize = TextReader.CHUNK;

    public PyTextIOWrapper(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(held[0]);
        TextReader r = reader;
        if (r != null) {
            r.decoder.traverse(v);
        }
        TextWriter w = writer;
        if (w != null) {
            w.encoder.traverse(v);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        setCoders(ts, null, null);
        HeldRef.drop(ts, held, 0);
    }

    private void setCoders(ThreadState ts, TextReader r, TextWriter w) {
        TextReader oldReader = reader;
        TextWriter oldWriter = writer;
        reader = r;
        writer = w;
        if (oldReader != null && (r == null || r.decoder != oldReader.decoder)) {
            oldReader.decoder.release(ts);
        }
        if (oldWriter != null && (w == null || w.encoder != oldWriter.encoder)) {
            oldWriter.encoder.release(ts);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyTextIOWrapperExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyTextIOWrapper self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("TextIOWrapper", 1, args, kwnames, "buffer", "encoding", "errors", "newline", "line_buffering", "write_through");
        self.lock.lock(ts);
        try {
            // What fails from here on leaves the stream without a state.
            self.settings = null;
            self.detached = false;
            TextSettings s = TextSettings.of(ts, "TextIOWrapper", a[1], a[2], a[3]);
            boolean line = a[4] != null && Objects.isTrue(ts, a[4]);
            s = s.buffering(line, a[5] != null && Objects.isTrue(ts, a[5]));
            self.open(ts, a[0], s);
        } finally {
            self.lock.unlock(ts);
        }
    }

    private void open(ThreadState ts, PyObject buffer, TextSettings s) {
        PyObject codec = s.lookup(ts);
        try {
            TextDecoder d = ask(ts, buffer, "readable") ? s.decoder(ts, codec) : null;
            TextEncoder e = ask(ts, buffer, "writable") ? s.encoder(ts, codec) : null;
            setCoders(ts, d == null ? null : new TextReader(d, s.newlines(), TextReader.hasRead1(ts, buffer)), e == null ? null : new TextWriter(e, s.newlines()));
        } finally {
            Refs.xdecref(ts, codec);
        }
        if (reader != null) {
            reader.chunkSize = chunkSize;
        }
        seekable = telling = ask(ts, buffer, "seekable");
        Refs.xdecref(ts, RefSlots.getAndSet(held, 0, Refs.newRef(ts, buffer)));
        fixPosition(ts, buffer);
        settings = s;
    }

    /** In the middle of a stream no byte order mark is written. */
    private void fixPosition(ThreadState ts, PyObject buffer) {
        if (!seekable || writer == null) {
            return;
        }
        PyObject at = Calls.callMethod(ts, buffer, "tell");
        try {
            if (!Objects.richCompareBool(ts, at, PyLong.of(0), CompareOp.EQ)) {
                writer.encoder.setPosition(ts, false);
            }
        } finally {
            Refs.decref(ts, at);
        }
    }

    private TextSettings settings() {
        TextSettings s = settings;
        if (s == null) {
            throw Raise.valueError("I/O operation on uninitialized object");
        }
        return s;
    }

    private @Owned PyObject stream(ThreadState ts) {
        settings();
        PyObject b = detached ? null : HeldRef.fetch(ts, held);
        if (b == null) {
            throw Raise.valueError("underlying buffer has been detached");
        }
        return b;
    }

    private PyObject forward(ThreadState ts, String method, PyObject... args) {
        PyObject b = stream(ts);
        try {
            return Calls.callMethod(ts, b, method, args);
        } finally {
            Refs.decref(ts, b);
        }
    }

    /** What an operation does with the open stream, under the lock. */
    private interface Operation<T> {
        T on(PyObject buffer);
    }

    private <T> T locked(ThreadState ts, Operation<T> op) {
        lock.lock(ts);
        try {
            PyObject b = stream(ts);
            try {
                requireOpen(ts, PyType.of(this) == TYPE ? b : this);
                return op.on(b);
            } finally {
                Refs.decref(ts, b);
            }
        } finally {
            lock.unlock(ts);
        }
    }

    private void flushPending(ThreadState ts, PyObject buffer) {
        if (writer != null) {
            writer.flush(ts, buffer);
        }
    }

    private TextReader reading(ThreadState ts) {
        if (reader == null) {
            throw unsupported(ts, "not readable");
        }
        return reader;
    }

    @PyMethod("($self, text, /)")
    PyObject write(ThreadState ts, PyObject o) {
        PyUnicode s = PyUnicode.unwrapOrNull(o);
        if (s == null) {
            throw Raise.typeError("write() argument must be str, not %s", Raise.given(o));
        }
        return locked(ts, buffer -> {
            if (writer == null) {
                throw unsupported(ts, "not writable");
            }
            writer.write(ts, buffer, s, settings(), chunkSize);
            if (reader != null) {
                if (reader.snapshot != null) {
                    reader.drop();
                }
                reader.decoder.reset(ts);
            }
            return PyLong.of(s.length());
        });
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        long n = limit(ts, size);
        return locked(ts, buffer -> {
            TextReader r = reading(ts);
            flushPending(ts, buffer);
            if (n >= 0) {
                return r.read(ts, buffer, telling, n);
            }
            PyObject all = Calls.callMethod(ts, buffer, "read");
            try {
                if (all == PyNone.NONE) {
                    throw PyException.of(Exc.BlockingIOError, "Read returned None.");
                }
                return r.readAll(ts, all);
            } finally {
                Refs.decref(ts, all);
            }
        });
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject readline(ThreadState ts, PyObject size) {
        if (size == PyNone.NONE) {
            // Other than the readline of other streams.
            throw Raise.typeError("'NoneType' object cannot be interpreted as an integer");
        }
        long n = limit(ts, size);
        return locked(ts, buffer -> line(ts, buffer, n));
    }

    private PyUnicode line(ThreadState ts, PyObject buffer, long n) {
        TextReader r = reading(ts);
        flushPending(ts, buffer);
        return r.line(ts, buffer, telling, n);
    }

    static PyObject tp_iternext(ThreadState ts, PyTextIOWrapper self) {
        self.telling = false;
        PyObject line;
        if (PyType.of(self) == TYPE) {
            line = self.locked(ts, buffer -> self.line(ts, buffer, -1));
        } else {
            line = Calls.callMethod(ts, self, "readline");
            if (PyUnicode.unwrapOrNull(line) == null) {
                String type = PyType.of(line).name();
                Refs.decref(ts, line);
                throw PyException.of(Exc.OSError, "readline() should have returned a str object, not '" + type + "'");
            }
        }
        if (Objects.length(ts, line) > 0) {
            return line;
        }
        Refs.decref(ts, line);
        if (self.reader != null) {
            self.reader.snapshot = null;
        }
        self.telling = self.seekable;
        return null;
    }

    @Override
    @PyMethod("($self, /)")
    PyObject tell(ThreadState ts) {
        return locked(ts, buffer -> {
            if (!seekable) {
                throw unsupported(ts, "underlying stream is not seekable");
            }
            if (!telling) {
                throw PyException.of(Exc.OSError, "telling position disabled by next() call");
            }
            flushPending(ts, buffer);
            Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
            PyObject at = Calls.callMethod(ts, buffer, "tell");
            if (reader == null || reader.snapshot == null) {
                return at;
            }
            long position = Numbers.asLong(ts, at);
            Refs.decref(ts, at);
            return reader.position(ts, position).pack();
        });
    }

    @Override
    @PyMethod("($self, cookie, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject cookie, PyObject whence) {
        int how = whence == null ? 0 : Numbers.asInt(ts, whence);
        return locked(ts, buffer -> {
            if (!seekable) {
                throw unsupported(ts, "underlying stream is not seekable");
            }
            if (how == 0) {
                return seekTo(ts, buffer, cookie);
            }
            if (how != 1 && how != 2) {
                throw Raise.valueError("invalid whence (%d, should be 0, 1 or 2)", how);
            }
            if (!Objects.richCompareBool(ts, cookie, PyLong.of(0), CompareOp.EQ)) {
                throw unsupported(ts, how == 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks");
            }
            return how == 1 ? seekTo(ts, buffer, Calls.callMethod(ts, this, "tell")) : seekEnd(ts, buffer);
        });
    }

    private PyObject seekEnd(ThreadState ts, PyObject buffer) {
        Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
        if (reader != null) {
            reader.drop();
            reader.decoder.reset(ts);
        }
        PyObject at = Calls.callMethod(ts, buffer, "seek", PyLong.of(0), PyLong.of(2));
        if (writer != null) {
            writer.encoder.setPosition(ts, Objects.richCompareBool(ts, at, PyLong.of(0), CompareOp.EQ));
        }
        return at;
    }

    private PyObject seekTo(ThreadState ts, PyObject buffer, PyObject cookie) {
        if (Objects.richCompareBool(ts, cookie, PyLong.of(0), CompareOp.LT)) {
            throw Raise.valueError("negative seek position %s", Objects.reprText(ts, cookie));
        }
        Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
        TextCookie c = TextCookie.of(ts, cookie);
        Refs.decref(ts, Calls.callMethod(ts, buffer, "seek", PyLong.of(c.start())));
        if (reader != null) {
            reader.restore(ts, buffer, c);
        }
        if (writer != null) {
            writer.encoder.setPosition(ts, c.start() == 0 && c.flags() == 0);
        }
        return Refs.newRef(ts, cookie);
    }

    @Override
    @PyMethod("($self, pos=None, /)")
    PyObject truncate(ThreadState ts, PyObject pos) {
        Refs.decref(ts, stream(ts));
        Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
        return forward(ts, "truncate", pos == null ? PyNone.NONE : pos);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject flush(ThreadState ts) {
        return locked(ts, buffer -> {
            telling = seekable;
            flushPending(ts, buffer);
            return Calls.callMethod(ts, buffer, "flush");
        });
    }

    @Override
    void deallocWarn(ThreadState ts, PyObject src) {
        PyObject b = HeldRef.fetch(ts, held);
        if (b instanceof PyIOBase s) {
            s.deallocWarn(ts, src);
        }
        Refs.xdecref(ts, b);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        // Asking for the state may detach the stream: it is closed all the same.
        PyObject b = stream(ts);
        try {
            if (isClosed(ts, this)) {
                return PyNone.NONE;
            }
            if (finalizing) {
                deallocWarn(ts, this);
            }
            if (detached) {
                return PyNone.NONE;
            }
            callBoth(ts, this, "flush", b, "close");
            return PyNone.NONE;
        } finally {
            Refs.decref(ts, b);
        }
    }

    @PyMethod("($self, /)")
    PyObject detach(ThreadState ts) {
        Refs.decref(ts, stream(ts));
        Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
        PyObject b = stream(ts);
        detached = true;
        HeldRef.drop(ts, held, 0);
        return b;
    }

    @PyMethod("($self, /, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)")
    void reconfigure(ThreadState ts, PyObject encoding, PyObject errors, PyObject newline, PyObject line, PyObject through) {
        lock.lock(ts);
        try {
            TextSettings now = settings();
            boolean coding = encoding != PyNone.NONE || errors != PyNone.NONE || newline != null;
            if (coding && reader != null && reader.hasText()) {
                throw unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
            }
            TextSettings then = now.changed(ts, encoding, errors, newline);
            then = then.buffering(flag(ts, line, now.lineBuffering()), flag(ts, through, now.writeThrough()));
            Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
            if (coding) {
                PyObject b = stream(ts);
                try {
                    open(ts, b, then);
                } finally {
                    Refs.decref(ts, b);
                }
            }
            settings = then;
        } finally {
            lock.unlock(ts);
        }
    }

    /** None keeps what is; else an int. */
    private static boolean flag(ThreadState ts, PyObject o, boolean now) {
        return o == PyNone.NONE ? now : Numbers.asInt(ts, o) != 0;
    }

    @Override
    @PyGetter("closed")
    PyObject closed(ThreadState ts) {
        return attribute(ts, "closed");
    }

    private PyObject attribute(ThreadState ts, String name) {
        PyObject b = stream(ts);
        try {
            return Objects.getAttr(ts, b, name);
        } finally {
            Refs.decref(ts, b);
        }
    }

    @PyGetter(value = "buffer", member = true)
    PyObject buffer(ThreadState ts) {
        PyObject b = detached ? null : HeldRef.fetch(ts, held);
        return b == null ? PyNone.NONE : b;
    }

    @PyGetter("name")
    PyObject name(ThreadState ts) {
        return attribute(ts, "name");
    }

    @Override
    @PyGetter(value = "encoding", member = true)
    PyObject encoding(ThreadState ts) {
        TextSettings s = settings;
        return s == null ? PyNone.NONE : PyUnicode.of(s.encoding());
    }

    @Override
    @PyGetter("errors")
    PyObject errors(ThreadState ts) {
        return PyUnicode.of(settings().errors());
    }

    @Override
    @PyGetter("newlines")
    PyObject newlines(ThreadState ts) {
        Refs.decref(ts, stream(ts));
        TextReader r = reader;
        return r == null ? PyNone.NONE : r.decoder.newlines(ts);
    }

    @PyGetter(value = "line_buffering", member = true)
    boolean lineBuffering() {
        TextSettings s = settings;
        return s != null && s.lineBuffering();
    }

    @PyGetter(value = "write_through", member = true)
    boolean writeThrough() {
        TextSettings s = settings;
        return s != null && s.writeThrough();
    }

    @PyGetter("_CHUNK_SIZE")
    long getChunkSize(ThreadState ts) {
        Refs.decref(ts, stream(ts));
        return chunkSize;
    }

    @PySetter("_CHUNK_SIZE")
    void setChunkSize(ThreadState ts, PyObject value) {
        Refs.decref(ts, stream(ts));
        if (value == null) {
            throw Raise.attributeError("cannot delete attribute");
        }
        long n = Numbers.asSsize(ts, value, Exc.ValueError);
        if (n <= 0) {
            throw Raise.valueError("a strictly positive integer is required");
        }
        chunkSize = n;
        if (reader != null) {
            reader.chunkSize = n;
        }
    }

    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        return forward(ts, "readable");
    }

    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        return forward(ts, "writable");
    }

    @PyMethod("($self, /)")
    PyObject seekable(ThreadState ts) {
        return forward(ts, "seekable");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject fileno(ThreadState ts) {
        return forward(ts, "fileno");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject isatty(ThreadState ts) {
        return forward(ts, "isatty");
    }

    @PyMethod(value = "($self, /)", name = "__getstate__")
    PyObject getState(ThreadState ts) {
        throw Raise.typeError("cannot pickle '%s' instances", PyType.of(this).shortName());
    }

    static PyObject tp_repr(ThreadState ts, PyTextIOWrapper self) {
        TextSettings settings = self.settings();
        String type = PyType.of(self).fullName();
        if (!ReprGuard.enter(ts, self)) {
            throw Raise.runtimeError("reentrant call inside %s.__repr__", type);
        }
        try {
            StringBuilder s = new StringBuilder("<").append(type);
            for (String k : new String[] {"name", "mode"}) {
                PyObject v = attributeOrNull(ts, self, k);
                if (v != null) {
                    s.append(' ').append(k).append('=').append(Objects.reprText(ts, v));
                    Refs.decref(ts, v);
                }
            }
            return PyUnicode.of(s.append(" encoding=").append(Objects.reprText(ts, PyUnicode.of(settings.encoding()))).append('>').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    /** A stream that was detached says so by a ValueError: it has no name. */
    private static @Owned PyObject attributeOrNull(ThreadState ts, PyObject self, String name) {
        try {
            return Objects.lookupAttr(ts, self, name);
        } catch (PyException e) {
            if (!e.matches(Exc.ValueError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
    }
}
