// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;

/** The name of an element or attribute as it is reported; the same one each time, so that its receiver may keep what it made of it.
 *  <p>Threads: guarded by the lock of the parsers that share it. */
public final class Name {
    public final PyUnicode text;
    /** The receiver's. */
    public PyUnicode interned;

    Name(PyUnicode text) {
        this.text = text;
    }
}
