// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.refcount.thread.ThreadState;

/**
 * A built-in context manager whose {@code __exit__} does not look at its arguments: a with statement that ends well calls it without any. Subclasses may
 * have another; they are called as they are.
 */
public interface PlainExit {
    /** What the {@code __exit__} of the built-in class does; answers nothing true. */
    void exitPlainly(ThreadState ts);
}
