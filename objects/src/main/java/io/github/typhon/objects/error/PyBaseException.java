// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.HeapObjects;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.table.StateSlots;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.MemoryReserve;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.VarHandle;

/** An exception object: arguments, traceback, context, cause; subclasses keep their own state in the same array.
 *  <p>Threads: any; every element of {@code state} is read by try-incref and re-check, and overwritten by exchange.
 *  <p>Ownership: owns its type, the elements of {@code state} and of {@code values}. A null traceback, context or cause is Python's None.
 *  <p>CPython: PyBaseExceptionObject (Objects/exceptions.c). */
@PyClass(name = "BaseException", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT}, doc = "Common base class for all exceptions")
public class PyBaseException extends RefCounted implements Attributed {
    public static final PyType TYPE = PyType.builtin(new PyBaseExceptionExposed());

    private static final int ARGS = 0;
    private static final int TRACEBACK = 1;
    private static final int CONTEXT = 2;
    private static final int CAUSE = 3;
    /** The first element that belongs to subclasses. */
    protected static final int OWN = 4;

    private Shape shape;
    private PyObject[] values;
    @Owned private final PyObject[] state;
    private volatile boolean suppressContext;

    /** An exception of a type whose Java class is this one, with empty args. */
    public PyBaseException(ThreadState ts, PyType type) {
        this(ts, type, 0);
    }

    protected PyBaseException(ThreadState ts, PyType type, int ownState) {
        super(ts);
        shape = type.initialShape();
        values = type.newValues();
        state = new PyObject[OWN + ownState];
        state[ARGS] = PyTuple.EMPTY;
        Refs.incref(ts, type);
        track(ts);
    }

    @Override
    public final PyType ob_type() {
        return shape().type();
    }

    @Override
    public final Shape shape() {
        Shape v = shape;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final void setShapeRelease(Shape s) {
        VarHandle.releaseFence();
        shape = s;
    }

    @Override
    public final PyObject[] values() {
        PyObject[] v = values;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final void setValuesRelease(PyObject[] v) {
        VarHandle.releaseFence();
        values = v;
    }

    @Override
    public void traverse(Visitor v) {
        InlineValues.traverse(this, v);
        StateSlots.traverse(state, v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        InlineValues.clear(ts, this);
        StateSlots.clear(ts, this, state);
    }

    @Override
    protected final boolean hasFinalizer() {
        return ob_type().slots().has(Slot.TP_FINALIZE);
    }

    @Override
    protected final void finalizeObject(ThreadState ts) {
        HeapObjects.finalizeObject(ts, this);
    }

    @Override
    protected final void deallocated(ThreadState ts) {
        PyType type = ob_type();
        if (type == Exc.MemoryError && MemoryReserve.isReleased()) {
            // Handled, and most likely what took the memory is gone.
            MemoryReserve.take();
        }
        Refs.decref(ts, type);
    }

    // ---- state

    /** A new reference to an element of the state, or null. */
    final @Owned PyObject load(ThreadState ts, int i) {
        return StateSlots.load(ts, state, i);
    }

    final @Owned PyObject loadOrNone(ThreadState ts, int i) {
        PyObject o = load(ts, i);
        return o == null ? PyNone.NONE : o;
    }

    final void store(ThreadState ts, int i, @Stolen PyObject value) {
        // An exception that nobody else knows has nothing that others may be about to count.
        if (Refs.isUniquelyReferenced(ts, this)) {
            PyObject now = state[i];
            RefSlots.setRelease(state, i, value);
            Refs.xdecref(ts, now);
        } else {
            StateSlots.store(ts, state, i, value);
        }
    }

    /** The arguments; a cleared exception has none. */
    public final @Owned PyTuple args(ThreadState ts) {
        PyObject a = load(ts, ARGS);
        return a == null ? PyTuple.EMPTY : (PyTuple) a;
    }

    public final void setArgs(ThreadState ts, @Stolen PyTuple args) {
        store(ts, ARGS, args);
    }

    /** The traceback, or null. */
    public final @Owned PyObject traceback(ThreadState ts) {
        return load(ts, TRACEBACK);
    }

    /** The traceback, or null, for who is about to set another. */
    public final @Owned PyObject takeTraceback(ThreadState ts) {
        if (!Refs.isUniquelyReferenced(ts, this)) {
            return load(ts, TRACEBACK);
        }
        PyObject now = state[TRACEBACK];
        RefSlots.setRelease(state, TRACEBACK, null);
        return now;
    }

    public final boolean hasTraceback() {
        return RefSlots.getAcquire(state, TRACEBACK) != null;
    }

    public final void setTraceback(ThreadState ts, @Stolen PyObject traceback) {
        store(ts, TRACEBACK, traceback);
    }

    /** The exception that was being handled when this one was raised, or null. */
    public final @Owned PyObject context(ThreadState ts) {
        return load(ts, CONTEXT);
    }

    public final void setContext(ThreadState ts, @Stolen PyObject context) {
        store(ts, CONTEXT, context);
    }

    /** The {@code from} exception, or null. */
    public final @Owned PyObject cause(ThreadState ts) {
        return load(ts, CAUSE);
    }

    /** Sets the cause (null for None) and suppresses the context. CPython: PyException_SetCause. */
    public final void setCause(ThreadState ts, @Stolen PyObject cause) {
        suppressContext = true;
        store(ts, CAUSE, cause);
    }

    public final boolean suppressContext() {
        return suppressContext;
    }

    public final void setSuppressContext(boolean on) {
        suppressContext = on;
    }

    // ---- slots

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyType solid = type.solidBase();
        if (solid.hasFlag(PyType.GENERIC_NEW)) {
            return solid.slots().tp_new(ts, type, args, kwnames);
        }
        PyBaseException e = new PyBaseException(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    /** Makes the positional arguments the exception's. */
    final void takeArgs(ThreadState ts, PyObject[] args, PyUnicode[] kwnames) {
        int n = args.length - (kwnames == null ? 0 : kwnames.length);
        PyObject[] old = RefSlots.getAcquire(state, ARGS) instanceof PyTuple t ? t.items : null;
        // __init__ usually repeats what __new__ was given.
        if (old == null || !same(old, args, n)) {
            store(ts, ARGS, PyTuple.copyOf(ts, args, 0, n));
        }
    }

    private static boolean same(PyObject[] items, PyObject[] args, int n) {
        if (items.length != n) return false;
        for (int i = 0; i < n; i++) {
            if (items[i] != args[i]) return false;
        }
        return true;
    }

    static void noKeywords(PyBaseException self, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("%s() takes no keyword arguments", self.ob_type().name());
        }
    }

    static void tp_init(ThreadState ts, PyBaseException self, PyObject[] args, PyUnicode[] kwnames) {
        noKeywords(self, kwnames);
        self.takeArgs(ts, args, kwnames);
    }

    static PyObject tp_str(ThreadState ts, PyBaseException self) {
        PyTuple args = self.args(ts);
        try {
            return switch (args.size()) {
                case 0 -> PyUnicode.EMPTY;
                case 1 -> Objects.str(ts, args.get(0));
                default -> Objects.str(ts, args);
            };
        } finally {
            Refs.decref(ts, args);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyBaseException self) {
        PyTuple args = self.args(ts);
        try {
            String name = self.ob_type().shortName();
            return PyUnicode.of(args.size() == 1 ? name + "(" + Objects.reprText(ts, args.get(0)) + ")" : name + Objects.reprText(ts, args));
        } finally {
            Refs.decref(ts, args);
        }
    }

    // ---- methods

    /** The attributes as a dict, or null if there are none. */
    final @Owned PyObject dictOrNull(ThreadState ts) {
        Shape s = shape();
        return s.isDict() || s.size() > 0 ? InlineValues.dict(ts, this) : null;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyBaseException self) {
        PyObject dict = self.dictOrNull(ts);
        PyObject type = Refs.newRef(ts, self.ob_type());
        return dict == null ? PyTuple.of(ts, type, self.args(ts)) : PyTuple.of(ts, type, self.args(ts), dict);
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    PyObject setState(ThreadState ts, PyObject state) {
        if (state == PyNone.NONE) {
            return state;
        }
        if (!Containers.factory().isDict(state)) {
            throw Raise.typeError("state is not a dictionary");
        }
        PyObject[] items = Containers.factory().dictItems(ts, state);
        try {
            for (int i = 0; i < items.length; i += 2) {
                PyUnicode name = PyUnicode.unwrapOrNull(items[i]);
                if (name == null) {
                    throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(items[i]).name());
                }
                Objects.setAttr(ts, this, name, items[i + 1]);
            }
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
        return PyNone.NONE;
    }

    @PyMethod(value = "($self, tb, /)", name = "with_traceback", doc = "Set self.__traceback__ to tb and return self.")
    PyObject withTraceback(ThreadState ts, PyObject tb) {
        setTracebackAttribute(ts, tb);
        return Refs.newRef(ts, this);
    }

    @PyMethod(value = "($self, note, /)", name = "add_note", doc = "Add a note to the exception")
    void addNote(ThreadState ts, PyUnicode note) {
        PyObject notes = Objects.lookupAttr(ts, this, Names.__notes__);
        try {
            if (notes == null) {
                notes = Containers.factory().newList(ts, new PyObject[0], 0);
                Objects.setAttr(ts, this, Names.__notes__, notes);
            } else if (!Containers.factory().isList(notes)) {
                throw Raise.typeError("Cannot add note: __notes__ is not a list");
            }
            Containers.factory().listAppend(ts, notes, note);
        } finally {
            Refs.xdecref(ts, notes);
        }
    }

    // ---- attributes

    @PyGetter("args")
    PyObject getArgs(ThreadState ts) {
        return args(ts);
    }

    @PySetter("args")
    void setArgsAttribute(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("args may not be deleted");
        }
        setArgs(ts, (PyTuple) Sequences.tuple(ts, value));
    }

    @PyGetter("__traceback__")
    PyObject getTraceback(ThreadState ts) {
        return loadOrNone(ts, TRACEBACK);
    }

    @PySetter("__traceback__")
    void setTracebackAttribute(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("__traceback__ may not be deleted");
        }
        if (value != PyNone.NONE && !isTraceback(PyType.of(value))) {
            throw Raise.typeError("__traceback__ must be a traceback or None");
        }
        store(ts, TRACEBACK, orNull(ts, value));
    }

    // The type of tracebacks lives with frames, above this module.
    private static boolean isTraceback(PyType t) {
        return !t.isHeapType() && t.name().equals("traceback");
    }

    private static @Owned PyObject orNull(ThreadState ts, @Borrowed PyObject value) {
        return value == PyNone.NONE ? null : Refs.newRef(ts, value);
    }

    @PyGetter(value = "__context__", doc = "exception context")
    PyObject getContext(ThreadState ts) {
        return loadOrNone(ts, CONTEXT);
    }

    @PySetter("__context__")
    void setContextAttribute(ThreadState ts, PyObject value) {
        checkLink(value, "__context__", "context");
        setContext(ts, orNull(ts, value));
    }

    @PyGetter(value = "__cause__", doc = "exception cause")
    PyObject getCause(ThreadState ts) {
        return loadOrNone(ts, CAUSE);
    }

    @PySetter("__cause__")
    void setCauseAttribute(ThreadState ts, PyObject value) {
        checkLink(value, "__cause__", "cause");
        setCause(ts, orNull(ts, value));
    }

    private static void checkLink(PyObject value, String name, String what) {
        if (value == null) {
            throw Raise.typeError("%s may not be deleted", name);
        }
        if (value != PyNone.NONE && !(value instanceof PyBaseException)) {
            throw Raise.typeError("exception %s must be None or derive from BaseException", what);
        }
    }

    @PyGetter(value = "__suppress_context__", member = true)
    boolean getSuppressContext() {
        return suppressContext;
    }

    @PySetter("__suppress_context__")
    void setSuppressContextAttribute(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("can't delete numeric/char attribute");
        }
        if (!(value instanceof PyBool)) {
            throw Raise.typeError("attribute value type must be bool");
        }
        suppressContext = value == PyBool.TRUE;
    }

    @PyGetter("__dict__")
    PyObject getDict(ThreadState ts) {
        return InlineValues.dict(ts, this);
    }

    @PySetter("__dict__")
    void setDict(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("cannot delete __dict__");
        }
        if (!Containers.factory().isDict(value)) {
            throw Raise.typeError("__dict__ must be set to a dictionary, not a '%s'", PyType.of(value).name());
        }
        InlineValues.setDict(ts, this, value);
    }
}
