// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.contract.LockFree;

/** An object of a built-in class that knows its length without waiting, raising or running Python code. Instances of subclasses may be asked in another way.
 *  <p>Threads: any; the answer is the length at one moment. */
public interface SelfSized {
    @LockFree
    int size();
}
