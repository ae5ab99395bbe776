// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;

/**
 * What a with statement found on the class of its context manager, in that version: two functions that get the manager first.
 * <p>Ownership: borrowed from the class, for as long as it has the version.
 */
public record ContextMethods(PyType type, int version, @Borrowed PyObject exit, @Borrowed PyObject enter) {
    /**
     * @param version of the class, before they were found
     * @param found exit, self, enter, self; null if they are not that simple
     */
    static ContextMethods of(PyObject o, int version, PyObject[] found) {
        boolean simple = found[1] == o && found[3] == o && isMethod(found[0]) && isMethod(found[2]);
        return simple ? new ContextMethods(PyType.of(o), version, found[0], found[2]) : null;
    }

    private static boolean isMethod(PyObject o) {
        return PyType.of(o).hasFlag(PyType.METHOD_DESCRIPTOR);
    }

    boolean isOf(PyObject o) {
        return PyType.of(o) == type && type.version() == version;
    }

    /** What the instruction, a BEFORE_WITH, found last; null if that is not simple. */
    public static ContextMethods of(Insn beforeWith) {
        return ((WithInsns.BeforeWith) beforeWith).methods();
    }

    /** The code of every function that the instruction, a WITH_EXIT, called so far; VARIOUS; null before the first call. */
    public static Object exitCode(Insn withExit) {
        return ((WithInsns.WithExit) withExit).callee();
    }
}
