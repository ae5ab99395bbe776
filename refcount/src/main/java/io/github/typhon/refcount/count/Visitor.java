// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

/** Receives each reference that an object owns; must accept null. CPython: visitproc. */
@FunctionalInterface
public interface Visitor {
    void visit(PyObject o);
}
