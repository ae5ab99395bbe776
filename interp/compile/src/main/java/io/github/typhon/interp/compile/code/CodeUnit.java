// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.List;

/**
 * One compiled code block (module, class body, function, annotation scope...) as immutable plain data.
 * <p>Slots: {@code 0 .. nlocalsplus-1} are the named variables as in CPython's localsplus: {@link #varnames} (arguments first:
 * positional, keyword-only, *args, **kwargs), then the cell variables that are not arguments, then the free variables;
 * {@code nlocalsplus .. nslots-1} are temporaries. A cell or free slot holds a cell object; MAKE_CELL and COPY_FREE_VARS in the
 * prologue put it there.
 * <p>Constants are PyConst, Boolean, Long, BigInteger, Double, ComplexConst, BytesConst, StrConst, {@link TupleConst},
 * {@link FrozenSetConst}, {@link SliceConst} or nested CodeUnits.
 * <p>Threads: immutable; arrays are never written after construction.
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
    public final List<String> varnames;
    public final List<String> cellvars;
    public final List<String> freevars;
    /** Slot of each cell variable, parallel to {@link #cellvars}: an argument's own slot or one after varnames. */
    public final int[] cellSlots;
    /** Named slots: variables, cells and free variables. The free variables are the last ones. */
    public final int nlocalsplus;
    /** Named slots plus temporaries: the size of a frame. */
    public final int nslots;
    public final List<String> names;
    public final List<Object> constants;
    public final long[] code;
    public final LineTable lines;
    /** Sorted by start, not overlapping. */
    public final List<ExceptionEntry> exceptions;

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
        name = p.name;
        qualname = p.qualname;
        filename = p.filename;
        firstlineno = p.firstlineno;
        argcount = p.argcount;
        posonlyargcount = p.posonlyargcount;
        kwonlyargcount = p.kwonlyargcount;
        flags = p.flags;
        varnames = List.copyOf(p.varnames);
        cellvars = List.copyOf(p.cellvars);
        freevars = List.copyOf(p.freevars);
        cellSlots = p.cellSlots;
        int named = varnames.size();
        for (int slot : cellSlots) {
            named = Math.max(named, slot + 1);
        }
        nlocalsplus = named + freevars.size();
        nslots = nlocalsplus + p.ntemps;
        names = List.copyOf(p.names);
        constants = List.copyOf(p.constants);
        code = p.code;
        lines = p.lines;
        exceptions = List.copyOf(p.exceptions);
    }

    /** The slot of the first free variable. */
    public int firstFreeSlot() {
        return nlocalsplus - freevars.size();
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
        if (slot < varnames.size()) {
            return varnames.get(slot);
        }
        if (slot >= firstFreeSlot()) {
            return freevars.get(slot - firstFreeSlot());
        }
        for (int i = 0; i < cellSlots.length; i++) {
            if (cellSlots[i] == slot) {
                return cellvars.get(i);
            }
        }
        throw new IndexOutOfBoundsException(slot);
    }

    /** The innermost exception table row that covers pc, or null. */
    public ExceptionEntry handlerOf(int pc) {
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
