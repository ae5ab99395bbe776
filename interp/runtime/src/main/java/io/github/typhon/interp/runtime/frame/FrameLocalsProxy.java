// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * f_locals of a function's frame: a mapping that reads and writes the frame's variables. CPython: FrameLocalsProxy, PEP 667.
 * <p>Ownership: owns its frame object.
 */
@PyClass(name = "FrameLocalsProxy", flags = {PyType.MAPPING})
public final class FrameLocalsProxy extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new FrameLocalsProxyExposed());

    @Owned private PyFrame frame;

    public FrameLocalsProxy(ThreadState ts, @Stolen PyFrame frame) {
        super(ts);
        this.frame = frame;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Raise.typeError("FrameLocalsProxy takes no keyword arguments");
        if (args.length != 1) throw Raise.typeError("FrameLocalsProxy expected 1 argument, got %s", args.length);
        if (!(args[0] instanceof PyFrame f)) throw Raise.typeError("expect frame, not %s", PyType.of(args[0]).name());
        return new FrameLocalsProxy(ts, Refs.newRef(ts, f));
    }

    /** Any key that hashes and compares like a name means the variable. */
    private int slotOf(ThreadState ts, PyObject key) {
        PyUnicode[] names = frame.frame.code.slotNames();
        if (!(key instanceof PyUnicode u) || PyType.of(key) != PyUnicode.TYPE) return slotOfOther(ts, names, key);
        for (int i = 0; i < names.length; i++) {
            if (names[i] == u || names[i].equalsText(u)) return i;
        }
        return -1;
    }

    private static int slotOfOther(ThreadState ts, PyUnicode[] names, PyObject key) {
        long hash = Objects.hash(ts, key);
        for (int i = 0; i < names.length; i++) {
            if (Objects.hash(ts, names[i]) == hash && Objects.richCompareBool(ts, names[i], key, CompareOp.EQ)) return i;
        }
        return -1;
    }

    private @Owned PyObject valueOf(ThreadState ts, int slot) {
        PyObject v = frame.frame.r[slot];
        if (v instanceof PyCell c && frame.frame.code.isCellSlot(slot)) return c.get(ts);
        return v == null ? null : Refs.newRef(ts, v);
    }

    private @Owned PyObject lookup(ThreadState ts, PyObject key) {
        int slot = slotOf(ts, key);
        if (slot >= 0) {
            PyObject v = valueOf(ts, slot);
            if (v != null) return v;
        }
        PyDict extra = frame.extraOrNull();
        return extra == null ? null : extra.getItem(ts, key);
    }

    static PyObject mp_subscript(ThreadState ts, FrameLocalsProxy self, PyObject key) {
        PyObject v = self.lookup(ts, key);
        if (v == null) throw Raise.keyError(ts, key);
        return v;
    }

    static void mp_ass_subscript(ThreadState ts, FrameLocalsProxy self, PyObject key, PyObject value) {
        int slot = self.slotOf(ts, key);
        if (slot >= 0) {
            if (value == null) throw Raise.valueError("cannot remove local variables from FrameLocalsProxy");
            Frame f = self.frame.frame;
            PyObject old = f.r[slot];
            if (old instanceof PyCell c && f.code.isCellSlot(slot)) {
                c.set(ts, Refs.newRef(ts, value));
            } else {
                self.frame.setVariable(ts, slot, Refs.newRef(ts, value));
            }
            return;
        }
        if (value != null) {
            self.frame.extra(ts).put(ts, key, value);
            return;
        }
        PyDict extra = self.frame.extraOrNull();
        PyObject old = extra == null ? null : extra.remove(ts, key);
        if (old == null) throw Raise.keyError(ts, key);
        Refs.decref(ts, old);
    }

    static long mp_length(ThreadState ts, FrameLocalsProxy self) {
        PyDict d = self.toDict(ts);
        try {
            return d.size();
        } finally {
            Refs.decref(ts, d);
        }
    }

    static boolean sq_contains(ThreadState ts, FrameLocalsProxy self, PyObject key) {
        PyObject v = self.lookup(ts, key);
        Refs.xdecref(ts, v);
        return v != null;
    }

    /** A plain dict with the variables' values now: what copy() and locals() give. */
    public @Owned PyDict toDict(ThreadState ts) {
        PyDict d = new PyDict(ts);
        PyUnicode[] names = frame.frame.code.slotNames();
        for (int i = 0; i < names.length; i++) {
            PyObject v = valueOf(ts, i);
            if (v == null) continue;
            d.put(ts, names[i], v);
            Refs.decref(ts, v);
        }
        PyDict extra = frame.extraOrNull();
        if (extra != null) io.github.typhon.objects.spi.Containers.factory().dictUpdate(ts, d, extra);
        return d;
    }

    private PyObject viaDict(ThreadState ts, PyUnicode method) {
        PyDict d = toDict(ts);
        try {
            return io.github.typhon.objects.protocol.Calls.callMethod(ts, d, method);
        } finally {
            Refs.decref(ts, d);
        }
    }

    private PyObject listOf(ThreadState ts, PyUnicode method) {
        PyObject view = viaDict(ts, method);
        try {
            return io.github.typhon.objects.protocol.Sequences.list(ts, view);
        } finally {
            Refs.decref(ts, view);
        }
    }

    static PyObject tp_iter(ThreadState ts, FrameLocalsProxy self) {
        PyObject l = self.listOf(ts, Names.keys);
        try {
            return Iterators.iter(ts, l);
        } finally {
            Refs.decref(ts, l);
        }
    }

    static PyObject tp_repr(ThreadState ts, FrameLocalsProxy self) {
        if (!ReprGuard.enter(ts, self)) return PyUnicode.of("{...}");
        try {
            PyDict d = self.toDict(ts);
            try {
                return Objects.repr(ts, d);
            } finally {
                Refs.decref(ts, d);
            }
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, FrameLocalsProxy self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        if (other instanceof FrameLocalsProxy p) return PyBool.of((p.frame.frame == self.frame.frame) == (op == CompareOp.EQ));
        if (!(other instanceof PyDict)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyDict d = self.toDict(ts);
        try {
            return Objects.richCompare(ts, d, other, op);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        PyDict left = a instanceof FrameLocalsProxy p ? p.toDict(ts) : a instanceof PyDict d ? Refs.newRef(ts, d) : null;
        if (left == null) return PyNotImplemented.NOT_IMPLEMENTED;
        PyDict right = null;
        try {
            right = b instanceof FrameLocalsProxy p ? p.toDict(ts) : b instanceof PyDict d ? Refs.newRef(ts, d) : null;
            if (right == null) return PyNotImplemented.NOT_IMPLEMENTED;
            PyDict out = new PyDict(ts);
            io.github.typhon.objects.spi.Containers.factory().dictUpdate(ts, out, left);
            io.github.typhon.objects.spi.Containers.factory().dictUpdate(ts, out, right);
            return out;
        } finally {
            Refs.decref(ts, left);
            Refs.xdecref(ts, right);
        }
    }

    static PyObject nb_inplace_or(ThreadState ts, FrameLocalsProxy self, PyObject other) {
        self.update(ts, other);
        return Refs.newRef(ts, self);
    }

    @PyMethod("($self, /)")
    PyObject keys(ThreadState ts) {
        return listOf(ts, Names.keys);
    }

    @PyMethod("($self, /)")
    PyObject values(ThreadState ts) {
        return listOf(ts, Names.values);
    }

    @PyMethod("($self, /)")
    PyObject items(ThreadState ts) {
        return listOf(ts, Names.items);
    }

    @PyMethod("($self, /)")
    PyObject copy(ThreadState ts) {
        return toDict(ts);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__")
    PyObject reversed(ThreadState ts) {
        PyObject l = listOf(ts, Names.keys);
        try {
            Refs.decref(ts, io.github.typhon.objects.protocol.Calls.callMethod(ts, l, "reverse"));
            return Refs.newRef(ts, l);
        } finally {
            Refs.decref(ts, l);
        }
    }

    @PyMethod("($self, key, default=None, /)")
    PyObject get(ThreadState ts, PyObject key, PyObject fallback) {
        PyObject v = lookup(ts, key);
        return v != null ? v : fallback == null ? PyNone.NONE : Refs.newRef(ts, fallback);
    }

    @PyMethod("($self, key, default=None, /)")
    PyObject setdefault(ThreadState ts, PyObject key, PyObject fallback) {
        PyObject v = lookup(ts, key);
        if (v != null) return v;
        PyObject d = fallback == null ? PyNone.NONE : fallback;
        mp_ass_subscript(ts, this, key, d);
        return Refs.newRef(ts, d);
    }

    @PyMethod("($self, key, default=<unrepresentable>, /)")
    PyObject pop(ThreadState ts, PyObject key, PyObject fallback) {
        if (slotOf(ts, key) >= 0) throw Raise.valueError("cannot remove local variables from FrameLocalsProxy");
        PyDict extra = frame.extraOrNull();
        PyObject v = extra == null ? null : extra.remove(ts, key);
        if (v != null) return v;
        if (fallback == null) throw Raise.keyError(ts, key);
        return Refs.newRef(ts, fallback);
    }

    @PyMethod("($self, other, /)")
    void update(ThreadState ts, PyObject other) {
        PyDict d = new PyDict(ts);
        try {
            io.github.typhon.objects.spi.Containers.factory().dictUpdate(ts, d, other);
            PyObject keys = Objects.getAttr(ts, d, Names.keys);
            PyObject view = null;
            try {
                view = io.github.typhon.objects.protocol.Calls.call0(ts, keys);
                Iterators.forEach(ts, view, k -> {
                    PyObject v = d.getItem(ts, k);
                    try {
                        mp_ass_subscript(ts, this, k, v);
                    } finally {
                        Refs.decref(ts, v);
                    }
                    return true;
                });
            } finally {
                Refs.decref(ts, keys);
                Refs.xdecref(ts, view);
            }
        } finally {
            Refs.decref(ts, d);
        }
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(frame);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        // The frame reference stays valid for methods running on a dying proxy: it is dropped with the object.
    }

    @Override
    protected void deallocated(ThreadState ts) {
        PyFrame f = frame;
        Refs.decref(ts, f);
    }
}
