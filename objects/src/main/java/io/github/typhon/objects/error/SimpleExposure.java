// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.Exposure;
import java.util.function.Supplier;

/** The description of an exception type that only has a name of its own: everything else is its base's. Immutable. */
final class SimpleExposure extends Exposure {
    private final String name;
    private final PyType base;
    private final Supplier<Slots> slots;
    private final String doc;

    SimpleExposure(String name, PyType base, Supplier<Slots> slots, String doc) {
        this.name = name;
        this.base = base;
        this.slots = slots;
        this.doc = doc;
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
        return PyType.BASETYPE | PyType.SELF_TYPED | PyType.HAS_DICT | PyType.SAME_LAYOUT;
    }

    @Override
    public Slots newSlots() {
        return slots.get();
    }
}
