// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.util.Arrays;

/**
 * Where a call has the value of each parameter: in a temporary of its row, or in the function's defaults.
 * @param from first temporary of the row that is an argument
 * @param n temporaries
 * @param slots for each parameter the temporary, or -1
 * @param defaults for each parameter its plain default value where there is no temporary
 * @param items what the function's defaults are taken to be; null if none is needed
 * @param rest how many temporaries behind the first {@code slots.length} the code gets as its *args; -1 if it has none
 */
record Arguments(int from, int n, int[] slots, PyObject[] defaults, PyObject[] items, int rest) {
    /** All by position, one for each parameter. */
    static Arguments positional(int from, int n) {
        int[] slots = new int[n];
        for (int i = 0; i < n; i++) slots[i] = from + i;
        return new Arguments(from, n, slots, new PyObject[n], null, -1);
    }

    /** Null unless every parameter gets one value, and the missing ones have plain defaults; *args may get what is left over. */
    static Arguments of(Compilation c, PyCode code, PyFunction fn, int from, int n, PyUnicode[] names) {
        boolean star = code.hasFlag(CodeUnit.CO_VARARGS);
        if (!code.simpleArgs && (!star || code.kwonlyargcount > 0 || code.hasFlag(CodeUnit.CO_VARKEYWORDS))) return null;
        int[] slots = new int[code.argcount];
        Arrays.fill(slots, -1);
        int positional = Math.min(n - names.length, slots.length);
        int rest = n - names.length - positional;
        if (rest > 0 && (!star || names.length > 0)) return null;
        for (int i = 0; i < positional; i++) slots[i] = from + i;
        for (int i = 0; i < names.length; i++) {
            int at = parameter(code, names[i]);
            if (at < 0 || slots[at] >= 0) return null;
            slots[at] = from + positional + i;
        }
        PyObject[] defaults = new PyObject[slots.length];
        PyObject[] items = null;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] >= 0) continue;
            if (fn == null) return null;
            items = c.once(Snapshot.Fact.DEFAULTS, fn::defaultItems);
            int at = items.length - (slots.length - i);
            if (at < 0 || Compilation.isCounted(items[at])) return null;
            defaults[i] = items[at];
        }
        return new Arguments(from, n, slots, defaults, items, star ? rest : -1);
    }

    private static int parameter(PyCode code, PyUnicode name) {
        PyUnicode[] names = code.slotNames();
        for (int i = code.posonlyargcount; i < code.argcount; i++) {
            if (names[i] == name) return i;
        }
        return -1;
    }

    /** The code gets a value in each of its parameters, and nothing else. */
    boolean isSimple() {
        return rest < 0;
    }

    int count() {
        return slots.length;
    }

    void push(Compilation c) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] >= 0) c.pushSlot(slots[i]);
            else c.asm.constant(defaults[i], PyObject.class);
        }
    }
}
