// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.List;
import java.util.function.Supplier;

/**
 * One compiled code block (module, class body, function, annotation scope...) as immutable plain data.
 * <p>Slots: {@code 0 .. nlocalsplus-1} are the named variables as in CPython's localsplus: {@link #varnames()} (arguments first:
 * positional, keyword-only, *args, **kwargs), then the cell variables that are not arguments, then the free variables;
 * {@code nlocalsplus .. nslots-1} are temporaries. A cell or free slot holds a cell object; MAKE_CELL and COPY_FREE_VARS in the
 * prologue put it there.
 * <p>Constants are PyConst, Boolean, Long, BigInteger, Double, ComplexConst, BytesConst, StrConst, {@link TupleConst},
 * {@link FrozenSetConst}, {@link SliceConst} or nested CodeUnits.
 * <p>What a function object needs is at hand, the {@link Body} of a unit that was read from a cache is decoded when it is first asked
 * for: most functions of a library are defined and never called.
 * <p>Threads: immutable; arrays are never written after construction. Of several equal bodies decoded at once any may stay.
 */
public final class CodeUnit {

    public static final int CO_OPTIMIZED = 0x1;
    public static final int CO_NEWLOCALS = 0x2;
    public static final int CO_VARARGS = 0x4;
    public static final int CO_VARKEYWORDS = 0x8;
    public static final int CO_NESTED = 0x10;
    public static final int CO_GENERATOR = 0x20;
    public static final int CO_COROUTINE = 0x80;
    public static final int CO_ITERABLE_COROUTINE = 0x100;
    public static final int CO_ASYNC_GENERATOR = 0x200;
    public static final int CO_FUTURE_DIVISION = 0x20000;
    public static final int CO_FUTURE_ABSOLUTE_IMPORT = 0x40000;
    public static final int CO_FUTURE_WITH_STATEMENT = 0x80000;
    public static final int CO_FUTURE_PRINT_FUNCTION = 0x100000;
    public static final int CO_FUTURE_UNICODE_LITERALS = 0x200000;
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int CO_FUTURE_GENERATOR_STOP = 0x800000;
    public static final int CO_FUTURE_ANNOTATIONS = 0x1000000;
    public static final int CO_NO_MONITORING_EVENTS = 0x2000000;
    public static final int CO_HAS_DOCSTRING = 0x4000000;
    public static final int CO_METHOD = 0x8000000;

    public final String name;
    public final String qualname;
    public final String filename;
    public final int firstlineno;
    /** Positional parameters, positional-only ones included. */
    public final int argcount;
    public final int posonlyargcount;
    public final int kwonlyargcount;
    public final int flags;
    /** Slots of variables; the length of {@link #varnames()}. */
    public final int nlocals;
    public final int nfrees;
    /** Slot of each cell variable, parallel to {@link #cellvars()}: an argument's own slot or one after varnames. */
    public final int[] cellSlots;
    /** Named slots: variables, cells and free variables. The free variables are the last ones. */
    public final int nlocalsplus;
    /** Named slots plus temporaries: the size of a frame. */
    public final int nslots;
    private final Supplier<Body> source;
    private volatile Body body;

    /** What is needed to run a unit, not to make a function of it. Exceptions are sorted by start, not overlapping. */
    public record Body(List<String> varnames, List<String> cellvars, List<String> freevars, List<String> names, List<Object> constants, long[] code,
            LineTable lines, List<ExceptionEntry> exceptions) {}

    /** What the constructor takes; filled by the assembler and the reader. */
    public static final class Parts {
        public String name;
        public String qualname;
        public String filename;
        public int firstlineno;
        public int argcount;
        public int posonlyargcount;
        public int kwonlyargcount;
        public int flags;
        public List<String> varnames = List.of();
        public List<String> cellvars = List.of();
        public List<String> freevars = List.of();
        public int[] cellSlots = {};
        public int ntemps;
        public List<String> names = List.of();
        public List<Object> constants = List.of();
        public long[] code;
        public LineTable lines;
        public List<ExceptionEntry> exceptions = List.of();
    }

    public CodeUnit(Parts p) {
        this(p, p.varnames.size(), p.freevars.size(), null);
        body = new Body(List.copyOf(p.varnames), List.copyOf(p.cellvars), List.copyOf(p.freevars), List.copyOf(p.names), List.copyOf(p.constants), p.code,
                p.lines, List.copyOf(p.exceptions));
    }

    /** A unit whose body comes later; the lists of p are not looked at. */
    CodeUnit(Parts p, int nlocals, int nfrees, Supplier<Body> source) {
        name = p.name;
        qualname = p.qualname;
        filename = p.filename;
        firstlineno = p.firstlineno;
        argcount = p.argcount;
        posonlyargcount = p.posonlyargcount;
        kwonlyargcount = p.kwonlyargcount;
        flags = p.flags;
        cellSlots = p.cellSlots;
        this.nlocals = nlocals;
        this.nfrees = nfrees;
        int named = nlocals;
        for (int slot : cellSlots) {
            named = Math.max(named, slot + 1);
        }
        nlocalsplus = named + nfrees;
        nslots = nlocalsplus + p.ntemps;
        this.source = source;
    }

    public Body body() {
        Body b = body;
        if (b == null) {
            b = source.get();
            body = b;
        }
        return b;
    }

    public List<String> varnames() {
        return body().varnames;
    }

    public List<String> cellvars() {
        return body().cellvars;
    }

    public List<String> freevars() {
        return body().freevars;
    }

    public List<String> names() {
        return body().names;
    }

    public List<Object> constants() {
        return body().constants;
    }

    public long[] code() {
        return body().code;
    }

    public LineTable lines() {
        return body().lines;
    }

    public List<ExceptionEntry> exceptions() {
        return body().exceptions;
    }

    /** The slot of the first free variable. */
    public int firstFreeSlot() {
        return nlocalsplus - nfrees;
    }

    /** The number of argument slots: positional, keyword-only, *args, **kwargs. */
    public int argSlots() {
        return argcount + kwonlyargcount + ((flags & CO_VARARGS) != 0 ? 1 : 0) + ((flags & CO_VARKEYWORDS) != 0 ? 1 : 0);
    }

    public boolean hasFlag(int flag) {
        return (flags & flag) != 0;
    }

    /** The name of a named slot. */
    public String slotName(int slot) {
        if (slot < nlocals) {
            return varnames().get(slot);
        }
        if (slot >= firstFreeSlot()) {
            return freevars().get(slot - firstFreeSlot());
        }
        for (int i = 0; i < cellSlots.length; i++) {
            if (cellSlots[i] == slot) {
                return cellvars().get(i);
            }
        }
        throw new IndexOutOfBoundsException(slot);
    }

    /** The innermost exception table row that covers pc, or null. */
    public ExceptionEntry handlerOf(int pc) {
        List<ExceptionEntry> exceptions = exceptions();
        int low = 0;
        int high = exceptions.size() - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            ExceptionEntry e = exceptions.get(mid);
            if (pc < e.start()) {
                high = mid - 1;
            } else if (pc >= e.end()) {
                low = mid + 1;
            } else {
                return e;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "<code " + qualname + ", file \"" + filename + "\", line " + firstlineno + ">";
    }
}
