// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.insn.UnpackSite;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import java.util.stream.IntStream;

/** What comprehensions add to their list, set or dict, displays, taking tuples apart. */
final class BuildLowering {
    private static final int MAX_UNPACKED = 8;

    private BuildLowering() {}

    static boolean lower(Compilation c) {
        if (c.op == Opcode.LIST_APPEND) return append(c);
        if (c.op == Opcode.SET_ADD || c.op == Opcode.MAP_ADD) return add(c);
        if (c.op == Opcode.BUILD_TUPLE || c.op == Opcode.BUILD_LIST) return build(c);
        if (c.op == Opcode.BUILD_SLICE && !c.frameless) return SliceLowering.build(c);
        if (c.frameless && (c.op == Opcode.BUILD_SET || c.op == Opcode.BUILD_MAP)) return table(c);
        return c.op == Opcode.UNPACK_SEQUENCE && unpack(c);
    }

    /** Sets and dicts whose keys are quiet. */
    private static boolean table(Compilation c) {
        boolean map = c.op == Opcode.BUILD_MAP;
        int n = Instr.b(c.word) * (map ? 2 : 1);
        if (n > 2 * MAX_UNPACKED) return false;
        int base = Instr.index(Instr.a(c.word));
        for (int i = 0; i < n; i += map ? 2 : 1) ArithmeticLowering.keys(c, c.slot(base + i));
        pushRow(c, base, n);
        c.asm.quiet(map ? "dict" : "set", Asm.OBJECT, Asm.STATE, Asm.SLOTS);
        c.putObject(c.dst());
        return true;
    }

    private static boolean build(Compilation c) {
        int n = Instr.b(c.word);
        if (n > MAX_UNPACKED) return false;
        int base = Instr.index(Instr.a(c.word));
        for (int i = 0; i < n; i++) c.take(base + i);
        pushRow(c, base, n);
        c.asm.quiet(c.op == Opcode.BUILD_TUPLE ? "tuple" : "list", Asm.OBJECT, Asm.STATE, Asm.SLOTS);
        c.putObject(c.dst());
        return true;
    }

    private static void pushRow(Compilation c, int base, int n) {
        pushRow(c, IntStream.range(base, base + n).toArray());
    }

    /** Pushes the thread state and an array that takes over these temporaries. */
    static void pushRow(Compilation c, int... slots) {
        Asm asm = c.asm;
        asm.ts();
        asm.integer(slots.length);
        if (asm.cb != null) asm.cb.anewarray(Asm.OBJECT);
        for (int i = 0; i < slots.length; i++) {
            if (asm.cb != null) asm.cb.dup();
            asm.integer(i);
            c.slot(slots[i]).pushOwned();
            if (asm.cb != null) asm.cb.aastore();
        }
    }

    private static boolean append(Compilation c) {
        int list = Instr.index(Instr.a(c.word));
        if (!c.isTemp(list)) return false;
        Operand v = c.b();
        c.asm.ts();
        c.pushSlot(list);
        v.pushOwned();
        c.asm.op("listAppend", Asm.VOID, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
        v.consume();
        return true;
    }

    /** A key, or a value and its key, for the set or dict of a comprehension. */
    private static boolean add(Compilation c) {
        int table = Instr.index(Instr.a(c.word));
        if (!c.isTemp(table)) return false;
        boolean map = c.op == Opcode.MAP_ADD;
        Operand b = c.b();
        Operand key = map ? c.c() : b;
        ArithmeticLowering.keys(c, key);
        c.syncNamed();
        Asm asm = c.asm;
        c.mayRaise(() -> {
            if (c.frameless) {
                asm.ts();
                c.pushSlot(table);
                b.push();
                if (map) key.push();
                if (map) asm.quiet("mapAdd", Asm.VOID, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
                else asm.quiet("setAdd", Asm.VOID, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
            } else {
                asm.constant(c.node(), ValueForm.Effect.class);
                asm.ts();
                asm.frame();
                c.pushSlot(table);
                b.push();
                if (map) key.push();
                else asm.nullValue();
                asm.invokeinterface(ValueForm.Effect.class, "effect", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
            }
        });
        b.consume();
        if (map) key.consume();
        return true;
    }

    private static boolean unpack(Compilation c) {
        int n = Instr.b(c.word);
        int met = c.once(Fact.UNPACKED, () -> UnpackSite.met(c.node()));
        if (n > MAX_UNPACKED || met == UnpackSite.OTHERS || c.isUnstable()) return false;
        Operand a = c.a();
        if (a.isInt() || a.isFloat()) return false;
        boolean lists = met == UnpackSite.LISTS;
        Asm asm = c.asm;
        int from = a instanceof Operands.Slot s ? s.slot : -1;
        if (asm.cb != null) {
            var exit = c.exit();
            if (lists) {
                c.mayRaise(() -> {
                    asm.ts();
                    a.push();
                    asm.integer(n);
                    asm.op("unpacked", Asm.SLOTS, Asm.STATE, Asm.OBJECT, Asm.INT);
                    asm.astore(Asm.ITEMS);
                });
            } else {
                a.push();
                asm.integer(n);
                asm.op("tupleItems", Asm.SLOTS, Asm.OBJECT, Asm.INT);
                asm.astore(Asm.ITEMS);
            }
            asm.aload(Asm.ITEMS);
            asm.ifNull(exit);
            // What is unpacked may sit where an item goes.
            a.push();
            asm.astore(Asm.Y);
            for (int i = 0; i < n; i++) {
                if (!lists) asm.ts();
                asm.aload(Asm.ITEMS);
                asm.integer(i);
                if (lists) asm.cb.aaload();
                else asm.op("item", Asm.OBJECT, Asm.STATE, Asm.SLOTS, Asm.INT);
                asm.astore(asm.objectVar(c.dst() + i));
            }
            if (from >= 0 && c.isTemp(from) && c.s.kind[from] == FrameState.OBJECT) asm.drop(Asm.Y);
        }
        if (from >= 0 && c.isTemp(from)) c.forget(from);
        for (int i = 0; i < n; i++) c.s.set(c.dst() + i, FrameState.OBJECT);
        return true;
    }
}
