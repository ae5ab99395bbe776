// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.FloatParse;
import io.github.typhon.objects.number.LongBits;
import io.github.typhon.objects.number.LongParse;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.BytesEscape;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.text.codec.UnicodeEscape;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One load: runs opcodes on a stack until STOP. Here are the loop, the memo and the atoms; {@link ContainerLoader} and
 *  {@link ObjectLoader} have the rest.
 *  <p>Threads: confined to one load. <p>Re-entry: constructors, hooks and the file run Python. <p>CPython: load() (Modules/_pickle.c). */
final class Loader {
    /** What C's strtod would read something of. */
    private static final Pattern FLOAT_START = Pattern.compile("[+-]?(\\.?[0-9]|inf|nan)", Pattern.CASE_INSENSITIVE);

    final ThreadState ts;
    final PickleInput in;
    final UnpicklerMemo memo;
    final LoadStack stack;
    int protocol;
    /** For what Python 2 wrote as str. */
    String encoding = "ASCII";
    String errors = "strict";
    boolean fixImports = true;
    /** Iterator of out-of-band buffers, or null. */
    @Borrowed PyObject buffers;
    /** The unpickler whose {@code find_class} a subclass may have overridden, or null. */
    @Borrowed PyUnpickler unpickler;
    /** The hook for persistent ids, or null. */
    @Borrowed PyObject persistentLoad;

    private final ContainerLoader containers;
    private final ObjectLoader objects;

    Loader(ThreadState ts, PickleInput in, UnpicklerMemo memo) {
        this.ts = ts;
        this.in = in;
        this.memo = memo;
        this.stack = new LoadStack(ts);
        containers = new ContainerLoader(this);
        objects = new ObjectLoader(this);
    }

    PyException error(String format, Object... args) {
        return PickleState.UNPICKLING_ERROR.error(ts, format, args);
    }

    /** Runs one pickle. */
    @Owned PyObject load() {
        try {
            for (;;) {
                byte op = (byte) in.opcode();
                if (op == Op.STOP) {
                    break;
                }
                if (!atom(op) && !memo(op) && !containers.run(op) && !objects.run(op)) {
                    throw invalid(op & 0xFF);
                }
            }
            if (in.read != null) {
                in.skipConsumed();
            }
            return stack.pop();
        } finally {
            stack.cut(0);
        }
    }

    private PyException invalid(int c) {
        return c >= 0x20 && c <= 0x7e && c != '\'' && c != '\\' ? error("invalid load key, '%c'.", (char) c) : error("invalid load key, '\\x%02x'.", c);
    }

    // ---- the memo

    private boolean memo(byte op) {
        switch (op) {
            case Op.MEMOIZE -> memo.put(ts, memo.size(), stack.top());
            case Op.BINGET -> recall(in.take1());
            case Op.LONG_BINGET -> recall(in.number(4));
            case Op.BINPUT -> remember(in.take1());
            case Op.LONG_BINPUT -> remember(in.number(4));
            case Op.GET -> recall(index());
            case Op.PUT -> {
                PyObject top = stack.top();
                long i = index();
                if (i < 0) {
                    throw Raise.valueError("negative PUT argument");
                }
                memo.put(ts, i, top);
            }
            case Op.POP -> stack.drop();
            case Op.POP_MARK -> stack.cut(stack.unmark());
            case Op.DUP -> stack.push(Refs.newRef(ts, stack.top()));
            case Op.MARK -> stack.mark();
            case Op.PROTO -> {
                int p = in.take1();
                if (p > Op.HIGHEST_PROTOCOL) {
                    throw Raise.valueError("unsupported pickle protocol: %d", p);
                }
                protocol = p;
            }
            case Op.FRAME -> {
                long n = in.number(8);
                if (n < 0) {
                    throw error("FRAME length exceeds system's maximum of %d bytes", Long.MAX_VALUE);
                }
                in.frame(n);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private long index() {
        PyLong v = decimal(asciiLine(2) + "\n");
        return Numbers.asSsize(ts, v, Exc.OverflowError);
    }

    private void recall(long i) {
        PyObject o = memo.get(i);
        if (o == null) {
            throw error("Memo value not found at index %d", i);
        }
        stack.push(Refs.newRef(ts, o));
    }

    private void remember(long i) {
        memo.put(ts, i, stack.top());
    }

    // ---- atoms

    private boolean atom(byte op) {
        switch (op) {
            case Op.NONE -> stack.push(PyNone.NONE);
            case Op.BININT1 -> stack.push(PyLong.of(in.take1()));
            case Op.BININT2 -> stack.push(PyLong.of(in.number(2)));
            case Op.BININT -> stack.push(PyLong.of((int) in.number(4)));
            case Op.NEWTRUE -> stack.push(PyBool.TRUE);
            case Op.NEWFALSE -> stack.push(PyBool.FALSE);
            case Op.BINFLOAT -> stack.push(PyFloat.of(Double.longBitsToDouble(Long.reverseBytes(in.number(8)))));
            case Op.SHORT_BINUNICODE -> text(in.take1());
            case Op.BINUNICODE -> text(in.number(4));
            case Op.BINUNICODE8 -> text(checked(in.number(8), "BINUNICODE"));
            case Op.SHORT_BINBYTES -> stack.push(PyBytes.ofOwned(in.bytes(in.take1())));
            case Op.BINBYTES -> stack.push(PyBytes.ofOwned(in.bytes(in.number(4))));
            case Op.BINBYTES8 -> stack.push(PyBytes.ofOwned(in.bytes(checked(in.number(8), "BINBYTES"))));
            case Op.LONG1 -> bigInteger(in.take1());
            case Op.LONG4 -> bigInteger((int) in.number(4));
            case Op.INT -> intLine();
            case Op.LONG -> longLine();
            case Op.FLOAT -> floatLine();
            case Op.STRING -> stringLine();
            case Op.SHORT_BINSTRING -> oldString(in.bytes(in.take1()));
            case Op.BINSTRING -> {
                int n = (int) in.number(4);
                if (n < 0) {
                    throw error("BINSTRING pickle has negative byte count");
                }
                oldString(in.bytes(n));
            }
            case Op.UNICODE -> {
                int at = in.line();
                stack.push(UnicodeEscape.decodeRaw(ts, Arrays.copyOfRange(in.data, at, in.lineEnd - 1), "strict", true).text());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    long checked(long n, String what) {
        if (n < 0) {
            throw error("%s exceeds system's maximum size of %d bytes", what, Long.MAX_VALUE);
        }
        return n;
    }

    private void text(long n) {
        int at = in.take(n);
        int end = at + (int) n;
        byte[] d = in.data;
        for (int i = at; i < end; i++) {
            if (d[i] < 0) {
                stack.push(Utf8.decode(ts, d, at, end, "surrogatepass"));
                return;
            }
        }
        stack.push(PyUnicode.ofLatin1(d, at, end));
    }

    private void bigInteger(int n) {
        if (n < 0) {
            throw error("LONG pickle has negative byte count");
        }
        stack.push(n == 0 ? PyLong.of(0) : LongBits.fromBytes(in.bytes(n), true, true));
    }

    /** A line without its newline, one char a byte; shorter ones, newline included, are truncated data. */
    String asciiLine(int atLeast) {
        int at = in.line();
        if (in.lineEnd - at < atLeast) {
            throw in.truncated();
        }
        return new String(in.data, at, in.lineEnd - 1 - at, StandardCharsets.ISO_8859_1);
    }

    private void intLine() {
        String s = asciiLine(2);
        if (s.equals("00") || s.equals("01")) {
            stack.push(PyBool.of(s.equals("01")));
            return;
        }
        PyLong v = LongParse.parse(ts, s, 10);
        if (v == null) {
            throw Raise.valueError("could not convert string to int");
        }
        stack.push(v);
    }

    private PyLong decimal(String s) {
        PyLong v = LongParse.parse(ts, s, 10);
        if (v == null) {
            throw Raise.valueError("invalid literal for int() with base 10: %s", Objects.reprText(ts, PyUnicode.of(s)));
        }
        return v;
    }

    private void longLine() {
        String s = asciiLine(2);
        stack.push(decimal(s.endsWith("L") ? s.substring(0, s.length() - 1) : s + "\n"));
    }

    private void floatLine() {
        String s = asciiLine(2);
        Double v = FloatParse.parse(s);
        if (v == null || s.indexOf('_') >= 0 || !s.equals(s.strip())) {
            boolean begins = FLOAT_START.matcher(s).lookingAt();
            throw Raise.valueError("could not convert string to float%s", begins ? "" : ": '" + s + "\n'");
        }
        stack.push(PyFloat.of(v));
    }

    private void stringLine() {
        int at = in.line();
        int end = in.lineEnd - 1;
        byte[] d = in.data;
        if (end - at < 2 || d[at] != d[end - 1] || d[at] != '\'' && d[at] != '"') {
            throw error("the STRING opcode argument must be quoted");
        }
        oldString(BytesEscape.decode(ts, Arrays.copyOfRange(d, at + 1, end - 1), null).shared());
    }

    private void oldString(byte[] b) {
        PyBytes bytes = PyBytes.ofOwned(b);
        if (encoding.equals("bytes")) {
            stack.push(bytes);
        } else {
            stack.push(Codecs.decode(ts, bytes, encoding, errors));
        }
    }
}
