// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpreters;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossErrors;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.Member;

/** The interpreter that an argument names. CPython: resolve_interp. */
final class MemberArg {
    private MemberArg() {}

    static Member find(ThreadState ts, PyObject id) {
        long n = number(ts, id);
        Member m = Family.of(ts).find(n);
        if (m == null) {
            throw CrossErrors.NOT_FOUND.error(ts, "unrecognized interpreter ID %s", n);
        }
        return m;
    }

    /** @param restrict whether only interpreters will do that module _interpreters made
     *  @param operation what cannot be done, for the message */
    static Member find(ThreadState ts, PyObject id, boolean restrict, boolean ready, String operation) {
        Member m = find(ts, id);
        if (ready && !m.isReady()) {
            throw CrossErrors.INTERPRETER.error(ts, "cannot %s interpreter %s (not ready)", operation, Objects.reprText(ts, id));
        }
        if (restrict && m.whence != Member.WHENCE_STDLIB) {
            throw CrossErrors.INTERPRETER.error(ts, "cannot %s unrecognized interpreter %s", operation, Objects.reprText(ts, id));
        }
        return m;
    }

    private static long number(ThreadState ts, PyObject id) {
        if (PyLong.unwrapOrNull(id) == null && !PyType.of(id).slots().has(Slot.NB_INDEX)) {
            throw Raise.typeError("interpreter ID must be an int, got %s", PyType.of(id).name());
        }
        PyLong n = Numbers.index(ts, id);
        if (!n.fitsLong()) {
            throw Raise.overflowError("int too big to convert");
        }
        if (n.longValue() < 0) {
            throw Raise.valueError("interpreter ID must be a non-negative int, got %s", Objects.reprText(ts, id));
        }
        return n.longValue();
    }
}
