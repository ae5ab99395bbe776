// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._json;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _json}. <p>Threads: stateless. */
@PyModule(name = "_json", doc = "json speedups\n")
public final class JsonModule {
    private JsonModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("make_scanner", Refs.newRef(ts, PyScanner.TYPE));
        m.add("make_encoder", Refs.newRef(ts, PyEncoder.TYPE));
    }

    /** Which of the two encoders below a function is; null for any other. */
    static Boolean isAscii(PyBuiltinFunction f) {
        return f.isFunctionOf("_json", "encode_basestring_ascii") ? Boolean.TRUE : f.isFunctionOf("_json", "encode_basestring") ? Boolean.FALSE : null;
    }

    private static PyObject quoted(PyObject s, boolean ascii) {
        PyUnicode u = PyUnicode.unwrapOrNull(s);
        if (u == null) {
            throw Raise.typeError("first argument must be a string, not %s", PyType.of(s).name());
        }
        TextBuilder out = new TextBuilder(u.length() + 2);
        JsonText.quote(out, u, ascii);
        return out.toUnicode();
    }

    @PyFunction(value = "($module, object, /)", doc = "Return a JSON representation of a Python string")
    static PyObject encode_basestring(PyObject object) {
        return quoted(object, false);
    }

    @PyFunction(value = "($module, object, /)", doc = "Return an ASCII-only JSON representation of a Python string")
    static PyObject encode_basestring_ascii(PyObject object) {
        return quoted(object, true);
    }

    @PyFunction(value = "($module, string, end, strict=True, /)", textSignature = false, doc = "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\n"
            + "character in s after the quote that started the JSON string.\nUnescapes all valid JSON string escape sequences and raises ValueError\n"
            + "on attempt to decode an invalid string. If strict is False then literal\ncontrol characters are allowed in the string.\n\n"
            + "Returns a tuple of the decoded string and the index of the character in s\nafter the end quote.")
    static PyObject scanstring(ThreadState ts, PyObject string, PyObject end, boolean strict) {
        long e = Args.toLong(ts, end);
        PyUnicode u = PyUnicode.unwrapOrNull(string);
        if (u == null) {
            throw Raise.typeError("first argument must be a string, not %s", PyType.of(string).name());
        }
        JsonText t = new JsonText(ts, u, strict);
        if (e < 0 || e > u.length()) {
            throw Raise.valueError("end is out of bounds");
        }
        PyUnicode s = t.string((int) e);
        return PyTuple.of(ts, s, PyLong.of(t.next));
    }
}
