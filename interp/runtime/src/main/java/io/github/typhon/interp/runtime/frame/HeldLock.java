// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

/** A lock that a thread waits for, as dumps of all threads tell it. Threads: any; what is answered may be a moment old. */
public interface HeldLock {
    /** The id of the thread state that took it last, or 0. */
    int holder();

    /** Whether nobody but its holder can release it. */
    boolean isReleasedByHolderAlone();

    /** Its type and address. */
    String description();
}
