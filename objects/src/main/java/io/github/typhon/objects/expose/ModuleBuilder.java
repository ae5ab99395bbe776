// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What a native module's {@code exec} adds its constants and types to. Confined to the importing thread. */
public abstract class ModuleBuilder {
    protected final ThreadState ts;

    protected ModuleBuilder(ThreadState ts) {
        this.ts = ts;
    }

    /** Adds a value, which the module owns from then on. */
    public abstract void add(String name, @Stolen PyObject value);

    /** The module object itself, borrowed. */
    public abstract PyObject module();

    public final void add(String name, long value) {
        add(name, PyLong.of(value));
    }

    public final void add(String name, String value) {
        add(name, PyUnicode.of(value));
    }

    public final void add(String name, boolean value) {
        add(name, PyBool.of(value));
    }

    /** Adds a type under the last part of its name. */
    public final void addType(PyType type) {
        add(type.shortName(), Refs.newRef(ts, type));
    }
}
