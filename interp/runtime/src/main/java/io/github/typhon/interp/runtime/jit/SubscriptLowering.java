// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.Operands.Operand;

/** Items of containers. Indexes of lists and tuples are not boxed. */
final class SubscriptLowering {
    private SubscriptLowering() {}

    static boolean lower(Compilation c) {
        if (c.op == Opcode.SUBSCR) load(c);
        else if (c.op == Opcode.STORE_SUBSCR) store(c);
        else return false;
        return true;
    }

    private static void load(Compilation c) {
        int seen = c.seen();
        if (seen == 0) {
            c.exitAlways();
            return;
        }
        Operand a = c.a();
        Operand b = c.b();
        Asm asm = c.asm;
        boolean index = (seen == Feedback.LIST || seen == Feedback.TUPLE) && !c.isUnstable() && b.guardInt();
        if (!index) {
            ArithmeticLowering.general(c, a, b);
            return;
        }
        c.syncNamed();
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            a.push();
            b.pushLong();
            asm.constant(c.node(), ValueForm.Binary.class);
            asm.op(seen == Feedback.LIST ? "listItem" : "tupleItem", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.LONG, Asm.desc(ValueForm.Binary.class));
            asm.astore(Asm.X);
        });
        ArithmeticLowering.finish(c, a, b);
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
        boolean index = seen == Feedback.LIST && !c.isUnstable() && b.guardInt();
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
