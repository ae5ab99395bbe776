// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._json;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.ErrorFactory;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.number.FloatText;
import io.github.typhon.objects.number.LongFormat;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Nesting;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Writes one value as JSON. <p>Threads: confined to one call of the encoder; the containers written may change meanwhile.
 *  <p>Re-entry: default and foreign encoders run Python, which may change every container that is being written. */
final class JsonWriter {
    private static final int NEAR = 16;
    private static final String WHERE = " while encoding a JSON object";

    private final ThreadState ts;
    private final PyEncoder how;
    private final TextBuilder out;
    private final boolean checking;
    /** The outermost containers being written; what is deeper is in {@link #far}. */
    private final PyObject[] open = new PyObject[NEAR];
    private Set<PyObject> far;
    private int depth;
    private final PyUnicode keySeparator;
    private final PyUnicode itemSeparator;
    private final PyUnicode indent;
    /** True: ASCII only, false: quotes only, null: the encoder is a foreign function. */
    private final Boolean ascii;

    JsonWriter(ThreadState ts, PyEncoder how, TextBuilder out) {
        this.ts = ts;
        this.how = how;
        this.out = out;
        checking = how.part(PyEncoder.MARKERS) != PyNone.NONE;
        keySeparator = PyUnicode.unwrap(how.part(PyEncoder.KEY_SEPARATOR));
        itemSeparator = PyUnicode.unwrap(how.part(PyEncoder.ITEM_SEPARATOR));
        indent = PyUnicode.unwrapOrNull(how.part(PyEncoder.INDENT));
        ascii = how.part(PyEncoder.ENCODER) instanceof PyBuiltinFunction f ? JsonModule.isAscii(f) : null;
    }

    void value(PyObject o, int level) {
        if (o instanceof PyUnicode u) {
            string(u);
        } else if (o == PyNone.NONE) {
            ascii("null");
        } else if (o instanceof PyBool) {
            ascii(o == PyBool.TRUE ? "true" : "false");
        } else if (PyLong.unwrapOrNull(o) instanceof PyLong v) {
            ascii(LongFormat.decimal(ts, v));
        } else if (PyFloat.unwrapOrNull(o) instanceof PyFloat f) {
            ascii(number(f));
        } else if (PyUnicode.unwrapOrNull(o) != null) {
            string(o);
        } else if (o instanceof PyList || o instanceof PyTuple) {
            Nesting.enter(ts, WHERE);
            try {
                sequence(o, level);
            } finally {
                Nesting.leave(ts);
            }
        } else if (o instanceof PyDict d) {
            Nesting.enter(ts, WHERE);
            try {
                dict(d, level);
            } finally {
                Nesting.leave(ts);
            }
        } else {
            other(o, level);
        }
    }

    private void ascii(String s) {
        out.appendNarrow(s, 0, s.length());
    }

    private String number(PyFloat f) {
        double v = f.value();
        if (Double.isFinite(v)) {
            return FloatText.repr(v);
        }
        if (!how.allowNan) {
            throw Raise.valueError("Out of range float values are not JSON compliant: %s", FloatText.repr(v));
        }
        return v > 0 ? "Infinity" : v < 0 ? "-Infinity" : "NaN";
    }

    private void string(PyObject s) {
        if (ascii != null) {
            JsonText.quote(out, PyUnicode.unwrap(s), ascii);
            return;
        }
        PyObject r = Calls.call1(ts, how.part(PyEncoder.ENCODER), s);
        try {
            PyUnicode u = PyUnicode.unwrapOrNull(r);
            if (u == null) {
                throw Raise.typeError("encoder() must return a string, not %s", PyType.of(r).name());
            }
            out.append(u);
        } finally {
            Refs.decref(ts, r);
        }
    }

    // ---- marking what is being written

    /** CPython keeps the containers in progress in the markers dict, which nobody else sees; here only whether there is one counts. */
    private void mark(PyObject o) {
        if (!checking) {
            return;
        }
        if (depth < NEAR) {
            for (int i = 0; i < depth; i++) {
                if (open[i] == o) {
                    throw circular();
                }
            }
            open[depth] = o;
        } else {
            far = far == null ? Collections.newSetFromMap(new IdentityHashMap<>()) : far;
            for (PyObject x : open) {
                if (x == o) {
                    throw circular();
                }
            }
            if (!far.add(o)) {
                throw circular();
            }
        }
        depth++;
    }

    private static PyException circular() {
        return Raise.valueError("Circular reference detected");
    }

    private void unmark(PyObject o) {
        if (checking && --depth >= NEAR) {
            far.remove(o);
        }
    }

    private PyException noted(PyException e, String format, Object... args) {
        ErrorFactory.addNote(ts, e, String.format(format, args));
        return e;
    }

    private void other(PyObject o, int level) {
        mark(o);
        PyObject replacement = Calls.call1(ts, how.part(PyEncoder.DEFAULT), o);
        try {
            Nesting.enter(ts, WHERE);
            try {
                value(replacement, level);
            } catch (PyException e) {
                throw noted(e, "when serializing %s object", PyType.of(o).fullName());
            } finally {
                Nesting.leave(ts);
            }
        } finally {
            Refs.decref(ts, replacement);
        }
        unmark(o);
    }

    // ---- containers

    private void newline(int level) {
        out.append('\n');
        for (int i = 0; i < level; i++) {
            out.append(indent);
        }
    }

    private void separate(boolean first, int level) {
        if (!first) {
            out.append(itemSeparator);
        }
        if (indent != null) {
            newline(level + 1);
        }
    }

    private void sequence(PyObject s, int level) {
        boolean empty = s instanceof PyList l ? l.size() == 0 : ((PyTuple) s).size() == 0;
        if (empty) {
            out.append("[]");
            return;
        }
        mark(s);
        out.append('[');
        if (s instanceof PyList l) {
            PyObject item;
            for (int i = 0; (item = l.get(ts, i)) != null; i++) {
                try {
                    item(s, item, i, level);
                } finally {
                    Refs.decref(ts, item);
                }
            }
        } else {
            PyObject[] items = ((PyTuple) s).items;
            for (int i = 0; i < items.length; i++) {
                item(s, items[i], i, level);
            }
        }
        unmark(s);
        if (indent != null) {
            newline(level);
        }
        out.append(']');
    }

    private void item(PyObject s, PyObject item, int i, int level) {
        separate(i == 0, level);
        try {
            value(item, level + 1);
        } catch (PyException e) {
            throw noted(e, "when serializing %s item %d", PyType.of(s).fullName(), i);
        }
    }

    private void dict(PyDict d, int level) {
        if (d.size() == 0) {
            out.append("{}");
            return;
        }
        mark(d);
        out.append('{');
        boolean first = true;
        if (how.sortKeys || PyType.of(d) != PyDict.TYPE) {
            first = items(d, level);
        } else {
            PyDict.Cursor c = new PyDict.Cursor();
            while (d.next(ts, c)) {
                PyObject key = c.key;
                PyObject value = c.value;
                try {
                    first &= !pair(d, key, value, first, level);
                } finally {
                    Refs.decref(ts, key);
                    Refs.decref(ts, value);
                }
            }
        }
        unmark(d);
        if (indent != null && !first) {
            newline(level);
        }
        out.append('}');
    }

    /** The items as the dict's class gives them; true if nothing was written. */
    private boolean items(PyDict d, int level) {
        PyObject items = Mappings.items(ts, d);
        PyObject list = null;
        try {
            list = Sequences.list(ts, items);
            if (how.sortKeys) {
                Refs.decref(ts, Calls.callMethod(ts, list, "sort"));
            }
            boolean first = true;
            PyObject pair;
            for (int i = 0; (pair = ((PyList) list).get(ts, i)) != null; i++) {
                try {
                    if (!(pair instanceof PyTuple t) || t.size() != 2) {
                        throw Raise.valueError("items must return 2-tuples");
                    }
                    first &= !pair(d, t.get(0), t.get(1), first, level);
                } finally {
                    Refs.decref(ts, pair);
                }
            }
            return first;
        } finally {
            Refs.xdecref(ts, list);
            Refs.decref(ts, items);
        }
    }

    /** False if the key was skipped. */
    private boolean pair(PyDict d, @Borrowed PyObject key, PyObject value, boolean first, int level) {
        PyObject name;
        if (PyUnicode.unwrapOrNull(key) != null) {
            name = key;
        } else if (PyFloat.unwrapOrNull(key) instanceof PyFloat f) {
            name = PyUnicode.of(number(f));
        } else if (key == PyNone.NONE) {
            name = PyUnicode.intern("null");
        } else if (key instanceof PyBool) {
            name = PyUnicode.intern(key == PyBool.TRUE ? "true" : "false");
        } else if (PyLong.unwrapOrNull(key) instanceof PyLong v) {
            name = PyUnicode.of(LongFormat.decimal(ts, v));
        } else if (how.skipKeys) {
            return false;
        } else {
            throw Raise.typeError("keys must be str, int, float, bool or None, not %s", PyType.of(key).name());
        }
        separate(first, level);
        string(name);
        out.append(keySeparator);
        try {
            value(value, level + 1);
        } catch (PyException e) {
            throw noted(e, "when serializing %s item %s", PyType.of(d).fullName(), Objects.reprText(ts, key));
        }
        return true;
    }
}
