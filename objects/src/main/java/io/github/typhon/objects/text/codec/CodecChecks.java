// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** In development mode names of encodings and error handlers are looked up before they are needed. CPython: unicode_check_encoding_errors.
 *  <p>Threads: any; switched on before the interpreter's first thread runs Python. */
public final class CodecChecks {
    private static final StateKey<CodecChecks> KEY = StateKey.of(interp -> new CodecChecks());

    private volatile boolean enabled;

    private CodecChecks() {}

    public static void enable(ThreadState ts) {
        ts.interp.state(KEY).enabled = true;
    }

    /** Raises LookupError for unknown names; null is known. */
    public static void check(ThreadState ts, String encoding, String errors) {
        if (!ts.interp.state(KEY).enabled) {
            return;
        }
        CodecRegistry r = CodecRegistry.of(ts);
        if (encoding != null && !encoding.equals("utf-8") && !encoding.equals("ascii")) {
            Refs.decref(ts, r.lookup(ts, encoding));
        }
        if (errors != null && !errors.equals("strict") && !errors.equals("ignore") && !errors.equals("replace") && !errors.equals("surrogateescape")
                && !errors.equals("surrogatepass")) {
            Refs.decref(ts, r.lookupError(ts, errors));
        }
    }
}
