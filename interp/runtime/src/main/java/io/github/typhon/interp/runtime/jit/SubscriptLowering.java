// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import java.lang.classfile.Label;

/** Items of containers. Indexes of lists and tuples are not boxed. */
final class SubscriptLowering {
    private SubscriptLowering() {}

    static boolean lower(Compilation c) {
        if (c.op == Opcode.SUBSCR) load(c);
        else if (c.op == Opcode.STORE_SUBSCR) store(c);
        else if (c.op == Opcode.DELETE_SUBSCR) return c.seen() == Feedback.OTHER && SpecialLowering.setItem(c, c.a(), c.b(), null);
        else if (c.op == Opcode.BINARY_SLICE && !c.frameless) return SliceLowering.slice(c);
        else if (c.op == Opcode.STORE_SLICE && !c.frameless) return SliceLowering.store(c);
        else return false;
        return true;
    }

    private static void load(Compilation c) {
        int seen = c.seen();
        if (seen == 0) {
            c.exitAlways();
            return;
        }
        if (seen == (Feedback.DICT | Feedback.MISSING) && !c.isUnstable() && c.mayLeave()) {
            oftenMissing(c);
            return;
        }
        if (c.frameless && (seen & Feedback.MISSING) != 0) throw Unfit.NEEDS_FRAME;
        if (ReadPath.lower(c)) return;
        Operand a = c.a();
        Operand b = c.b();
        Asm asm = c.asm;
        if (isQuietDict(c)) {
            c.ownSeen();
            orExit(c, () -> {
                asm.ts();
                a.push();
                b.push();
                asm.invokestatic(KeyedOps.class, "dictItem", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
            });
            ArithmeticLowering.finish(c, a, b);
            return;
        }
        boolean index = (seen == Feedback.LIST || seen == Feedback.TUPLE) && !c.isUnstable() && b.guardInt();
        if (seen == Feedback.OTHER && SpecialLowering.item(c, a, b)) return;
        if (seen == Feedback.OTHER && !c.frameless && a instanceof Operands.Slot s) {
            c.ownSeen();
            SliceLowering.subscr(c, s, b);
            return;
        }
        if (!index) {
            ArithmeticLowering.general(c, a, b);
            return;
        }
        if (Seen.suffices(c, a, c.dst())) {
            see(c, a, b, seen == Feedback.LIST);
            return;
        }
        c.ownSeen();
        orExit(c, () -> {
            asm.ts();
            a.push();
            b.pushLong();
            asm.quiet(seen == Feedback.LIST ? "listItem" : "tupleItem", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.LONG);
        });
        ArithmeticLowering.finish(c, a, b);
    }

    /** A dict's KeyError is made here: to throw it from where the dict is looked into costs more than all the rest. */
    private static void oftenMissing(Compilation c) {
        Operand a = c.a();
        Operand b = c.b();
        Asm asm = c.asm;
        c.ownSeen();
        Label exit = c.exit();
        Label raised = c.mayAnswerRaised(() -> {
            if (!c.frameless) asm.at(c.node());
            asm.ts();
            a.push();
            b.push();
            asm.invokestatic(KeyedOps.class, "dictItemOrRaised", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
            asm.astore(Asm.X);
        });
        asm.ifGivenNothing(raised, exit);
        ArithmeticLowering.finish(c, a, b);
    }

    /** A dict whose keys are found without asking them, as far as the site has not met others; the general way is nearly as good where there is a frame. */
    static boolean isQuietDict(Compilation c) {
        return c.seen() == Feedback.DICT && !c.isUnstable() && c.mayLeave();
    }

    /** An item of a list or tuple for something that only looks at it. */
    private static void see(Compilation c, Operand a, Operand b, boolean list) {
        Asm asm = c.asm;
        Seen.look(c, a, c.exit(), () -> {
            a.push();
            b.pushLong();
            asm.invokestatic(ReadPathOps.class, list ? "peekListItem" : "peekTupleItem", Asm.OBJECT, Asm.OBJECT, Asm.LONG);
        }, () -> {
            asm.ts();
            a.push();
            b.pushLong();
            asm.quiet(list ? "listItem" : "tupleItem", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.LONG);
        });
        a.consume();
        b.consume();
        c.putSeen(c.dst());
    }

    /** What the body pushes goes to X; null is an exit. */
    private static void orExit(Compilation c, Runnable body) {
        Label exit = c.exit();
        body.run();
        if (c.asm.cb == null) return;
        c.asm.cb.dup().astore(Asm.X);
        c.asm.ifNull(exit);
    }

    private static void store(Compilation c) {
        int seen = c.seen();
        if (seen == 0) {
            c.exitAlways();
            return;
        }
        Operand a = c.a();
        Operand b = c.b();
        Operand v = c.c();
        Asm asm = c.asm;
        if (seen == Feedback.OTHER && SpecialLowering.setItem(c, a, b, v)) return;
        boolean index = seen == Feedback.LIST && !c.isUnstable() && b.guardInt();
        if (isQuietDict(c)) {
            Label exit = c.exit();
            c.mayRaise(() -> {
                if (!c.frameless) asm.at(c.node());
                asm.ts();
                a.push();
                b.push();
                v.push();
                asm.invokestatic(KeyedOps.class, "setDictItem", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
                asm.ifFalse(exit);
            });
            a.consume();
            b.consume();
            v.consume();
            return;
        }
        if (index && c.frameless) {
            Label exit = c.exit();
            asm.ts();
            a.push();
            b.pushLong();
            v.push();
            asm.quiet("setListItem", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT, Asm.LONG, Asm.OBJECT);
            asm.ifFalse(exit);
            a.consume();
            b.consume();
            v.consume();
            return;
        }
        c.syncNamed();
        c.mayRaise(() -> {
            if (index) {
                asm.ts();
                asm.frame();
                a.push();
                b.pushLong();
                v.push();
                asm.constant(c.node(), ValueForm.Effect.class);
                asm.op("setListItem", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.LONG, Asm.OBJECT, Asm.desc(ValueForm.Effect.class));
            } else {
                asm.constant(c.node(), ValueForm.Effect.class);
                asm.ts();
                asm.frame();
                a.push();
                b.push();
                v.push();
                asm.invokeinterface(ValueForm.Effect.class, "effect", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
            }
        });
        a.consume();
        b.consume();
        v.consume();
    }
}
