// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;

/** A prefix, or the default namespace, which has no name, and what it stands for now. */
final class Prefix extends ByteTable.Entry {
    /** Null for the default namespace. */
    final PyUnicode name;
    /** Null while it stands for nothing. */
    Binding binding;

    Prefix(byte[] key, boolean isDefault) {
        super(key);
        name = isDefault ? null : Utf8.text(key, 0, key.length);
    }
}
