// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.error.ErrorFactory;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Writes instances whose classes leave everything about pickling to {@code object}: the same bytes as by {@code __reduce_ex__}, but
 *  read straight from the instance. <p>Threads: confined to one dump. Attributes are read one by one, as any other reader does. */
final class InstanceSaver {
    private static final PyUnicode[] INHERITED = {Names.__reduce_ex__, Names.__reduce__, Names.__getstate__, Names.__class__};
    private static final PyUnicode[] ABSENT = {Names.__getnewargs_ex__, Names.__getnewargs__};

    private final Saver s;
    private final ThreadState ts;
    /** The last shape found plain, and the versions of what that depends on. */
    private Shape plainShape;
    private int plainVersion;
    private long plainTable;

    InstanceSaver(Saver s) {
        this.s = s;
        this.ts = s.ts;
    }

    boolean isPlain(PyInstance o) {
        if (o.getClass() != PyInstance.class || s.protocol < 2 || s.persistentId != null || s.dispatchTable != null) {
            return false;
        }
        Shape shape = o.shape();
        PyType type = shape.type();
        PyDict table = s.state.dispatchTable;
        if (shape == plainShape && type.version() == plainVersion && table.version() == plainTable) {
            return true;
        }
        int version = type.version();
        long tableVersion = table.version();
        if (shape.isDict() || !isPlain(shape, type) || table.containsKey(ts, type)) {
            return false;
        }
        plainShape = shape;
        plainVersion = version;
        plainTable = tableVersion;
        return true;
    }

    private static boolean isPlain(Shape shape, PyType type) {
        if (type.slotCount() > 0 || !type.hasFlag(PyType.HAS_DICT) || type.isSubtype(PyType.TYPE) || !ObjectMethods.usesGenericGetAttr(type.slots())) {
            return false;
        }
        for (PyUnicode n : INHERITED) {
            if (type.lookupBorrowed(n) != PyBaseObject.TYPE.lookupBorrowed(n)) {
                return false;
            }
        }
        for (PyUnicode n : ABSENT) {
            if (type.lookupBorrowed(n) != null) {
                return false;
            }
        }
        for (int i = 0; i < shape.size(); i++) {
            if (shape.name(i).toString().startsWith("__")) {
                return false;
            }
        }
        return true;
    }

    void save(PyInstance o, PyType type) {
        try {
            try {
                s.save(type);
            } catch (PyException e) {
                throw s.noted(e, o, "class");
            }
            s.out.boundary();
            s.out.op(Op.EMPTY_TUPLE);
            s.out.op(Op.NEWOBJ);
            if (s.memo.get(o) >= 0) {
                s.out.op(Op.POP);
                s.known(o);
                return;
            }
            s.memoize(o);
            state(o);
        } catch (PyException e) {
            throw s.noted(e, o, "object");
        }
    }

    private void state(PyInstance o) {
        Shape shape = o.shape();
        if (shape.isDict()) {
            dictState(o);
            return;
        }
        int n = shape.size();
        PyObject[] values = new PyObject[n];
        int count = 0;
        try {
            for (int i = 0; i < n; i++) {
                values[i] = InlineValues.get(ts, o, shape.name(i));
                count += values[i] != null ? 1 : 0;
            }
            if (count == 0) {
                return;
            }
            s.out.boundary();
            s.out.op(Op.EMPTY_DICT);
            s.memoizeUnmade();
            if (count > 1) {
                s.out.op(Op.MARK);
            }
            for (int i = 0; i < n; i++) {
                if (values[i] != null) {
                    attribute(o, shape.name(i), values[i]);
                }
            }
            s.out.op(count > 1 ? Op.SETITEMS : Op.SETITEM);
            s.out.op(Op.BUILD);
        } finally {
            for (PyObject v : values) {
                Refs.xdecref(ts, v);
            }
        }
    }

    private void attribute(PyInstance o, PyUnicode name, PyObject value) {
        try {
            s.save(name);
            try {
                s.save(value);
            } catch (PyException e) {
                ErrorFactory.addNote(ts, e, "when serializing dict item " + Objects.reprText(ts, name));
                throw e;
            }
        } catch (PyException e) {
            throw s.noted(e, o, "state");
        }
    }

    /** The instance turned to a dict of its own while its class was written. */
    private void dictState(PyInstance o) {
        PyObject d = InlineValues.dict(ts, o);
        PyObject copy = null;
        try {
            copy = ((PyDict) d).copy(ts);
            if (((PyDict) copy).size() > 0) {
                s.save(copy);
                s.out.op(Op.BUILD);
            }
        } catch (PyException e) {
            throw s.noted(e, o, "state");
        } finally {
            Refs.xdecref(ts, copy);
            Refs.decref(ts, d);
        }
    }
}
