// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Map;

/** The built-in error handlers as Python callables over exception objects ({@code codecs.lookup_error("strict")}). Codecs themselves use
 *  {@link EncodeErrors} and {@link DecodeErrors} directly. <p>Threads: stateless. */
@PyModule(name = "_codecs_errors", doc = "The built-in error handlers of codecs.")
public final class ErrorHandlers {
    private static final String SUFFIX = "_errors";

    private ErrorHandlers() {}

    static void install(Map<String, PyObject> handlers) {
        Exposure x = new ErrorHandlersExposed();
        for (MethodSpec m : x.methods()) {
            String name = m.name();
            handlers.put(name.substring(0, name.length() - SUFFIX.length()), PyBuiltinFunction.moduleFunction(x, m));
        }
    }

    @PyFunction(value = "($module, exception, /)", name = "strict_errors", doc = "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.")
    static PyObject strict(ThreadState ts, PyObject exception) {
        if (!Exc.BaseException.isInstance(exception)) {
            throw Raise.typeError("codec must pass exception instance");
        }
        throw PyException.ofValue(Refs.newRef(ts, exception));
    }

    @PyFunction(value = "($module, exception, /)", name = "ignore_errors", doc = "Implements the 'ignore' error handling, which ignores malformed data and continues.")
    static PyObject ignore(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "ignore");
    }

    @PyFunction(value = "($module, exception, /)", name = "replace_errors", doc = "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.")
    static PyObject replace(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "replace");
    }

    @PyFunction(value = "($module, exception, /)", name = "xmlcharrefreplace_errors", doc = "Replaces an unencodable character with an XML character reference.")
    static PyObject xmlcharrefreplace(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "xmlcharrefreplace");
    }

    @PyFunction(value = "($module, exception, /)", name = "backslashreplace_errors", doc = "Replaces malformed data with a backslashed escape sequence.")
    static PyObject backslashreplace(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "backslashreplace");
    }

    @PyFunction(value = "($module, exception, /)", name = "namereplace_errors", doc = "Replaces an unencodable character with a \\N{...} escape sequence.")
    static PyObject namereplace(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "namereplace");
    }

    @PyFunction(value = "($module, exception, /)", name = "surrogatepass_errors", doc = "Lets surrogates pass through the UTF codecs.")
    static PyObject surrogatepass(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "surrogatepass");
    }

    @PyFunction(value = "($module, exception, /)", name = "surrogateescape_errors", doc = "Maps undecodable bytes to surrogates and back.")
    static PyObject surrogateescape(ThreadState ts, PyObject exception) {
        return handle(ts, exception, "surrogateescape");
    }

    private static PyException unknown(PyObject exception) {
        return Raise.typeError("don't know how to handle %s in error callback", CodecRegistry.typeName(exception));
    }

    private static int attribute(ThreadState ts, PyObject exception, String name) {
        PyObject v = Objects.getAttr(ts, exception, name);
        try {
            return (int) Math.clamp(Numbers.asSsize(ts, v, null), Integer.MIN_VALUE, Integer.MAX_VALUE);
        } finally {
            Refs.xdecref(ts, v);
        }
    }

    private static String text(ThreadState ts, PyObject exception, String name) {
        PyObject v = Objects.getAttr(ts, exception, name);
        try {
            return PyUnicode.unwrapOrNull(v) instanceof PyUnicode u ? u.toString() : "";
        } finally {
            Refs.xdecref(ts, v);
        }
    }

    private static PyObject handle(ThreadState ts, PyObject exception, String errors) {
        boolean translate = Exc.UnicodeTranslateError.isInstance(exception);
        boolean decode = Exc.UnicodeDecodeError.isInstance(exception);
        boolean encode = Exc.UnicodeEncodeError.isInstance(exception);
        ErrorKind kind = ErrorKind.of(errors);
        boolean encodeOnly = kind == ErrorKind.XMLCHARREFREPLACE || kind == ErrorKind.NAMEREPLACE;
        boolean noTranslate = encodeOnly || kind == ErrorKind.SURROGATEESCAPE || kind == ErrorKind.SURROGATEPASS;
        if (!translate && !decode && !encode || encodeOnly && !encode || noTranslate && translate) {
            throw unknown(exception);
        }
        PyObject object = Objects.getAttr(ts, exception, "object");
        try {
            return decode ? decode(ts, exception, object, errors) : encode(ts, exception, object, errors, translate && kind == ErrorKind.REPLACE);
        } finally {
            Refs.xdecref(ts, object);
        }
    }

    private static int clampStart(int start, int n) {
        return Math.max(0, Math.min(start, Math.max(n - 1, 0)));
    }

    private static int clampEnd(int end, int n) {
        return Math.min(Math.max(end, 1), n);
    }

    private static PyObject decode(ThreadState ts, PyObject exception, PyObject object, String errors) {
        PyBytes b = PyBytes.unwrapOrNull(object);
        if (b == null) {
            throw Raise.typeError("UnicodeError 'object' attribute must be a bytes");
        }
        int start = clampStart(attribute(ts, exception, "start"), b.length());
        int end = Math.max(start, clampEnd(attribute(ts, exception, "end"), b.length()));
        TextBuilder out = new TextBuilder();
        try (DecodeErrors e = new DecodeErrors(ts, b.shared(), text(ts, exception, "encoding"), errors)) {
            int next = e.fail(start, end, "", out);
            return PyTuple.of(ts, out.toUnicode(), PyLong.of(next));
        } catch (PyException raised) {
            throw raise(ts, exception, raised);
        }
    }

    private static PyObject encode(ThreadState ts, PyObject exception, PyObject object, String errors, boolean replaceByMark) {
        PyUnicode s = PyUnicode.unwrapOrNull(object);
        if (s == null) {
            throw Raise.typeError("UnicodeError 'object' attribute must be a str");
        }
        int start = clampStart(attribute(ts, exception, "start"), s.length());
        int end = Math.max(start, clampEnd(attribute(ts, exception, "end"), s.length()));
        if (replaceByMark) {
            return PyTuple.of(ts, new TextBuilder().repeat(0xFFFD, end - start).toUnicode(), PyLong.of(end));
        }
        boolean translate = Exc.UnicodeTranslateError.isInstance(exception);
        try (EncodeErrors e = new EncodeErrors(ts, s, translate ? "" : text(ts, exception, "encoding"), errors)) {
            int next = e.fail(start, end, "");
            return PyTuple.of(ts, e.bytes != null ? PyBytes.ofOwned(e.bytes) : e.text, PyLong.of(next));
        } catch (PyException raised) {
            throw raise(ts, exception, raised);
        }
    }

    /** A handler that gives up raises the exception it was asked about. */
    private static PyException raise(ThreadState ts, PyObject exception, PyException raised) {
        if (raised.matches(Exc.UnicodeError)) {
            raised.discard(ts);
            return PyException.ofValue(Refs.newRef(ts, exception));
        }
        return raised;
    }
}
