// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.util.ArrayList;
import java.util.List;

/** An element's name and what is declared about its attributes. */
final class ElementType extends ByteTable.Entry {
    /** An attribute that is declared: with a default, or of a type other than CDATA. */
    record Declared(AttributeId id, boolean isCdata, PyUnicode value) {}

    final Name name;
    Prefix prefix;
    List<Declared> declared = List.of();
    Name expanded;
    Binding expandedFor;

    ElementType(byte[] key) {
        super(key);
        name = new Name(Utf8.text(key, 0, key.length));
    }

    private Declared find(AttributeId id) {
        for (Declared d : declared) {
            if (d.id == id) {
                return d;
            }
        }
        return null;
    }

    /** The first declaration of an attribute counts. */
    void declare(AttributeId id, boolean isCdata, boolean isId, PyUnicode value) {
        if ((value != null || isId) && find(id) != null) {
            return;
        }
        if (declared.isEmpty()) {
            declared = new ArrayList<>();
        }
        declared.add(new Declared(id, isCdata, value));
        if (!isCdata) {
            id.maybeTokenized = true;
        }
    }

    boolean isCdata(AttributeId id) {
        Declared d = id.maybeTokenized ? find(id) : null;
        return d == null || d.isCdata;
    }
}
