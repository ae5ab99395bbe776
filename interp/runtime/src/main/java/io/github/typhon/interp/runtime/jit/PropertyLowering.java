// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.eval.insn.Outcome;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.objects.descr.PyProperty;
import java.util.List;

/** Properties that a frameless function gets: its call. The class in its version has the property; the property is asked for its function. */
final class PropertyLowering {
    private record Getter(PyFunction function, PyCode code) {}

    private PropertyLowering() {}

    /** False, and nothing done, if the site met anything else. */
    static boolean lower(Compilation c, Operand a) {
        List<AttrCache> entries = AttributeLowering.usable(c, a, e -> e.kind == AttrCache.PROPERTY);
        if (entries.isEmpty() || entries.stream().anyMatch(e -> e.value != entries.getFirst().value)) return false;
        PyProperty property = (PyProperty) entries.getFirst().value;
        Getter g = c.once(Fact.PROPERTY, () -> getter(property));
        if (g == null || !Frameless.hasCode(c, g.code)) return false;
        Asm asm = c.asm;
        Dispatch.on(c, a, entries, (e, exit) -> {
            asm.constant(property, PyProperty.class);
            asm.constant(g.function, PyFunction.class);
            asm.op("hasGetter", Asm.BOOLEAN, Asm.desc(PyProperty.class), Asm.desc(PyFunction.class));
            asm.ifFalse(exit);
        });
        // The layout vouches for the class's version.
        new SpecialCall(new SpecialCall.Method(entries.getFirst().type, entries.getFirst().version, g.function, g.code), Outcome.VALUE, a).call(c);
        SpecialLowering.finish(c, a, null);
        return true;
    }

    private static Getter getter(PyProperty p) {
        PyFunction fn = AttrCache.getter(p);
        return fn != null && VariableLowering.isHeld(fn) ? new Getter(fn, fn.code) : null;
    }
}
