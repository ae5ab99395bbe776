// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.slice.PyRangeIterator;
import io.github.typhon.objects.tuple.PyTupleIterator;
import java.lang.classfile.Label;

/** Loops: over ranges without boxing, over lists without asking the type. */
final class IterateLowering {
    private IterateLowering() {}

    static boolean lower(Compilation c) {
        if (c.op == Opcode.GET_ITER) return iter(c);
        if (c.op != Opcode.FOR_ITER) return false;
        int seen = c.seen() & ~(Feedback.JUMPED | Feedback.FELL_THROUGH);
        if (seen == 0) {
            c.exitAlways();
            return true;
        }
        if ((seen & Feedback.GENERATOR) != 0 && c.isUnstable()) return false;
        loop(c, c.isUnstable() ? Feedback.OTHER : seen);
        return true;
    }

    private static boolean iter(Compilation c) {
        Operand a = c.a();
        Asm asm = c.asm;
        if (SpecialLowering.unary(c, a)) return true;
        if (c.frameless && !c.isUnstable()) {
            if (asm.cb != null) {
                Label exit = c.exit();
                asm.ts();
                a.push();
                asm.quiet("iterator", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
                asm.cb.dup().astore(Asm.X);
                asm.ifNull(exit);
            }
            a.consume();
            asm.aload(Asm.X);
            c.putObject(c.dst());
            return true;
        }
        c.syncNamed();
        c.mayRaise(() -> {
            asm.constant(c.node(), ValueForm.Unary.class);
            asm.ts();
            asm.frame();
            a.push();
            asm.invokeinterface(ValueForm.Unary.class, "value", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT);
            asm.astore(Asm.X);
        });
        a.consume();
        asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    private static void loop(Compilation c, int seen) {
        Asm asm = c.asm;
        int it = Instr.index(Instr.a(c.word));
        int body = c.op.target(c.word);
        Label end = asm.label();
        int halves = seen == Feedback.PAIRS ? halves(c, body) : -1;
        if (halves >= 0) {
            pairs(c, it, end);
        } else if (seen == Feedback.RANGE) {
            range(c, it, end);
        } else if ((seen & Feedback.GENERATOR) != 0) {
            GeneratorLowering.next(c, it, seen, end);
        } else if (!asked(c, it, seen, end)) {
            objects(c, it, seen, end);
        }
        FrameState more = c.s;
        c.s = more.copy();
        if (halves >= 0) {
            putHalves(c, halves);
        } else if (seen == Feedback.RANGE) {
            c.putLong(c.dst());
        } else {
            c.putObject(c.dst());
        }
        Label on = c.edge(halves >= 0 ? body + 1 : body);
        if (asm.cb != null) asm.jump(on);
        c.s = more;
        asm.bind(end);
        // The end of a range runs no Python code.
        if (seen != Feedback.RANGE) c.syncNamed();
        c.consume(it);
    }

    /** Where the body, which begins at {@code body}, first puts the two halves of the item; -1 if it does something else with it. */
    private static int halves(Compilation c, int body) {
        long w = c.wordAt(body);
        boolean unpacks = Instr.opcode(w) == Opcode.UNPACK_SEQUENCE && Instr.b(w) == 2 && Instr.index(Instr.a(w)) == c.dst();
        return unpacks && c.isTemp(c.dst()) ? Instr.c(w) : -1;
    }

    /** The first half in X, the second in the thread's state. */
    private static void pairs(Compilation c, int it, Label end) {
        Asm asm = c.asm;
        c.syncNamed();
        Label exit = c.exit();
        c.pushSlot(it);
        if (c.frameless) asm.quiet("isQuietPairs", Asm.BOOLEAN, Asm.OBJECT);
        else asm.op("isPairs", Asm.BOOLEAN, Asm.OBJECT);
        asm.ifFalse(exit);
        c.mayRaise(() -> {
            if (asm.cb == null) return;
            askNode(c, it, ValueForm.Pairs.class, "pair");
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(end);
        });
    }

    /** As the node does, for any iterator. */
    static void askNode(Compilation c, int it) {
        askNode(c, it, ValueForm.Unary.class, "value");
    }

    /** What the instruction's own node takes from the iterator is left on the stack. */
    private static void askNode(Compilation c, int it, Class<?> form, String method) {
        c.asm.constant(c.node(), form);
        c.asm.ts();
        c.asm.anyFrame();
        c.pushSlot(it);
        c.asm.invokeinterface(form, method, Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT);
    }

    private static void putHalves(Compilation c, int at) {
        Asm asm = c.asm;
        if (asm.cb != null) {
            asm.aload(Asm.X);
            asm.astore(asm.objectVar(at));
            asm.ts();
            asm.op("second", Asm.OBJECT, Asm.STATE);
            asm.astore(asm.objectVar(at + 1));
        }
        c.s.set(at, FrameState.OBJECT);
        c.s.set(at + 1, FrameState.OBJECT);
    }

    private static void range(Compilation c, int it, Label end) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        Label exit = c.exit();
        c.pushSlot(it);
        asm.cb.dup().astore(Asm.X);
        asm.isInstance(PyRangeIterator.class);
        asm.ifFalse(exit);
        asm.aload(Asm.X);
        asm.checkcast(PyRangeIterator.class);
        asm.invokevirtual(PyRangeIterator.class, "hasNext", Asm.BOOLEAN);
        asm.ifFalse(end);
        asm.aload(Asm.X);
        asm.checkcast(PyRangeIterator.class);
        asm.invokevirtual(PyRangeIterator.class, "nextLong", Asm.LONG);
    }

    /** An iterator of the only Python class that the site has met; false, and nothing done, if there is none. */
    private static boolean asked(Compilation c, int it, int seen, Label end) {
        if (c.frameless || seen != Feedback.OTHER) return false;
        SpecialCall call = SpecialLowering.next(c, c.slot(it));
        if (call == null) return false;
        call.next(c);
        c.asm.aload(Asm.X);
        c.asm.ifNull(end);
        c.asm.aload(Asm.X);
        return true;
    }

    private static void objects(Compilation c, int it, int seen, Label end) {
        Asm asm = c.asm;
        Class<?> known = seen == Feedback.LIST_ITERATOR ? PyListIterator.class : seen == Feedback.TUPLE_ITERATOR ? PyTupleIterator.class : null;
        Label exit = known != null ? c.exit() : null;
        if (known == null) c.syncNamed();
        if (c.frameless && known == null) {
            if (c.isUnstable()) throw Unfit.NEEDS_FRAME;
            Label other = c.exit();
            c.pushSlot(it);
            asm.quiet("isQuietIterator", Asm.BOOLEAN, Asm.OBJECT);
            asm.ifFalse(other);
        }
        c.mayRaise(() -> {
            if (asm.cb == null) return;
            if (known != null) {
                c.pushSlot(it);
                asm.cb.dup().astore(Asm.X);
                asm.isInstance(known);
                asm.ifFalse(exit);
                asm.aload(Asm.X);
                asm.checkcast(known);
                asm.ts();
                asm.invokevirtual(known, "next", Asm.OBJECT, Asm.desc(io.github.typhon.refcount.thread.ThreadState.class));
            } else {
                askNode(c, it, ValueForm.Unary.class, "value");
            }
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(end);
        });
        asm.aload(Asm.X);
    }
}
