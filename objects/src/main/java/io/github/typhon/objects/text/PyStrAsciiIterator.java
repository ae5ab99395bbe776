// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** The iterator of an ASCII str: only its name differs. */
@PyClass(name = "str_ascii_iterator", base = PyBaseObject.class, flags = {PyType.DISALLOW_INSTANTIATION}, methods = {StrIteration.class})
public final class PyStrAsciiIterator extends PyStrIterator {
    public static final PyType TYPE = PyType.builtin(new PyStrAsciiIteratorExposed());

    PyStrAsciiIterator(ThreadState ts, PyUnicode text) {
        super(ts, text);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }
}
