// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.code;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.LineTable;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A code object: a {@link CodeUnit} whose constants and names are Python objects, and its executable form once it has run.
 * Constants and names are made when they are first asked for.
 * <p>Threads: immutable but for the file name, which the import system sets before others see it, the linked parts, of which the first
 * published ones stay, and {@code entry} and {@code executable}, which the interpreter publishes (any of several equal builds may win).
 * <p>Ownership: owns its constants; deferred, like everything many threads share.
 */
@PyClass(name = "code", flags = {PyType.HAS_WEAKREF}, signature = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)")
public final class PyCode extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyCodeExposed());

    private static final VarHandle LINKED;

    static {
        try {
            LINKED = MethodHandles.lookup().findVarHandle(PyCode.class, "linked", Linked.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public final CodeUnit unit;
    /** Set where the constants are not those of the unit: by code.replace(). */
    final boolean relinked;
    private volatile Linked linked;
    public final PyUnicode name;
    public final PyUnicode qualname;
    private volatile PyUnicode filename;
    public final int nlocalsplus;
    public final int nslots;
    public final int argcount;
    public final int posonlyargcount;
    public final int kwonlyargcount;
    public final int flags;
    public final int firstlineno;
    /** Argument slots, *args and **kwargs included. */
    public final int argSlots;
    /** Positional parameters only, no *args, **kwargs or keyword-only: a call moves its arguments and is bound. */
    public final boolean simpleArgs;
    private final long cellSlots;
    private final boolean[] manyCellSlots;
    /** First instruction node (frame.Insn), null until the code runs first; then of the instrumented form. */
    public volatile Object entry;
    public volatile Object tracedEntry;
    /** Compiled code that needs no frame (frame.FramelessEntry), or null. */
    public volatile Object frameless;
    /** What the interpreter keeps per code object. */
    public volatile Object executable;
    /** What tools of sys.monitoring want of it, or null. */
    public volatile Object monitors;

    /** What only running code needs: constants (owned), names, names of the named slots. */
    private record Linked(PyObject[] consts, PyUnicode[] names, PyUnicode[] slotNames) {}

    /** A constant of a unit as it was compiled. */
    PyCode(ThreadState ts, CodeUnit unit) {
        this(ts, unit, PyUnicode.intern(unit.filename), null);
    }

    /** @param consts owned, in place of the unit's own; or null */
    PyCode(ThreadState ts, CodeUnit unit, PyUnicode filename, PyObject[] consts) {
        super(ts);
        this.unit = unit;
        this.filename = filename;
        relinked = consts != null;
        if (consts != null) linked = link(consts);
        name = PyUnicode.intern(unit.name);
        qualname = PyUnicode.intern(unit.qualname);
        nlocalsplus = unit.nlocalsplus;
        nslots = unit.nslots;
        argcount = unit.argcount;
        posonlyargcount = unit.posonlyargcount;
        kwonlyargcount = unit.kwonlyargcount;
        flags = unit.flags;
        firstlineno = unit.firstlineno;
        argSlots = unit.argSlots();
        simpleArgs = argSlots == argcount;
        boolean[] cells = new boolean[nlocalsplus];
        for (int slot : unit.cellSlots) cells[slot] = true;
        for (int i = unit.firstFreeSlot(); i < nlocalsplus; i++) cells[i] = true;
        manyCellSlots = cells;
        long bits = 0;
        for (int i = 0; i < Math.min(64, cells.length); i++) bits |= cells[i] ? 1L << i : 0;
        cellSlots = bits;
        track(ts);
        Refs.makeDeferred(ts, this);
    }

    private Linked linked() {
        Linked l = linked;
        return l == null ? linkSlow() : l;
    }

    /** Not under a lock: linking allocates, and a thread may be stopped there. */
    private Linked linkSlow() {
        ThreadState ts = ThreadState.current();
        Linked mine = link(CodeLinker.constants(ts, this));
        if (LINKED.compareAndSet(this, null, mine)) return mine;
        Refs.releaseAll(ts, mine.consts, 0, mine.consts.length);
        return linked;
    }

    private Linked link(PyObject[] consts) {
        PyUnicode[] slots = new PyUnicode[unit.nlocalsplus];
        for (int i = 0; i < slots.length; i++) slots[i] = PyUnicode.intern(unit.slotName(i));
        return new Linked(consts, interned(unit.names()), slots);
    }

    /** The constants; owned by this object. */
    public PyObject[] consts() {
        return linked().consts;
    }

    public PyUnicode[] names() {
        return linked().names;
    }

    /** Names of the named slots. */
    public PyUnicode[] slotNames() {
        return linked().slotNames;
    }

    public PyUnicode filename() {
        return filename;
    }

    /** Gives this code and what it defines another file name, where it is the same. CPython: update_code_filenames. */
    public void setFilename(PyUnicode file) {
        PyUnicode old = filename;
        Linked l = linked;
        if (l != null) {
            for (PyObject c : l.consts) {
                if (c instanceof PyCode inner && inner.filename.toString().equals(old.toString())) inner.setFilename(file);
            }
        }
        filename = file;
    }

    private static PyUnicode[] interned(List<String> list) {
        PyUnicode[] out = new PyUnicode[list.size()];
        for (int i = 0; i < out.length; i++) out[i] = PyUnicode.intern(list.get(i));
        return out;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public boolean isCellSlot(int slot) {
        return slot < 64 ? (cellSlots >>> slot & 1) != 0 : manyCellSlots[slot];
    }

    public int freeCount() {
        return unit.nfrees;
    }

    public boolean hasFlag(int flag) {
        return (flags & flag) != 0;
    }

    /** The source line of an instruction, or -1. */
    public int lineOf(int pc) {
        LineTable t = unit.lines();
        if (pc < 0) return firstlineno;
        return pc < t.size() ? t.line(pc) : -1;
    }

    // ---- Python face

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw Raise.notImplemented("code objects are made by compile(), marshal or code.replace() only");
    }

    static PyObject tp_repr(ThreadState ts, PyCode self) {
        return PyUnicode.of("<code object " + self.unit.name + " at " + Hashing.address(self) + ", file \"" + self.filename + "\", line "
                + self.firstlineno + ">");
    }

    private static boolean sameConsts(ThreadState ts, PyObject[] a, PyObject[] b) {
        if (a.length != b.length) return false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] == b[i]) continue;
            if (PyType.of(a[i]) != PyType.of(b[i]) || !Objects.richCompareBool(ts, a[i], b[i], CompareOp.EQ)) return false;
        }
        return true;
    }

    static PyObject tp_richcompare(ThreadState ts, PyCode a, PyObject other, int op) {
        if (!(other instanceof PyCode b) || op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        CodeUnit u = a.unit;
        CodeUnit v = b.unit;
        boolean eq = a == b || u.name.equals(v.name) && u.argcount == v.argcount && u.posonlyargcount == v.posonlyargcount
                && u.kwonlyargcount == v.kwonlyargcount && u.flags == v.flags && u.firstlineno == v.firstlineno
                && Arrays.equals(u.code(), v.code()) && u.names().equals(v.names()) && u.varnames().equals(v.varnames())
                && u.cellvars().equals(v.cellvars()) && u.freevars().equals(v.freevars()) && u.exceptions().equals(v.exceptions())
                && sameConsts(ts, a.consts(), b.consts()) && sameLines(u, v);
        return PyBool.of(eq == (op == CompareOp.EQ));
    }

    private static boolean sameLines(CodeUnit u, CodeUnit v) {
        for (int pc = 0; pc < u.code().length; pc++) {
            if (u.lines().line(pc) != v.lines().line(pc) || u.lines().column(pc) != v.lines().column(pc)) return false;
        }
        return true;
    }

    static long tp_hash(ThreadState ts, PyCode self) {
        CodeUnit u = self.unit;
        long h = u.name.hashCode();
        h = h * 31 + Arrays.hashCode(u.code());
        h = h * 31 + u.names().hashCode();
        h = h * 31 + u.varnames().hashCode();
        h = h * 31 + u.firstlineno;
        return h == -1 ? -2 : h;
    }

    @PyGetter(value = "co_name", member = true)
    PyObject coName() {
        return name;
    }

    @PyGetter(value = "co_qualname", member = true)
    PyObject coQualname() {
        return qualname;
    }

    @PyGetter(value = "co_filename", member = true)
    PyObject coFilename() {
        return filename;
    }

    @PyGetter(value = "co_firstlineno", member = true)
    long coFirstlineno() {
        return firstlineno;
    }

    @PyGetter(value = "co_argcount", member = true)
    long coArgcount() {
        return argcount;
    }

    @PyGetter(value = "co_posonlyargcount", member = true)
    long coPosonlyargcount() {
        return posonlyargcount;
    }

    @PyGetter(value = "co_kwonlyargcount", member = true)
    long coKwonlyargcount() {
        return kwonlyargcount;
    }

    @PyGetter(value = "co_nlocals", member = true)
    long coNlocals() {
        return unit.nlocals;
    }

    @PyGetter(value = "co_stacksize", member = true)
    long coStacksize() {
        return Math.max(1, nslots - nlocalsplus);
    }

    @PyGetter(value = "co_flags", member = true)
    long coFlags() {
        return flags;
    }

    @PyGetter(value = "co_names", member = true)
    PyObject coNames(ThreadState ts) {
        return PyTuple.copyOf(ts, names(), 0, names().length);
    }

    private static PyObject strings(ThreadState ts, List<String> list) {
        PyUnicode[] a = interned(list);
        return PyTuple.copyOf(ts, a, 0, a.length);
    }

    @PyGetter("co_varnames")
    PyObject coVarnames(ThreadState ts) {
        return strings(ts, unit.varnames());
    }

    @PyGetter("co_cellvars")
    PyObject coCellvars(ThreadState ts) {
        return strings(ts, unit.cellvars());
    }

    @PyGetter("co_freevars")
    PyObject coFreevars(ThreadState ts) {
        return strings(ts, unit.freevars());
    }

    @PyGetter(value = "co_consts", member = true)
    PyObject coConsts(ThreadState ts) {
        return PyTuple.copyOf(ts, consts(), 0, consts().length);
    }

    @PyGetter("co_code")
    PyObject coCode() {
        return PyBytes.of(CodeView.code(unit));
    }

    @PyGetter("_co_code_adaptive")
    PyObject coCodeAdaptive() {
        return coCode();
    }

    @PyGetter(value = "co_exceptiontable", member = true)
    PyObject coExceptiontable() {
        return PyBytes.of(CodeView.exceptionTable(unit));
    }

    @PyGetter(value = "co_linetable", member = true)
    PyObject coLinetable() {
        LineTable t = unit.lines();
        ByteBuffer b = ByteBuffer.allocate(16 * t.size());
        for (int pc = 0; pc < t.size(); pc++) b.putInt(t.line(pc)).putInt(t.endLine(pc)).putInt(t.column(pc)).putInt(t.endColumn(pc));
        return PyBytes.of(b.array());
    }

    private static PyObject intOrNone(int v) {
        return v < 0 ? PyNone.NONE : PyLong.of(v);
    }

    private static PyObject iterOf(ThreadState ts, List<PyObject> items) {
        PyObject t = PyTuple.of(ts, items.toArray(new PyObject[0]));
        try {
            return Iterators.iter(ts, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    /** (start, end, line) of each run; offsets as f_lasti has them. */
    @PyMethod("($self, /)")
    PyObject co_lines(ThreadState ts) {
        List<PyObject> out = new ArrayList<>();
        LineTable t = unit.lines();
        for (int pc = 0; pc < t.size(); ) {
            int end = t.runEnd(pc);
            out.add(PyTuple.of(ts, PyLong.of(CodeView.offset(pc)), PyLong.of(CodeView.offset(end)), intOrNone(t.line(pc))));
            pc = end;
        }
        return iterOf(ts, out);
    }

    @PyMethod("($self, /)")
    PyObject co_positions(ThreadState ts) {
        List<PyObject> out = new ArrayList<>();
        LineTable t = unit.lines();
        boolean ranges = DebugRanges.shown(ts);
        for (int pc = 0; pc < t.size(); pc++) {
            for (int k = CodeView.units(pc); k > 0; k--) {
                out.add(PyTuple.of(ts, intOrNone(t.line(pc)), intOrNone(ranges ? t.endLine(pc) : -1), intOrNone(ranges ? t.column(pc) : -1),
                        intOrNone(ranges ? t.endColumn(pc) : -1)));
            }
        }
        return iterOf(ts, out);
    }

    @PyMethod("($self, /)")
    PyObject co_branches(ThreadState ts) {
        return iterOf(ts, List.of());
    }

    /** What dis shows as the operands of an instruction, whose number is its argument. */
    @PyMethod("($self, oparg, /)")
    PyObject _varname_from_oparg(int pc) {
        if (pc < 0 || pc >= unit.code().length) throw Raise.indexError("no instruction %s", pc);
        return PyUnicode.of(CodeView.operands(unit, pc));
    }

    @PyMethod("($self, /, *, co_argcount=NULL, co_posonlyargcount=NULL, co_kwonlyargcount=NULL, co_nlocals=NULL, co_stacksize=NULL, co_flags=NULL, co_firstlineno=NULL, co_code=NULL, co_consts=NULL, co_names=NULL, co_varnames=NULL, co_freevars=NULL, co_cellvars=NULL, co_filename=NULL, co_name=NULL, co_qualname=NULL, co_linetable=NULL, co_exceptiontable=NULL)")
    PyObject replace(ThreadState ts, PyObject argcount, PyObject posonly, PyObject kwonly, PyObject nlocals, PyObject stacksize, PyObject flags,
            PyObject firstlineno, PyObject code, PyObject consts, PyObject names, PyObject varnames, PyObject freevars, PyObject cellvars,
            PyObject filename, PyObject name, PyObject qualname, PyObject linetable, PyObject exceptiontable) {
        return CodeReplacer.replace(ts, this, new PyObject[] {argcount, posonly, kwonly, nlocals, stacksize, flags, firstlineno, code, consts,
            names, varnames, freevars, cellvars, filename, name, qualname, linetable, exceptiontable});
    }

    @PyMethod(value = "($self, /, **changes)", name = "__replace__")
    PyObject replaceDunder(ThreadState ts, PyObject changes) {
        PyObject m = Objects.getAttr(ts, this, PyUnicode.intern("replace"));
        try {
            return changes == null
                    ? io.github.typhon.objects.protocol.Calls.call0(ts, m)
                    : io.github.typhon.objects.protocol.Calls.callDict(ts, m, PyTuple.EMPTY, changes);
        } finally {
            Refs.decref(ts, m);
        }
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    long sizeof() {
        return 200 + 8L * unit.code().length;
    }

    @Override
    public void traverse(Visitor v) {
        Linked l = linked;
        if (l == null) return;
        for (PyObject c : l.consts) v.visit(c);
    }

    /** Constants refer to nothing that could lead back here. */
    @Override
    protected void breakCycles(ThreadState ts) {}

    @Override
    protected void clearReferences(ThreadState ts) {
        Linked l = linked;
        if (l != null) Refs.releaseAll(ts, l.consts, 0, l.consts.length);
    }
}
