// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.ObjectSlots;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The generated description of a built-in type or native module: names, signatures, and dispatch by index.
 *  <p>Loading a subclass initialises no other Python class; {@link #base} is asked only when the type is first used.
 *  <p>Threads: immutable. Ownership: arguments borrowed, results owned, as declared by the methods behind the dispatch. */
public abstract class Exposure {
    private static final MethodSpec[] NO_METHODS = {};
    private static final GetSetSpec[] NO_GETSETS = {};

    /** The Python name without its module. */
    public abstract String name();

    public String module() {
        return "builtins";
    }

    public String doc() {
        return "";
    }

    /** {@code __text_signature__} of the type; empty for none. */
    public String signature() {
        return "";
    }

    public PyType base() {
        return PyBaseObject.TYPE;
    }

    public int flags() {
        return 0;
    }

    public Slots newSlots() {
        return new ObjectSlots();
    }

    public MethodSpec[] methods() {
        return NO_METHODS;
    }

    public GetSetSpec[] getsets() {
        return NO_GETSETS;
    }

    /** Adds to a type's namespace what no table says; everything added must be immortal. */
    public void fill(PyType type, NameTable dict) {}

    public PyObject call0(int index, ThreadState ts, PyObject self) {
        throw noSuch(index);
    }

    public PyObject call1(int index, ThreadState ts, PyObject self, PyObject a) {
        throw noSuch(index);
    }

    public PyObject call2(int index, ThreadState ts, PyObject self, PyObject a, PyObject b) {
        throw noSuch(index);
    }

    public PyObject call3(int index, ThreadState ts, PyObject self, PyObject a, PyObject b, PyObject c) {
        throw noSuch(index);
    }

    /** @param args every parameter in order of declaration; null for one that was not given */
    public PyObject callN(int index, ThreadState ts, PyObject self, PyObject[] args) {
        throw noSuch(index);
    }

    public PyObject get(int index, ThreadState ts, PyObject self) {
        throw noSuch(index);
    }

    public void set(int index, ThreadState ts, PyObject self, PyObject valueOrNull) {
        throw noSuch(index);
    }

    protected final RuntimeException noSuch(int index) {
        return Raise.systemError("bad call shape for entry %s of '%s'", index, name());
    }
}
