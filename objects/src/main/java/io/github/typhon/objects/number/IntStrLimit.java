// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** The interpreter's limit for conversions between int and decimal text ({@code sys.set_int_max_str_digits}); 0 means none.
 *  <p>Threads: any; a racy change takes effect soon. */
public final class IntStrLimit {
    public static final int DEFAULT = 4300;
    /** Shorter numbers are never refused, so no smaller limit is accepted. */
    public static final int THRESHOLD = 640;
    private static final StateKey<IntStrLimit> KEY = StateKey.of(interp -> new IntStrLimit());

    private volatile int digits = DEFAULT;

    private IntStrLimit() {}

    public static int get(ThreadState ts) {
        return ts.interp.state(KEY).digits;
    }

    /** The caller has checked the value. */
    public static void set(ThreadState ts, int digits) {
        ts.interp.state(KEY).digits = digits;
    }
}
