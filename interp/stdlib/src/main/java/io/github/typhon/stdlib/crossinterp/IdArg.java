// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The number of a queue or channel as an argument. */
public final class IdArg {
    private IdArg() {}

    /** @param what queue or channel, for the messages */
    public static long of(ThreadState ts, PyObject id, String what) {
        if (PyLong.unwrapOrNull(id) == null && !PyType.of(id).slots().has(Slot.NB_INDEX)) {
            throw Raise.typeError("%s ID must be an int, got %s", what, PyType.of(id).name());
        }
        PyLong n = Numbers.index(ts, id);
        if (!n.fitsLong()) {
            throw Raise.overflowError("max %s ID is 9223372036854775807, got %s", what, Objects.reprText(ts, id));
        }
        if (n.longValue() < 0) {
            throw Raise.valueError("%s ID must be a non-negative int, got %s", what, Objects.reprText(ts, id));
        }
        return n.longValue();
    }
}
