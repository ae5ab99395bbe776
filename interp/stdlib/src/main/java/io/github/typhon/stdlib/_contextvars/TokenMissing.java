// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._contextvars;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code Token.MISSING}: the variable had no value. Immortal. */
@PyClass(name = "Token.MISSING", flags = PyType.DISALLOW_INSTANTIATION)
final class TokenMissing extends RefCounted {
    static final PyType TYPE = PyType.builtin(new TokenMissingExposed());
    static final PyObject MISSING = new TokenMissing();

    private TokenMissing() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static String tp_repr(ThreadState ts, TokenMissing self) {
        return "<Token.MISSING>";
    }
}
