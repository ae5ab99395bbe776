// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.CodecRegistry;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** {@code _io.TextIOWrapper}: text over a buffered binary stream. UTF-8, ASCII and Latin-1 are decoded here, other encodings by their
 *  incremental coders. Undecoded bytes and a trailing carriage return stay in {@code rest}, so that positions are plain byte offsets.
 *  <p>Threads: a mutex per object. Ownership: owns the stream and the coders. */
@PyClass(name = "TextIOWrapper", signature = "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)", module = "_io", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Character and line based layer over a BufferedIOBase object, buffer.")
public class PyTextIOWrapper extends PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(new PyTextIOWrapperExposed());
    private static final int BUFFER = 0;
    private static final int DECODER = 1;
    private static final int ENCODER = 2;
    private static final int MODE = 3;

    @Owned private final PyObject[] held = new PyObject[4];
    private final RecursiveMutex lock = new RecursiveMutex();
    private String encoding;
    private String errors;
    private boolean isNative;
    private boolean isUtf8;
    private Newlines newlines = new Newlines(null);
    private boolean lineBuffering;
    private boolean writeThrough;
    private boolean telling = true;
    private boolean pendingCr;
    private byte[] rest = new byte[0];
    private PyUnicode source = PyUnicode.EMPTY;
    private PyUnicode text = PyUnicode.EMPTY;
    private int used;
    private int chunkSize = IoModule.DEFAULT_BUFFER_SIZE;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

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
        for (PyObject o : held) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (int i = 0; i < held.length; i++) {
            HeldRef.drop(ts, held, i);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyTextIOWrapperExposed.newInstance(ts, type);
    }

    private void set(ThreadState ts, int i, PyObject stolen) {
        Refs.xdecref(ts, RefSlots.getAndSet(held, i, stolen));
    }

    private static String textOrNull(String name, PyObject o) {
        return o == null || o == PyNone.NONE ? null : NewArgs.text("TextIOWrapper", name, o);
    }

    static void tp_init(ThreadState ts, PyTextIOWrapper self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("TextIOWrapper", args, kwnames, "buffer", "encoding", "errors", "newline", "line_buffering", "write_through");
        if (a[0] == null) {
            throw Raise.typeError("TextIOWrapper() missing required argument 'buffer' (pos 1)");
        }
        self.lock.lock(ts);
        try {
            String e = IoModule.warned(ts, textOrNull("encoding", a[1]));
            String h = textOrNull("errors", a[2]);
            self.newlines = new Newlines(textOrNull("newline", a[3]));
            self.lineBuffering = a[4] != null && a[4] != PyNone.NONE && Objects.isTrue(ts, a[4]);
            self.writeThrough = a[5] != null && a[5] != PyNone.NONE && Objects.isTrue(ts, a[5]);
            self.setCodec(ts, e == null || e.equals("locale") ? localeEncoding(ts) : e, h == null ? "strict" : h);
            self.out.reset();
            self.dropRead();
            self.set(ts, BUFFER, Refs.newRef(ts, a[0]));
        } finally {
            self.lock.unlock(ts);
        }
    }

    private void setCodec(ThreadState ts, String e, String h) {
        String n = CodecRegistry.normalize(e);
        isUtf8 = n.equals("utf_8") || n.equals("utf8");
        isNative = isUtf8 || n.equals("ascii") || n.equals("us_ascii") || n.equals("latin_1") || n.equals("latin1") || n.equals("iso_8859_1") || n.equals("iso8859_1");
        if (!isNative) {
            PyObject info = CodecRegistry.of(ts).lookup(ts, e);
            try {
                set(ts, DECODER, Calls.callMethod(ts, info, "incrementaldecoder", PyUnicode.of(h)));
                set(ts, ENCODER, Calls.callMethod(ts, info, "incrementalencoder", PyUnicode.of(h)));
            } finally {
                Refs.decref(ts, info);
            }
        }
        encoding = e;
        errors = h;
    }

    private static String localeEncoding(ThreadState ts) {
        return ts.interp.state(SysState.KEY).config.utf8Mode == 1 ? "utf-8" : "UTF-8";
    }

    private void dropRead() {
        rest = new byte[0];
        source = text = PyUnicode.EMPTY;
        used = 0;
        pendingCr = false;
    }

    private @Owned PyObject stream(ThreadState ts) {
        PyObject b = HeldRef.fetch(ts, held, BUFFER);
        if (b == null) {
            throw Raise.valueError(encoding != null ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
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

    private void requireOpen(ThreadState ts) {
        PyObject b = stream(ts);
        try {
            if (isClosed(ts, b)) {
                throw Raise.valueError("I/O operation on closed file.");
            }
        } finally {
            Refs.decref(ts, b);
        }
    }

    private void flushOut(ThreadState ts) {
        while (out.size() > 0) {
            PyBytes b = PyBytes.ofOwned(out.toByteArray());
            out.reset();
            Refs.decref(ts, forward(ts, "write", b));
        }
    }

    @Override
    @PyMethod("($self, text, /)")
    PyObject write(ThreadState ts, PyObject o) {
        PyUnicode s = PyUnicode.unwrapOrNull(o);
        if (s == null) {
            throw Raise.typeError("write() argument must be str, not %s", PyType.of(o).name());
        }
        lock.lock(ts);
        try {
            requireOpen(ts);
            String t = s.isAscii() ? s.narrow() : "";
            boolean flush = lineBuffering && (s.isAscii() ? t.indexOf('\n') >= 0 || t.indexOf('\r') >= 0 : newlineIn(s));
            byte[] b = encode(ts, newlines.write(s));
            if (out.size() + b.length > IoModule.DEFAULT_BUFFER_SIZE) {
                flushOut(ts);
            }
            out.write(b, 0, b.length);
            if (writeThrough || flush || out.size() >= IoModule.DEFAULT_BUFFER_SIZE) {
                flushOut(ts);
            }
            if (flush) {
                Refs.decref(ts, forward(ts, "flush"));
            }
            if (text != PyUnicode.EMPTY || rest.length > 0) {
                dropRead();
            }
            return PyLong.of(s.length());
        } finally {
            lock.unlock(ts);
        }
    }

    private static boolean newlineIn(PyUnicode s) {
        String t = s.toString();
        return t.indexOf('\n') >= 0 || t.indexOf('\r') >= 0;
    }

    private byte[] encode(ThreadState ts, PyUnicode s) {
        if (isNative) {
            return Codecs.encode(ts, s, encoding, errors).shared();
        }
        PyObject e = HeldRef.fetch(ts, held, ENCODER);
        try {
            PyObject r = Calls.callMethod(ts, e, "encode", s);
            PyBytes b = PyBytes.unwrapOrNull(r);
            if (b == null) {
                Refs.decref(ts, r);
                throw Raise.typeError("encoder should return a bytes object, not '%s'", PyType.of(r).name());
            }
            return b.shared();
        } finally {
            Refs.xdecref(ts, e);
        }
    }

    @PyGetter("_CHUNK_SIZE")
    long getChunkSize() {
        return chunkSize;
    }

    @PySetter("_CHUNK_SIZE")
    void setChunkSize(ThreadState ts, PyObject value) {
        if (value == null) throw Raise.attributeError(ts, this, PyUnicode.intern("_CHUNK_SIZE"), "cannot delete attribute");
        long n = Numbers.asSsize(ts, value, Exc.ValueError);
        if (n <= 0) throw Raise.valueError("a strictly positive integer is required");
        chunkSize = (int) Math.min(n, Integer.MAX_VALUE - 8);
    }

    /** Decodes one more chunk, or all that remains; false at the end. */
    private boolean readChunk(ThreadState ts, boolean all) {
        flushOut(ts);
        PyObject r = all ? forward(ts, "read") : readSome(ts);
        PyBytes b = PyBytes.unwrapOrNull(r);
        if (b == null) {
            String type = PyType.of(r).name();
            Refs.decref(ts, r);
            throw Raise.typeError("underlying read1() should have returned a bytes-like object, not '%s'", type);
        }
        boolean eof = all || b.length() == 0;
        PyUnicode s = isNative ? decodeNative(ts, b, eof) : decodeOther(ts, b, eof);
        trim();
        source = source.isEmpty() ? s : source.concat(s);
        PyUnicode t = newlines.read(s);
        text = text.isEmpty() ? t : text.concat(t);
        return !eof;
    }

    private PyObject readSome(ThreadState ts) {
        PyObject b = stream(ts);
        try {
            PyObject m = Objects.lookupAttr(ts, b, "read1");
            if (m == null) {
                m = Objects.getAttr(ts, b, "read");
            }
            try {
                return Calls.call1(ts, m, PyLong.of(chunkSize));
            } finally {
                Refs.decref(ts, m);
            }
        } finally {
            Refs.decref(ts, b);
        }
    }

    private PyUnicode decodeNative(ThreadState ts, PyBytes b, boolean eof) {
        byte[] in = b.shared();
        if (rest.length > 0) {
            in = Arrays.copyOf(rest, rest.length + b.length());
            System.arraycopy(b.shared(), 0, in, rest.length, b.length());
        }
        int n = in.length;
        if (!eof) {
            n -= isUtf8 ? incompleteTail(in) : 0;
            if (newlines.universal && n > 0 && in[n - 1] == '\r') {
                n--;
            }
        }
        PyUnicode s = Codecs.decode(ts, in, 0, n, encoding, errors);
        rest = Arrays.copyOfRange(in, n, in.length);
        return s;
    }

    private static int incompleteTail(byte[] b) {
        for (int k = 1; k <= 3 && k <= b.length; k++) {
            int c = b[b.length - k] & 0xFF;
            if (c >= 0xC0) {
                int need = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
                return c < 0xF5 && need > k ? k : 0;
            }
            if (c < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private PyUnicode decodeOther(ThreadState ts, PyBytes b, boolean eof) {
        PyObject d = HeldRef.fetch(ts, held, DECODER);
        try {
            PyObject r = Calls.callMethod(ts, d, "decode", b, PyBool.of(eof));
            PyUnicode s = PyUnicode.unwrapOrNull(r);
            if (s == null) {
                Refs.decref(ts, r);
                throw Raise.typeError("decoder should return a string result, not '%s'", PyType.of(r).name());
            }
            if (pendingCr) {
                s = PyUnicode.of("\r").concat(s);
                pendingCr = false;
            }
            if (!eof && newlines.universal && !s.isEmpty() && s.codePointAt(s.length() - 1) == '\r') {
                pendingCr = true;
                s = s.substring(0, s.length() - 1);
            }
            return s;
        } finally {
            Refs.xdecref(ts, d);
        }
    }

    /** Forgets the text that was handed out. */
    private void trim() {
        if (used > 0) {
            source = source.substring(sourceIndex());
            text = text.substring(used);
            used = 0;
        }
    }

    private int sourceIndex() {
        if (!newlines.translate || source.length() == text.length()) {
            return used;
        }
        int i = 0;
        for (int k = 0; k < used; k++) {
            i += source.codePointAt(i) == '\r' && i + 1 < source.length() && source.codePointAt(i + 1) == '\n' ? 2 : 1;
        }
        return i;
    }

    private PyUnicode take(int to) {
        PyUnicode s = used == 0 && to == text.length() ? text : text.substring(used, to);
        used = to;
        return s;
    }

    private void enterRead(ThreadState ts) {
        requireOpen(ts);
        if (!Objects.truth(ts, forward(ts, "readable"))) {
            throw unsupported(ts, "not readable");
        }
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        long n = limit(ts, size);
        lock.lock(ts);
        try {
            enterRead(ts);
            if (n < 0) {
                readChunk(ts, true);
            } else {
                while (text.length() - used < n && readChunk(ts, false)) {
                    ts.poll();
                }
            }
            return take(n < 0 ? text.length() : (int) Math.min(text.length(), used + n));
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject readline(ThreadState ts, PyObject size) {
        long n = limit(ts, size);
        lock.lock(ts);
        try {
            enterRead(ts);
            return line(ts, n);
        } finally {
            lock.unlock(ts);
        }
    }

    private PyUnicode line(ThreadState ts, long max) {
        for (boolean more = true;;) {
            int end = newlines.lineEnd(text, used);
            if (end < 0 && (max < 0 || text.length() - used < max) && more) {
                more = readChunk(ts, false);
                continue;
            }
            end = end < 0 ? text.length() : end;
            return take(max < 0 ? end : (int) Math.min(end, used + max));
        }
    }

    static PyObject tp_iternext(ThreadState ts, PyTextIOWrapper self) {
        if (self.getClass() != PyTextIOWrapper.class) {
            return PyIOBase.tp_iternext(ts, self);
        }
        self.lock.lock(ts);
        try {
            self.enterRead(ts);
            self.telling = false;
            PyUnicode s = self.line(ts, -1);
            if (s.isEmpty()) {
                self.telling = true;
                return null;
            }
            return s;
        } finally {
            self.lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject tell(ThreadState ts) {
        lock.lock(ts);
        try {
            if (!Objects.truth(ts, forward(ts, "seekable"))) {
                throw unsupported(ts, "underlying stream is not seekable");
            }
            if (!telling) {
                throw PyException.of(Exc.OSError, "telling position disabled by next() call");
            }
            flushOut(ts);
            PyObject p = forward(ts, "tell");
            long ahead = rest.length;
            if (used < text.length()) {
                if (!isNative || !errors.equals("strict")) {
                    throw PyException.of(Exc.OSError, "can't reconstruct logical file position");
                }
                ahead += Codecs.encode(ts, source.substring(sourceIndex()), encoding, errors).length();
            }
            return PyLong.of(Numbers.asLong(ts, p) - ahead);
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, cookie, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject cookie, PyObject whence) {
        int how = whence == null ? 0 : Numbers.asInt(ts, whence);
        lock.lock(ts);
        try {
            requireOpen(ts);
            if (!Objects.truth(ts, forward(ts, "seekable"))) {
                throw unsupported(ts, "underlying stream is not seekable");
            }
            long at = Numbers.asLong(ts, cookie);
            if (how == 1) {
                if (at != 0) {
                    throw unsupported(ts, "can't do nonzero cur-relative seeks");
                }
                at = Numbers.asLong(ts, tell(ts));
                how = 0;
            } else if (how == 2 && at != 0) {
                throw unsupported(ts, "can't do nonzero end-relative seeks");
            } else if (how != 0 && how != 2) {
                throw Raise.valueError("invalid whence (%d, should be 0, 1 or 2)", how);
            }
            if (at < 0) {
                throw Raise.valueError("negative seek position %d", at);
            }
            flushOut(ts);
            Refs.decref(ts, forward(ts, "flush"));
            dropRead();
            telling = true;
            if (!isNative) {
                PyObject d = HeldRef.fetch(ts, held, DECODER);
                Refs.decref(ts, Calls.callMethod(ts, d, "reset"));
                Refs.decref(ts, d);
            }
            return forward(ts, "seek", PyLong.of(at), PyLong.of(how));
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyMethod("($self, pos=None, /)")
    PyObject truncate(ThreadState ts, PyObject pos) {
        Refs.decref(ts, flush(ts));
        return pos == null || pos == PyNone.NONE ? forward(ts, "truncate", tell(ts)) : forward(ts, "truncate", pos);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject flush(ThreadState ts) {
        lock.lock(ts);
        try {
            requireOpen(ts);
            telling = true;
            flushOut(ts);
            return forward(ts, "flush");
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    void deallocWarn(ThreadState ts, PyObject src) {
        PyObject b = HeldRef.fetch(ts, held, BUFFER);
        if (b instanceof PyIOBase s) {
            s.deallocWarn(ts, src);
        }
        Refs.xdecref(ts, b);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        PyObject b = stream(ts);
        try {
            if (isClosed(ts, b)) {
                return PyNone.NONE;
            }
            if (finalizing) {
                deallocWarn(ts, this);
            }
            callBoth(ts, this, "flush", b, "close");
            return PyNone.NONE;
        } finally {
            Refs.decref(ts, b);
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject detach(ThreadState ts) {
        Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
        PyObject b = stream(ts);
        HeldRef.drop(ts, held, BUFFER);
        return b;
    }

    @PyMethod("($self, /, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)")
    void reconfigure(ThreadState ts, PyObject encodingArg, PyObject errorsArg, PyObject newline, PyObject line, PyObject through) {
        lock.lock(ts);
        try {
            String e = textOrNull("encoding", encodingArg);
            String h = textOrNull("errors", errorsArg);
            if ((e != null || h != null || newline != null) && !text.isEmpty()) {
                throw unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
            }
            Refs.decref(ts, flush(ts));
            if (newline != null) {
                newlines = new Newlines(textOrNull("newline", newline));
            }
            if (e != null || h != null) {
                setCodec(ts, e == null ? encoding : e.equals("locale") ? localeEncoding(ts) : e, h != null ? h : e != null ? "strict" : errors);
            }
            lineBuffering = line == PyNone.NONE ? lineBuffering : Objects.isTrue(ts, line);
            writeThrough = through == PyNone.NONE ? writeThrough : Objects.isTrue(ts, through);
        } finally {
            lock.unlock(ts);
        }
    }

    @Override
    @PyGetter("closed")
    PyObject closed(ThreadState ts) {
        PyObject b = stream(ts);
        try {
            return Objects.getAttr(ts, b, "closed");
        } finally {
            Refs.decref(ts, b);
        }
    }

    @PyGetter("buffer")
    PyObject buffer(ThreadState ts) {
        return stream(ts);
    }

    @PyGetter("name")
    PyObject name(ThreadState ts) {
        PyObject b = stream(ts);
        try {
            return Objects.getAttr(ts, b, "name");
        } finally {
            Refs.decref(ts, b);
        }
    }

    @PyGetter("mode")
    PyObject mode(ThreadState ts) {
        PyObject m = HeldRef.fetch(ts, held, MODE);
        if (m == null) {
            throw PyException.of(Exc.AttributeError, "'" + PyType.of(this).name() + "' object has no attribute 'mode'");
        }
        return m;
    }

    @PySetter("mode")
    void setMode(ThreadState ts, PyObject m) {
        set(ts, MODE, Refs.xnewRef(ts, m));
    }

    @Override
    @PyGetter("encoding")
    PyObject encoding(ThreadState ts) {
        return encoding == null ? PyNone.NONE : PyUnicode.of(encoding);
    }

    @Override
    @PyGetter("errors")
    PyObject errors(ThreadState ts) {
        return errors == null ? PyNone.NONE : PyUnicode.of(errors);
    }

    @Override
    @PyGetter("newlines")
    PyObject newlines(ThreadState ts) {
        return newlines.seen(ts);
    }

    @PyGetter("line_buffering")
    boolean lineBuffering() {
        return lineBuffering;
    }

    @PyGetter("write_through")
    boolean writeThrough() {
        return writeThrough;
    }

    @Override
    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        return forward(ts, "readable");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        return forward(ts, "writable");
    }

    @Override
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

    static PyObject tp_repr(ThreadState ts, PyTextIOWrapper self) {
        StringBuilder s = new StringBuilder("<").append(PyType.of(self).fullName());
        for (String k : new String[] {"name", "mode"}) {
            PyObject v = Objects.lookupAttr(ts, self, k);
            if (v != null) {
                s.append(' ').append(k).append('=').append(Objects.reprText(ts, v));
                Refs.decref(ts, v);
            }
        }
        return PyUnicode.of(s.append(" encoding='").append(self.encoding).append("'>").toString());
    }
}
