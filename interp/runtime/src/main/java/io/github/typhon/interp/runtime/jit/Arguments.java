// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a call has the value of each parameter: in a temporary of its row, or in the function's defaults.
 * @param from first temporary of the row that is an argument
 * @param n temporaries
 * @param slots for each parameter the temporary, or -1
 * @param defaults for each parameter its default value, borrowed from the function, where there is no temporary
 * @param items what the function's defaults are taken to be; null if none is needed
 * @param keywords what its defaults of keyword-only parameters are taken to be; null if none is needed
 * @param rest how many temporaries behind the positional ones the code gets as its *args; -1 if it has none
 * @param names of temporaries that the code gets in its **kwargs, which are {@code named}; null if it has none
 */
record Arguments(int from, int n, int[] slots, PyObject[] defaults, PyObject[] items, KeywordDefaults keywords, int rest, PyUnicode[] names, int[] named) {
    /** Known values for all parameters but the first. */
    static Arguments values(int self, PyObject[] values) {
        int[] slots = new int[values.length];
        Arrays.fill(slots, -1);
        slots[0] = self;
        return new Arguments(self, 1, slots, values, null, null, -1, null, null);
    }

    /** Null unless every parameter gets one value, and the missing ones have defaults; *args and **kwargs may get what is left over. */
    static Arguments of(Compilation c, PyCode code, PyFunction fn, int from, int n, PyUnicode[] names) {
        int[] slots = new int[code.argcount + code.kwonlyargcount];
        Arrays.fill(slots, -1);
        boolean star = code.hasFlag(CodeUnit.CO_VARARGS);
        int positional = Math.min(n - names.length, code.argcount);
        int rest = n - names.length - positional;
        if (rest > 0 && !star) return null;
        for (int i = 0; i < positional; i++) slots[i] = from + i;
        List<PyUnicode> others = code.hasFlag(CodeUnit.CO_VARKEYWORDS) ? new ArrayList<>() : null;
        int[] named = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            int slot = from + n - names.length + i;
            int at = parameter(code, names[i]);
            if (at < 0 ? others == null : slots[at] >= 0) return null;
            if (at >= 0) {
                slots[at] = slot;
            } else {
                named[others.size()] = slot;
                others.add(names[i]);
            }
        }
        PyObject[] defaults = new PyObject[slots.length];
        PyObject[] items = null;
        KeywordDefaults keywords = null;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] >= 0) continue;
            if (fn == null) return null;
            if (i < code.argcount) {
                items = c.once(Snapshot.Fact.DEFAULTS, fn::defaultItems);
                int at = items.length - (code.argcount - i);
                defaults[i] = at < 0 ? null : items[at];
            } else {
                keywords = c.once(Snapshot.Fact.KEYWORD_DEFAULTS, () -> KeywordDefaults.of(fn, code));
                defaults[i] = keywords == null ? null : keywords.values()[i - code.argcount];
            }
            if (defaults[i] == null) return null;
        }
        return new Arguments(from, n, slots, defaults, items, keywords, star ? rest : -1, others == null ? null : others.toArray(PyUnicode[]::new), named);
    }

    /** The slot of the parameter that the name means; -1 if there is none. */
    private static int parameter(PyCode code, PyUnicode name) {
        PyUnicode[] names = code.slotNames();
        for (int i = code.posonlyargcount; i < code.argcount + code.kwonlyargcount; i++) {
            if (names[i] == name || names[i].equalsText(name)) return i;
        }
        return -1;
    }

    /** The first of the temporaries for *args. */
    int firstOfRest() {
        int at = from;
        for (int slot : slots) {
            if (slot == at) at++;
        }
        return at;
    }

    int count() {
        return slots.length;
    }

    /** A default that could end while it is lent. */
    boolean lendsCounted() {
        for (PyObject d : defaults) {
            if (Compilation.isCounted(d)) return true;
        }
        return false;
    }

    void push(Compilation c) {
        push(c, 0);
    }

    /** Without those before {@code first}. */
    void push(Compilation c, int first) {
        for (int i = first; i < slots.length; i++) {
            if (slots[i] >= 0) c.pushSlot(slots[i]);
            else c.asm.constant(defaults[i], PyObject.class);
        }
    }
}
