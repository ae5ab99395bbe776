// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.thread.ThreadState;

/** An object that is not callable but may know what was meant. */
public interface CallAdvice {
    /** The text of what to call instead, or null. May run Python; raises nothing. */
    String meantCall(ThreadState ts);
}
