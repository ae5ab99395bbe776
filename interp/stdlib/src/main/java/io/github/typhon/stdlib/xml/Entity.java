// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;

/** A declared entity: it has a text, or lies outside. */
final class Entity extends ByteTable.Entry {
    final PyUnicode name;
    final boolean isParameter;
    /** Declared in the document itself, outside of parameter entities. */
    boolean isInternal;
    /** Its replacement is being read. */
    boolean open;
    byte[] text;
    PyUnicode systemId;
    PyUnicode publicId;
    PyUnicode base;
    PyUnicode notation;

    Entity(byte[] key, boolean isParameter) {
        super(key);
        name = Utf8.text(key, 0, key.length);
        this.isParameter = isParameter;
    }

    Entity copy() {
        Entity e = new Entity(key, isParameter);
        e.isInternal = isInternal;
        e.text = text;
        e.systemId = systemId;
        e.publicId = publicId;
        e.base = base;
        e.notation = notation;
        return e;
    }
}
