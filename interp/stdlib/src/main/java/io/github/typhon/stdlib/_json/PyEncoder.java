// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._json;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _json.make_encoder}; held: markers, default, encoder, indent, key and item separator.
 *  <p>Threads: immutable; every call writes with a state of its own (the markers dict is shared if Python passes the same one). */
@PyClass(name = "Encoder", module = "_json", flags = PyType.BASETYPE, doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")
public class PyEncoder extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyEncoderExposed());
    static final int MARKERS = 0;
    static final int DEFAULT = 1;
    static final int ENCODER = 2;
    static final int INDENT = 3;
    static final int KEY_SEPARATOR = 4;
    static final int ITEM_SEPARATOR = 5;
    private static final String[] NAMES = {"markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"};

    final boolean sortKeys;
    final boolean skipKeys;
    final boolean allowNan;

    public PyEncoder(ThreadState ts, @Stolen PyObject[] parts, boolean sortKeys, boolean skipKeys, boolean allowNan) {
        super(ts, parts);
        this.sortKeys = sortKeys;
        this.skipKeys = skipKeys;
        this.allowNan = allowNan;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("make_encoder", args, kwnames, NAMES);
        for (int i = 0; i < a.length; i++) {
            if (a[i] == null) {
                throw Raise.typeError("make_encoder() missing required argument '%s' (pos %d)", NAMES[i], i + 1);
            }
        }
        if (a[MARKERS] != PyNone.NONE && !(a[MARKERS] instanceof PyDict)) {
            throw Raise.typeError("make_encoder() argument 1 must be dict or None, not %s", PyType.of(a[MARKERS]).name());
        }
        for (int i = KEY_SEPARATOR; i <= ITEM_SEPARATOR; i++) {
            if (PyUnicode.unwrapOrNull(a[i]) == null) {
                throw Raise.typeError("make_encoder() argument %d must be str, not %s", i + 1, PyType.of(a[i]).name());
            }
        }
        if (a[INDENT] != PyNone.NONE && PyUnicode.unwrapOrNull(a[INDENT]) == null) {
            throw Raise.typeError("make_encoder() argument 4 must be str or None, not %s", PyType.of(a[INDENT]).name());
        }
        boolean sort = Objects.isTrue(ts, a[6]);
        boolean skip = Objects.isTrue(ts, a[7]);
        boolean nan = Objects.isTrue(ts, a[8]);
        PyObject[] parts = java.util.Arrays.copyOf(a, ITEM_SEPARATOR + 1);
        for (PyObject p : parts) {
            Refs.incref(ts, p);
        }
        return PyEncoderExposed.newInstance(ts, type, parts, sort, skip, nan);
    }

    @Borrowed("from the encoder") PyObject part(int i) {
        return peek(i);
    }

    static PyObject tp_call(ThreadState ts, PyEncoder self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("_iterencode", args, kwnames, "obj", "_current_indent_level");
        if (a[0] == null || a[1] == null) {
            throw Raise.typeError("_iterencode() missing required argument '%s' (pos %d)", a[0] == null ? "obj" : "_current_indent_level", a[0] == null ? 1 : 2);
        }
        int level = (int) Math.max(0, Numbers.asSsize(ts, a[1], Exc.OverflowError));
        TextBuilder out = new TextBuilder(256);
        new JsonWriter(ts, self, out).value(a[0], level);
        return PyTuple.of(ts, out.toUnicode());
    }

    @PyGetter(value = "markers", member = true, doc = "markers")
    PyObject markers(ThreadState ts) {
        return held(ts, MARKERS);
    }

    @PyGetter(value = "default", member = true, doc = "default")
    PyObject getDefault(ThreadState ts) {
        return held(ts, DEFAULT);
    }

    @PyGetter(value = "encoder", member = true, doc = "encoder")
    PyObject encoder(ThreadState ts) {
        return held(ts, ENCODER);
    }

    @PyGetter(value = "indent", member = true, doc = "indent")
    PyObject indent(ThreadState ts) {
        return held(ts, INDENT);
    }

    @PyGetter(value = "key_separator", member = true, doc = "key_separator")
    PyObject keySeparator(ThreadState ts) {
        return held(ts, KEY_SEPARATOR);
    }

    @PyGetter(value = "item_separator", member = true, doc = "item_separator")
    PyObject itemSeparator(ThreadState ts) {
        return held(ts, ITEM_SEPARATOR);
    }

    @PyGetter(value = "sort_keys", member = true, doc = "sort_keys")
    boolean sortKeys() {
        return sortKeys;
    }

    @PyGetter(value = "skipkeys", member = true, doc = "skipkeys")
    boolean skipKeys() {
        return skipKeys;
    }
}
