// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.List;

/** A few cases by the layout or type of an object; none of them: an exit. */
final class Dispatch {
    private static final ClassDesc SHAPE = Asm.desc(Shape.class);
    private static final ClassDesc TYPE = Asm.desc(PyType.class);

    /** Emits what is done in one case; the object is in Y. Not called while nothing is emitted. */
    interface Case {
        void emit(AttrCache e, Label exit);
    }

    private Dispatch() {}

    /** What is known of the object's slot afterwards is noted in the state. */
    static void on(Compilation c, Operand a, List<AttrCache> entries, Case body) {
        AttrCache only = entries.size() == 1 && entries.getFirst().shape != null ? entries.getFirst() : null;
        int slot = a instanceof Operands.Slot s ? s.slot : -1;
        boolean known = only != null && slot >= 0 && c.s.hasLayout(slot, only);
        if (c.asm.cb != null) emit(c, a, entries, known, body);
        if (only != null && slot >= 0) c.s.setLayout(slot, only);
    }

    private static void emit(Compilation c, Operand a, List<AttrCache> entries, boolean known, Case body) {
        Label exit = c.exit();
        a.push();
        c.asm.astore(Asm.Y);
        cases(c.asm, entries, known, exit, body);
    }

    /** The same for the object in Y, which may be known to be of the only case. */
    static void cases(Asm asm, List<AttrCache> entries, boolean known, Label exit, Case body) {
        if (known) {
            body.emit(entries.getFirst(), exit);
            return;
        }
        if (entries.stream().anyMatch(e -> e.shape != null)) {
            asm.aload(Asm.Y);
            asm.op("shapeOf", SHAPE, Asm.OBJECT);
            asm.astore(Asm.LAYOUT);
        }
        Label done = asm.label();
        for (int i = 0; i < entries.size(); i++) {
            AttrCache e = entries.get(i);
            boolean last = i == entries.size() - 1;
            Label next = last ? exit : asm.label();
            guard(asm, e, next);
            body.emit(e, exit);
            if (!last) {
                asm.jump(done);
                asm.bind(next);
            }
        }
        asm.bind(done);
    }

    private static void guard(Asm asm, AttrCache e, Label otherwise) {
        if (e.shape == null && !e.onClass) {
            asm.aload(Asm.Y);
            asm.constant(e.type, PyType.class);
            asm.integer(e.version);
            asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, TYPE, Asm.INT);
        } else {
            asm.aload(e.onClass ? Asm.Y : Asm.LAYOUT);
            if (e.onClass) asm.constant(e.type, PyType.class);
            else asm.constant(e.shape, Shape.class);
            asm.cb.if_acmpne(otherwise);
            asm.hasVersion(e.type, e.version);
        }
        asm.ifFalse(otherwise);
    }
}
