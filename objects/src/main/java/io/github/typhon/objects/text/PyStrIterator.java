// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** Characters of a str in order. Threads: a race may repeat or skip characters, never more. */
@PyClass(name = "str_iterator", flags = {PyType.DISALLOW_INSTANTIATION}, methods = {StrIteration.class})
public class PyStrIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyStrIteratorExposed());

    final PyUnicode text;
    /** -1: exhausted, for good. */
    int index;

    PyStrIterator(ThreadState ts, PyUnicode text) {
        super(ts);
        this.text = text;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }
}
