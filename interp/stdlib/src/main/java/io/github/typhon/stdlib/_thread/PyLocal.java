// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/** {@code _thread._local}: an object with a dict for each thread.
 *  <p>Threads: a thread adds its own dict only; whoever removes one from the map (the thread's end or the object's) drops it.
 *  <p>Ownership: owns the dicts and the constructor's arguments, which {@code __init__} gets again in every thread. */
@PyClass(name = "_local", signature = "()", module = "_thread", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Thread-local data")
public class PyLocal extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyLocalExposed());

    private final ConcurrentHashMap<Integer, PyDict> dicts = new ConcurrentHashMap<>();
    /** Both set once, before anyone else sees the object. */
    @Owned private PyObject[] args = {};
    private PyUnicode[] kwnames;

    PyLocal(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        for (PyDict d : dicts.values()) {
            v.visit(d);
        }
        for (PyObject o : args) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (Integer id : dicts.keySet()) {
            Refs.xdecref(ts, (PyObject) dicts.remove(id));
        }
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.releaseAll(ts, args, 0, args.length);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0 && !hasInit(type)) {
            throw Raise.typeError("Initialization arguments are not supported");
        }
        PyObject[] kept = args.clone();
        for (PyObject o : kept) {
            Refs.incref(ts, o);
        }
        PyLocal l = (PyLocal) PyLocalExposed.newInstance(ts, type);
        l.args = kept;
        l.kwnames = kwnames;
        l.newDict(ts);
        return l;
    }

    static void tp_init(ThreadState ts, PyLocal self, PyObject[] args, PyUnicode[] kwnames) {}

    private static boolean hasInit(PyType type) {
        return type.lookupBorrowed(Names.__init__) != TYPE.lookupBorrowed(Names.__init__);
    }

    private PyDict newDict(ThreadState ts) {
        PyDict d = new PyDict(ts);
        dicts.put(ts.id, d);
        WeakReference<PyLocal> weak = new WeakReference<>(this);
        ((PyThreadState) ts).atExit(t -> {
            PyLocal l = weak.get();
            if (l != null) {
                Refs.xdecref(t, (PyObject) l.dicts.remove(t.id));
            }
        });
        return d;
    }

    /** This thread's dict; the first access in a thread runs {@code __init__}. Borrowed from the map: only this thread's end removes it. */
    private PyDict dict(ThreadState ts) {
        PyDict d = dicts.get(ts.id);
        if (d != null) {
            return d;
        }
        d = newDict(ts);
        PyType type = PyType.of(this);
        if (hasInit(type)) {
            try {
                type.slots().tp_init(ts, this, args, kwnames);
            } catch (Throwable e) {
                Refs.xdecref(ts, (PyObject) dicts.remove(ts.id));
                throw e;
            }
        }
        return d;
    }

    static PyObject tp_getattro(ThreadState ts, PyLocal self, PyUnicode attr) {
        PyUnicode name = PyUnicode.intern(attr);
        PyDict d = self.dict(ts);
        if (name == Names.__dict__) {
            return Refs.newRef(ts, (PyObject) d);
        }
        if (!isData(ts, self, name)) {
            PyObject v = d.get(ts, name);
            if (v != null) {
                return v;
            }
        }
        return Attributes.genericGetAttr(ts, self, name);
    }

    static void tp_setattro(ThreadState ts, PyLocal self, PyUnicode attr, PyObject value) {
        PyUnicode name = PyUnicode.intern(attr);
        PyDict d = self.dict(ts);
        if (name == Names.__dict__) {
            throw Raise.attributeError("'%s' object attribute '%s' is read-only", PyType.of(self).name(), name);
        }
        if (isData(ts, self, name)) {
            Attributes.genericSetAttr(ts, self, name, value);
        } else if (value != null) {
            d.put(ts, name, value);
        } else {
            PyObject old = d.remove(ts, name);
            if (old == null) {
                throw Attributes.missing(ts, self, name);
            }
            Refs.decref(ts, old);
        }
    }

    private static boolean isData(ThreadState ts, PyLocal self, PyUnicode name) {
        PyObject descr = PyType.of(self).lookup(ts, name);
        boolean data = descr != null && PyType.of(descr).slots().has(Slot.TP_DESCR_SET);
        Refs.xdecref(ts, descr);
        return data;
    }
}
