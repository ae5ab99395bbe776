// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code _pickle.Unpickler}; held: the file's {@code peek}, {@code readinto}, {@code read} and {@code readline}, the buffers, an assigned
 *  {@code persistent_load}. <p>Threads: one load at a time; a second one, of the same thread or another, is an error. */
@PyClass(name = "Unpickler", signature = "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())", module = "_pickle", flags = PyType.BASETYPE, doc = PickleDocs.UNPICKLER)
public class PyUnpickler extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyUnpicklerExposed());
    private static final PyUnicode PERSISTENT_LOAD = PyUnicode.intern("persistent_load");
    private static final String[] FILE = {"peek", "readinto", "read", "readline"};
    private static final int READ = 2;
    private static final int BUFFERS = 4;
    private static final int PERSISTENT = 5;

    private final AtomicBoolean used = new AtomicBoolean();
    private final UnpicklerMemo memo = new UnpicklerMemo();
    private final PickleInput in = new PickleInput();
    private volatile String encoding = "ASCII";
    private volatile String errors = "strict";
    private volatile boolean fixImports = true;
    /** Of the pickle read last, for find_class. */
    private volatile int protocol;
    /** The running load, on the thread that runs it. */
    private volatile Loader running;

    protected PyUnpickler(ThreadState ts) {
        super(ts, new PyObject[6]);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyUnpicklerExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyUnpickler self, PyObject[] args, PyUnicode[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional > 1) {
            throw Raise.typeError("Unpickler() takes exactly 1 positional argument (%d given)", positional);
        }
        PyObject[] a = NewArgs.bind("Unpickler", args, kwnames, "file", "fix_imports", "encoding", "errors", "buffers");
        if (a[0] == null) {
            throw Raise.typeError("Unpickler() missing required argument 'file' (pos 1)");
        }
        self.begin();
        try {
            self.init(ts, a);
        } finally {
            self.used.set(false);
        }
    }

    private void init(ThreadState ts, PyObject[] a) {
        String enc = NewArgs.text("Unpickler", "encoding", a[2]);
        String err = NewArgs.text("Unpickler", "errors", a[3]);
        for (int i = 0; i < BUFFERS; i++) {
            put(ts, i, null);
        }
        for (int i = 0; i < BUFFERS; i++) {
            put(ts, i, Objects.lookupAttr(ts, a[0], FILE[i]));
        }
        if (peek(READ) == null || peek(READ + 1) == null) {
            put(ts, READ, null);
            throw Raise.typeError("file must have 'read' and 'readline' attributes");
        }
        in.reset();
        encoding = enc == null ? "ASCII" : enc;
        errors = err == null ? "strict" : err;
        fixImports = a[1] == null || Objects.isTrue(ts, a[1]);
        put(ts, BUFFERS, a[4] == null || a[4] == PyNone.NONE ? null : Iterators.iter(ts, a[4]));
        memo.clear(ts);
        protocol = 0;
    }

    private void begin() {
        if (!used.compareAndSet(false, true)) {
            throw Raise.runtimeError("Unpickler object is already used");
        }
    }

    @PyMethod(value = "($self, /)", doc = PickleDocs.UNPICKLER_LOAD)
    PyObject load(ThreadState ts) {
        if (peek(READ) == null) {
            throw PickleState.UNPICKLING_ERROR.error(ts, "Unpickler.__init__() was not called by %s.__init__()", PyType.of(this).name());
        }
        begin();
        PyObject[] own = new PyObject[6];
        try {
            for (int i = 0; i <= BUFFERS; i++) {
                own[i] = held(ts, i);
            }
            own[PERSISTENT] = persistentLoad(ts);
            return run(ts, own);
        } finally {
            running = null;
            in.ts = null;
            used.set(false);
            for (PyObject o : own) {
                Refs.xdecref(ts, o);
            }
        }
    }

    private PyObject run(ThreadState ts, PyObject[] own) {
        in.ts = ts;
        in.peek = own[0];
        in.readinto = own[1];
        in.read = own[READ];
        in.readline = own[READ + 1];
        Loader l = new Loader(ts, in, memo);
        l.encoding = encoding;
        l.errors = errors;
        l.fixImports = fixImports;
        l.buffers = own[BUFFERS];
        l.persistentLoad = own[PERSISTENT];
        l.unpickler = this;
        running = l;
        try {
            return l.load();
        } finally {
            protocol = l.protocol;
        }
    }

    /** The hook for persistent ids, or null if nobody gave one. */
    private @Owned PyObject persistentLoad(ThreadState ts) {
        PyObject assigned = held(ts, PERSISTENT);
        if (assigned != null) {
            return assigned;
        }
        PyObject f = Objects.getAttr(ts, this, PERSISTENT_LOAD);
        if (f instanceof PyBuiltinFunction b && b.self() == this && b.call().isOf(TYPE.exposure(), "persistent_load")) {
            Refs.decref(ts, f);
            return null;
        }
        return f;
    }

    @PyMethod("($self, pid, /)")
    PyObject persistent_load(ThreadState ts, PyObject pid) {
        throw ObjectLoader.noPersistentIds(ts);
    }

    @PyMethod(value = "($self, module_name, global_name, /)", doc = PickleDocs.FIND_CLASS)
    PyObject find_class(ThreadState ts, PyObject module_name, PyObject global_name) {
        Loader l = running;
        return GlobalFinder.find(ts, module_name, global_name, l != null ? l.protocol : protocol, fixImports);
    }

    // ---- attributes

    static PyObject tp_getattro(ThreadState ts, PyUnpickler self, PyUnicode name) {
        if (name.equalsText(PERSISTENT_LOAD)) {
            PyObject assigned = self.held(ts, PERSISTENT);
            if (assigned != null) {
                return assigned;
            }
        }
        return Attributes.genericGetAttr(ts, self, name);
    }

    static void tp_setattro(ThreadState ts, PyUnpickler self, PyUnicode name, PyObject value) {
        if (name.equalsText(PERSISTENT_LOAD)) {
            self.put(ts, PERSISTENT, Refs.xnewRef(ts, value));
        } else {
            Attributes.genericSetAttr(ts, self, name, value);
        }
    }

    @PyGetter("memo")
    PyObject memo(ThreadState ts) {
        return new PyUnpicklerMemoProxy(ts, Refs.newRef(ts, this));
    }

    @PySetter("memo")
    void setMemo(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("attribute deletion is not supported");
        }
        UnpicklerMemo fresh;
        if (value instanceof PyUnpicklerMemoProxy p) {
            fresh = p.unpickler().memo.copy(ts);
        } else if (value instanceof PyDict d) {
            fresh = memoOf(ts, d);
        } else {
            throw Raise.typeError("'memo' attribute must be an UnpicklerMemoProxy object or dict, not %s", PyType.of(value).name());
        }
        begin();
        try {
            memo.become(ts, fresh);
        } finally {
            used.set(false);
        }
    }

    private static UnpicklerMemo memoOf(ThreadState ts, PyDict d) {
        UnpicklerMemo m = new UnpicklerMemo();
        PyObject[] kv = d.itemsNow(ts);
        try {
            for (int i = 0; i < kv.length; i += 2) {
                if (PyLong.unwrapOrNull(kv[i]) == null) {
                    throw Raise.typeError("memo key must be integers");
                }
                long k = Numbers.asSsize(ts, kv[i], Exc.OverflowError);
                if (k < 0) {
                    throw Raise.valueError("memo key must be positive integers.");
                }
                m.put(ts, k, kv[i + 1]);
            }
            return m;
        } catch (Throwable e) {
            m.clear(ts);
            throw e;
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    @Owned PyDict memoDict(ThreadState ts) {
        return memo.toDict(ts);
    }

    void clearMemo(ThreadState ts) {
        begin();
        try {
            memo.clear(ts);
        } finally {
            used.set(false);
        }
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        memo.traverse(v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        super.clearReferences(ts);
        memo.clear(ts);
    }
}
