// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code _pickle.Pickler}; held: the file's {@code write}, the buffer callback, the dispatch table, an assigned {@code persistent_id}.
 *  <p>Threads: one dump at a time; a second one, of the same thread or another, is an error. */
@PyClass(name = "Pickler", signature = "(file, protocol=None, fix_imports=True, buffer_callback=None)", module = "_pickle", flags = PyType.BASETYPE, doc = PickleDocs.PICKLER)
public class PyPickler extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyPicklerExposed());
    private static final PyUnicode PERSISTENT_ID = PyUnicode.intern("persistent_id");
    private static final PyUnicode REDUCER_OVERRIDE = PyUnicode.intern("reducer_override");
    private static final PyUnicode DISPATCH_TABLE = PyUnicode.intern("dispatch_table");
    private static final int WRITE = 0;
    private static final int CALLBACK = 1;
    private static final int TABLE = 2;
    private static final int PERSISTENT = 3;

    private final AtomicBoolean used = new AtomicBoolean();
    private final PicklerMemo memo = new PicklerMemo();
    private volatile int protocol = Op.DEFAULT_PROTOCOL;
    private volatile boolean fixImports;
    private volatile int bin;
    private volatile int fast;

    protected PyPickler(ThreadState ts) {
        super(ts, new PyObject[4]);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyPicklerExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyPickler self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("Pickler", args, kwnames, "file", "protocol", "fix_imports", "buffer_callback");
        if (a[0] == null) {
            throw Raise.typeError("Pickler() missing required argument 'file' (pos 1)");
        }
        self.begin();
        try {
            self.init(ts, a);
        } finally {
            self.used.set(false);
        }
    }

    private void init(ThreadState ts, PyObject[] a) {
        put(ts, WRITE, null);
        int p = Saver.protocol(ts, a[1]);
        PyObject callback = Saver.bufferCallback(a[3], p);
        PyObject write = writeOf(ts, a[0]);
        protocol = p;
        bin = p > 0 ? 1 : 0;
        fixImports = a[2] == null || Objects.isTrue(ts, a[2]);
        fast = 0;
        memo.clear(ts);
        put(ts, CALLBACK, Refs.xnewRef(ts, callback));
        put(ts, TABLE, null);
        put(ts, TABLE, Objects.lookupAttr(ts, this, DISPATCH_TABLE));
        put(ts, WRITE, write);
    }

    static @Owned PyObject writeOf(ThreadState ts, PyObject file) {
        PyObject w = Objects.lookupAttr(ts, file, "write");
        if (w == null) {
            throw Raise.typeError("file must have a 'write' attribute");
        }
        return w;
    }

    private void begin() {
        if (!used.compareAndSet(false, true)) {
            throw Raise.runtimeError("Pickler object is already used");
        }
    }

    @PyMethod(value = "($self, obj, /)", doc = "Write a pickled representation of the given object to the open file.")
    void dump(ThreadState ts, PyObject obj) {
        PyObject write = held(ts, WRITE);
        if (write == null) {
            throw PickleState.PICKLING_ERROR.error(ts, "Pickler.__init__() was not called by %s.__init__()", PyType.of(this).name());
        }
        PyObject[] hooks = new PyObject[4];
        boolean mine = false;
        try {
            begin();
            mine = true;
            hooks[0] = persistentId(ts);
            hooks[1] = Objects.lookupAttr(ts, this, REDUCER_OVERRIDE);
            hooks[2] = held(ts, TABLE);
            hooks[3] = held(ts, CALLBACK);
            Saver s = new Saver(ts, memo, write, protocol, fixImports, hooks[3]);
            s.persistentId = hooks[0];
            s.reducerOverride = hooks[1];
            s.dispatchTable = hooks[2];
            s.fast = fast != 0 ? new FastMode() : null;
            s.dump(obj);
            s.out.flush();
        } finally {
            if (mine) {
                used.set(false);
            }
            for (PyObject h : hooks) {
                Refs.xdecref(ts, h);
            }
            Refs.decref(ts, write);
        }
    }

    /** The hook for persistent ids, or null if nobody gave one. */
    private @Owned PyObject persistentId(ThreadState ts) {
        PyObject assigned = held(ts, PERSISTENT);
        if (assigned != null) {
            return assigned;
        }
        PyObject f = Objects.getAttr(ts, this, PERSISTENT_ID);
        if (f instanceof PyBuiltinFunction b && b.self() == this && b.call().isOf(TYPE.exposure(), "persistent_id")) {
            Refs.decref(ts, f);
            return null;
        }
        return f;
    }

    @PyMethod("($self, obj, /)")
    PyObject persistent_id(ThreadState ts, PyObject obj) {
        return PyNone.NONE;
    }

    @PyMethod(value = "($self, /)", doc = PickleDocs.CLEAR_MEMO)
    void clear_memo(ThreadState ts) {
        begin();
        try {
            memo.clear(ts);
        } finally {
            used.set(false);
        }
    }

    // ---- attributes

    static PyObject tp_getattro(ThreadState ts, PyPickler self, PyUnicode name) {
        if (name.equalsText(PERSISTENT_ID)) {
            PyObject assigned = self.held(ts, PERSISTENT);
            if (assigned != null) {
                return assigned;
            }
        }
        return Attributes.genericGetAttr(ts, self, name);
    }

    static void tp_setattro(ThreadState ts, PyPickler self, PyUnicode name, PyObject value) {
        if (name.equalsText(PERSISTENT_ID)) {
            self.put(ts, PERSISTENT, Refs.xnewRef(ts, value));
        } else {
            Attributes.genericSetAttr(ts, self, name, value);
        }
    }

    @PyGetter(value = "bin", member = true)
    long bin() {
        return bin;
    }

    @PySetter("bin")
    void setBin(ThreadState ts, PyObject value) {
        bin = number(ts, value);
    }

    @PyGetter(value = "fast", member = true)
    long fast() {
        return fast;
    }

    @PySetter("fast")
    void setFast(ThreadState ts, PyObject value) {
        fast = number(ts, value);
    }

    private static int number(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("can't delete numeric/char attribute");
        }
        return Args.toInt(ts, value);
    }

    @PyGetter(value = "dispatch_table", member = true)
    PyObject dispatchTable(ThreadState ts) {
        PyObject t = held(ts, TABLE);
        if (t == null) {
            throw Attributes.missing(ts, this, DISPATCH_TABLE);
        }
        return t;
    }

    @PySetter("dispatch_table")
    void setDispatchTable(ThreadState ts, PyObject value) {
        if (value == null && peek(TABLE) == null) {
            throw Attributes.missing(ts, this, DISPATCH_TABLE);
        }
        put(ts, TABLE, Refs.xnewRef(ts, value));
    }

    @PyGetter("memo")
    PyObject memo(ThreadState ts) {
        return new PyPicklerMemoProxy(ts, Refs.newRef(ts, this));
    }

    @PySetter("memo")
    void setMemo(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("attribute deletion is not supported");
        }
        PicklerMemo fresh;
        if (value instanceof PyPicklerMemoProxy p) {
            fresh = p.pickler().memo.copy(ts);
        } else if (value instanceof PyDict d) {
            fresh = memoOf(ts, d);
        } else {
            throw Raise.typeError("'memo' attribute must be a PicklerMemoProxy object or dict, not %s", PyType.of(value).name());
        }
        begin();
        try {
            memo.become(ts, fresh);
        } finally {
            used.set(false);
        }
    }

    private static PicklerMemo memoOf(ThreadState ts, PyDict d) {
        PicklerMemo m = new PicklerMemo();
        PyObject[] kv = d.itemsNow(ts);
        try {
            for (int i = 1; i < kv.length; i += 2) {
                if (!(kv[i] instanceof PyTuple t) || t.size() != 2) {
                    throw Raise.typeError("'memo' values must be 2-item tuples");
                }
                m.put(ts, t.get(1), (int) Numbers.asSsize(ts, t.get(0), Exc.OverflowError));
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
