// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.table.NameTable;
import java.util.function.Supplier;

/** The description of an exception type that only has a name of its own: everything else is its base's. Immutable. */
final class SimpleExposure extends Exposure {
    private final String name;
    private final PyType base;
    private final Supplier<Slots> slots;
    private final String doc;
    private final boolean ownNew;

    /** With {@code ownNew} the type shows a {@code __new__} of its own, though it makes objects as its base does. */
    SimpleExposure(String name, PyType base, Supplier<Slots> slots, String doc, boolean ownNew) {
        this.name = name;
        this.base = base;
        this.slots = slots;
        this.doc = doc;
        this.ownNew = ownNew;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String doc() {
        return doc;
    }

    @Override
    public PyType base() {
        return base;
    }

    @Override
    public int flags() {
        return PyType.BASETYPE | PyType.SELF_TYPED | PyType.HAS_DICT | PyType.SAME_LAYOUT | (base.hasFlag(PyType.GENERIC_NEW) ? PyType.GENERIC_NEW : 0);
    }

    @Override
    public void fill(PyType type, NameTable dict) {
        if (ownNew) {
            dict.put(Names.__new__, PyBuiltinFunction.newFunction(type));
        }
    }

    @Override
    public Slots newSlots() {
        return slots.get();
    }
}
