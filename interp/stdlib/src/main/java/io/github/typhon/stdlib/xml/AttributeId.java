// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** An attribute's name, whatever the element. */
final class AttributeId extends ByteTable.Entry {
    final Name name;
    /** Null without namespaces or without a prefix; of a namespace declaration, what is declared. */
    Prefix prefix;
    boolean isNamespace;
    /** Some element declares it with a type other than CDATA. */
    boolean maybeTokenized;
    /** The last tag in which it was seen. */
    long seen;
    /** Its name with its namespace, and the binding and form that holds for. */
    Name expanded;
    Binding expandedFor;

    AttributeId(byte[] key) {
        super(key);
        name = new Name(Utf8.text(key, 0, key.length));
    }
}
