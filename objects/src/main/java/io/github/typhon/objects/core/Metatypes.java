// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Assignment to a class's {@code __class__}.
 *  <p>Threads: any. The field is read plainly: whoever saw the metaclass before goes on with that, as if he had come first; it is deferred,
 *  so that it outlives him. <p>Ordering: the version changes after the metaclass, so that no cache that is filled later stands on the old one. */
public final class Metatypes {
    private Metatypes() {}

    /** Makes a heap type an instance of another metaclass of the same layout. */
    public static void set(ThreadState ts, PyType type, PyType to) {
        Refs.incref(ts, to);
        PyType old;
        synchronized (type.classes) {
            old = type.metatype;
            type.metatype = to;
            old.classes.remove(ts, old, type);
            to.classes.remove(ts, to, type);
            to.addClass(ts, type);
        }
        type.modified(ts);
        Refs.decref(ts, old);
    }
}
