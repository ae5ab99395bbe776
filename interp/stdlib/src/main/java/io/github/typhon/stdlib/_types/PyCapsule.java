// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._types;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.RefCounted;

/** The type that C extensions wrap pointers in. It exists for its name; no capsule is ever made here. */
@PyClass(name = "PyCapsule", flags = PyType.DISALLOW_INSTANTIATION, doc = "Capsule objects let you wrap a C \"void *\" pointer in a Python\nobject.")
final class PyCapsule extends RefCounted {
    static final PyType TYPE = PyType.builtin(new PyCapsuleExposed());

    private PyCapsule() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }
}
