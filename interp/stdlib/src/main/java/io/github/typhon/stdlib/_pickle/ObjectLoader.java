// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.descr.PyGetSetDescriptor;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.text.codec.Latin1;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The opcodes that find globals, make objects and give them their state. <p>Threads: confined to one load. */
final class ObjectLoader {
    private static final PyUnicode GETINITARGS = PyUnicode.intern("__getinitargs__");
    private static final PyUnicode FIND_CLASS = PyUnicode.intern("find_class");
    private static final String NO_IDS = "A load persistent id instruction was encountered, but no persistent_load function was specified.";

    private final Loader l;
    private final ThreadState ts;
    private final LoadStack stack;

    ObjectLoader(Loader l) {
        this.l = l;
        this.ts = l.ts;
        this.stack = l.stack;
    }

    boolean run(byte op) {
        switch (op) {
            case Op.BUILD -> build();
            case Op.NEWOBJ -> newObject(false);
            case Op.REDUCE -> reduce();
            case Op.STACK_GLOBAL -> stackGlobal();
            case Op.GLOBAL -> global();
            case Op.NEWOBJ_EX -> newObject(true);
            case Op.INST -> inst(stack.unmark());
            case Op.OBJ -> obj(stack.unmark());
            case Op.EXT1 -> extension(l.in.take1());
            case Op.EXT2 -> extension((int) l.in.number(2));
            case Op.EXT4 -> extension((int) l.in.number(4));
            case Op.PERSID -> persistentLine();
            case Op.BINPERSID -> persistent(stack.pop());
            default -> {
                return false;
            }
        }
        return true;
    }

    // ---- globals

    private void find(PyObject module, PyObject name) {
        PyUnpickler u = l.unpickler;
        stack.push(u == null || PyType.of(u) == PyUnpickler.TYPE ? GlobalFinder.find(ts, module, name, l.protocol, l.fixImports)
                : Calls.callMethod(ts, u, FIND_CLASS, module, name));
    }

    private void stackGlobal() {
        PyObject name = stack.pop();
        PyObject module = null;
        try {
            module = stack.pop();
            if (PyType.of(name) != PyUnicode.TYPE || PyType.of(module) != PyUnicode.TYPE) {
                throw l.error("STACK_GLOBAL requires str");
            }
            find(module, name);
        } finally {
            Refs.decref(ts, name);
            Refs.xdecref(ts, module);
        }
    }

    private PyUnicode nameLine(String encoding) {
        int at = l.in.line();
        if (l.in.lineEnd - at < 2) {
            throw l.in.truncated();
        }
        return Codecs.decode(ts, l.in.data, at, l.in.lineEnd - 1, encoding, "strict");
    }

    private void global() {
        PyUnicode module = nameLine("utf-8");
        find(module, nameLine("utf-8"));
    }

    private void extension(int code) {
        if (code <= 0) {
            throw l.error("EXT specifies code <= 0");
        }
        PickleState s = PickleState.of(ts);
        PyLong key = PyLong.of(code);
        PyObject o = s.extensionCache.getItem(ts, key);
        if (o != null) {
            stack.push(o);
            return;
        }
        PyObject pair = s.invertedRegistry.getItem(ts, key);
        if (pair == null) {
            throw Raise.valueError("unregistered extension code %d", code);
        }
        try {
            if (!(pair instanceof PyTuple t) || t.size() != 2 || PyUnicode.unwrapOrNull(t.get(0)) == null || PyUnicode.unwrapOrNull(t.get(1)) == null) {
                throw Raise.valueError("_inverted_registry[%d] isn't a 2-tuple of strings", code);
            }
            find(t.get(0), t.get(1));
            s.extensionCache.put(ts, key, stack.top());
        } finally {
            Refs.decref(ts, pair);
        }
    }

    // ---- persistent ids

    private void persistentLine() {
        int at = l.in.line();
        PyUnicode pid;
        try {
            pid = Latin1.decodeAscii(ts, l.in.data, at, l.in.lineEnd - 1, "strict");
        } catch (PyException e) {
            if (!e.matches(Exc.UnicodeDecodeError)) {
                throw e;
            }
            throw Errors.chained(ts, e, l.error("persistent IDs in protocol 0 must be ASCII strings"));
        }
        persistent(pid);
    }

    private void persistent(PyObject pid) {
        try {
            if (l.persistentLoad == null) {
                throw l.error(NO_IDS);
            }
            stack.push(Calls.call1(ts, l.persistentLoad, pid));
        } finally {
            Refs.decref(ts, pid);
        }
    }

    static PyException noPersistentIds(ThreadState ts) {
        return PickleState.UNPICKLING_ERROR.error(ts, NO_IDS);
    }

    // ---- construction

    private void reduce() {
        PyObject args = stack.pop();
        PyObject f = null;
        try {
            f = stack.pop();
            if (!(args instanceof PyTuple t)) {
                throw Raise.typeError("argument list must be a tuple");
            }
            stack.push(Calls.call(ts, f, t.items, null));
        } finally {
            Refs.decref(ts, args);
            Refs.xdecref(ts, f);
        }
    }

    private void newObject(boolean keywords) {
        PyObject kwargs = keywords ? stack.pop() : null;
        PyObject args = null;
        PyObject cls = null;
        try {
            args = stack.pop();
            cls = stack.pop();
            String op = keywords ? "NEWOBJ_EX" : "NEWOBJ";
            if (!(cls instanceof PyType type)) {
                throw l.error("%s class argument must be a type, not %s", op, PyType.of(cls).name());
            }
            if (type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
                throw l.error("%s class argument '%s' doesn't have __new__", op, type.name());
            }
            if (!(args instanceof PyTuple t)) {
                throw l.error("%s args argument must be a tuple, not %s", op, PyType.of(args).name());
            }
            if (keywords && !(kwargs instanceof PyDict)) {
                throw l.error("%s kwargs argument must be a dict, not %s", op, PyType.of(kwargs).name());
            }
            stack.push(keywords && ((PyDict) kwargs).size() > 0 ? newWithKeywords(type, t, (PyDict) kwargs) : type.slots().tp_new(ts, type, t.items, null));
        } finally {
            Refs.xdecref(ts, kwargs);
            Refs.xdecref(ts, args);
            Refs.xdecref(ts, cls);
        }
    }

    private @Owned PyObject newWithKeywords(PyType type, PyTuple args, PyDict kwargs) {
        PyObject[] kv = kwargs.itemsNow(ts);
        try {
            int n = args.size();
            PyObject[] all = java.util.Arrays.copyOf(args.items, n + kv.length / 2);
            PyUnicode[] names = new PyUnicode[kv.length / 2];
            for (int i = 0; i < names.length; i++) {
                names[i] = PyUnicode.unwrapOrNull(kv[2 * i]);
                if (names[i] == null) {
                    throw Raise.typeError("keywords must be strings");
                }
                all[n + i] = kv[2 * i + 1];
            }
            return type.slots().tp_new(ts, type, all, names);
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    private void inst(int from) {
        PyUnicode module = nameLine("ascii");
        find(module, nameLine("ascii"));
        PyObject cls = stack.pop();
        instantiate(cls, from);
    }

    private void obj(int from) {
        if (stack.size() - from < 1) {
            throw stack.underflow();
        }
        PyObject[] all = stack.popFrom(from);
        for (int i = 1; i < all.length; i++) {
            stack.push(all[i]);
        }
        instantiate(all[0], from);
    }

    /** Makes an instance of a class (stolen) with the arguments on the stack from an index on. */
    private void instantiate(PyObject cls, int from) {
        PyObject[] args = stack.popFrom(from);
        try {
            stack.push(args.length == 0 && cls instanceof PyType && !hasInitArgs(cls) ? Calls.callMethod(ts, cls, Names.__new__, cls) : Calls.call(ts, cls, args, null));
        } finally {
            Refs.releaseAll(ts, args, 0, args.length);
            Refs.decref(ts, cls);
        }
    }

    private boolean hasInitArgs(PyObject cls) {
        PyObject f = Objects.lookupAttr(ts, cls, GETINITARGS);
        Refs.xdecref(ts, f);
        return f != null;
    }

    // ---- state

    private void build() {
        if (stack.size() < 2) {
            throw stack.underflow();
        }
        PyObject state = stack.pop();
        try {
            PyObject inst = stack.top();
            PyObject setstate = Objects.lookupAttr(ts, inst, Names.__setstate__);
            if (setstate != null) {
                try {
                    Refs.decref(ts, Calls.call1(ts, setstate, state));
                } finally {
                    Refs.decref(ts, setstate);
                }
                return;
            }
            boolean both = state instanceof PyTuple t && t.size() == 2;
            attributes(inst, both ? ((PyTuple) state).get(0) : state);
            if (both) {
                slots(inst, ((PyTuple) state).get(1));
            }
        } finally {
            Refs.decref(ts, state);
        }
    }

    private void attributes(PyObject inst, PyObject state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict d)) {
            throw l.error("state is not a dictionary");
        }
        boolean inline = inst.getClass() == PyInstance.class && PyType.of(inst).hasFlag(PyType.HAS_DICT)
                && PyType.of(inst).lookupBorrowed(Names.__dict__) instanceof PyGetSetDescriptor;
        PyObject dict = inline ? null : Objects.getAttr(ts, inst, Names.__dict__);
        try {
            PyDict.Cursor c = new PyDict.Cursor();
            while (d.next(ts, c)) {
                PyObject key = c.key instanceof PyUnicode u ? PyUnicode.intern(u) : c.key;
                PyObject value = c.value;
                try {
                    if (dict == null && key instanceof PyUnicode name) {
                        InlineValues.set(ts, (PyInstance) inst, name, value);
                    } else {
                        dict = dict != null ? dict : Objects.getAttr(ts, inst, Names.__dict__);
                        Objects.setItem(ts, dict, key, value);
                    }
                } finally {
                    Refs.decref(ts, key);
                    Refs.decref(ts, value);
                }
            }
        } finally {
            Refs.xdecref(ts, dict);
        }
    }

    private void slots(PyObject inst, PyObject state) {
        if (!(state instanceof PyDict d)) {
            throw l.error("slot state is not a dictionary");
        }
        PyDict.Cursor c = new PyDict.Cursor();
        while (d.next(ts, c)) {
            PyObject key = c.key;
            PyObject value = c.value;
            try {
                PyUnicode name = PyUnicode.unwrapOrNull(key);
                if (name == null) {
                    throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(key).name());
                }
                Objects.setAttr(ts, inst, name, value);
            } finally {
                Refs.decref(ts, key);
                Refs.decref(ts, value);
            }
        }
    }
}
