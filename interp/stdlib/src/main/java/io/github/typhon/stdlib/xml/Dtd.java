// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import java.util.ArrayList;
import java.util.Arrays;

/** What is known of a document's type and names. A parser of an external parameter entity shares it with its parent, one of another entity gets a copy.
 *  <p>Threads: guarded by the lock of the parsers that share it. */
final class Dtd {
    private static final byte[] XMLNS = Utf8.bytes("xmlns");

    final ByteTable<Entity> general;
    final ByteTable<Entity> parameters;
    final ByteTable<ElementType> elements;
    final ByteTable<AttributeId> attributes;
    final ByteTable<Prefix> prefixes;
    final Prefix defaultPrefix = new Prefix(new byte[0], true);
    Entity externalSubset;
    /** False after a parameter entity was skipped, whose declarations might have been the first. */
    boolean keepProcessing = true;
    boolean hasParamEntityRefs;
    boolean standalone;
    boolean paramEntityRead;
    private long tags;
    /** The entity value that is being put together. */
    final Utf8 entityValue = new Utf8();

    Dtd() {
        general = new ByteTable<>();
        parameters = new ByteTable<>();
        elements = new ByteTable<>();
        attributes = new ByteTable<>();
        prefixes = new ByteTable<>();
    }

    private Dtd(Dtd o, boolean ns) {
        general = o.general.copy(Entity::copy);
        parameters = o.parameters.copy(Entity::copy);
        externalSubset = o.externalSubset == null ? null : o.externalSubset.copy();
        prefixes = o.prefixes.copy(p -> new Prefix(p.key, false));
        attributes = new ByteTable<>();
        elements = new ByteTable<>();
        o.attributes.forEach(a -> attribute(a.key, 0, a.key.length, ns).maybeTokenized = a.maybeTokenized);
        o.elements.forEach(e -> copyElement(e, ns));
        keepProcessing = o.keepProcessing;
        hasParamEntityRefs = o.hasParamEntityRefs;
        standalone = o.standalone;
        paramEntityRead = o.paramEntityRead;
    }

    private void copyElement(ElementType o, boolean ns) {
        ElementType e = element(o.key, 0, o.key.length, ns);
        if (!o.declared.isEmpty()) {
            e.declared = new ArrayList<>();
            for (ElementType.Declared d : o.declared) {
                e.declared.add(new ElementType.Declared(attributes.get(d.id().key), d.isCdata(), d.value()));
            }
        }
    }

    /** A number for a tag, so that its attributes can be marked. */
    long nextTag() {
        return ++tags;
    }

    Dtd copy(boolean ns) {
        return new Dtd(this, ns);
    }

    Prefix prefix(byte[] b, int from, int to) {
        Prefix p = prefixes.get(b, from, to);
        return p != null ? p : prefixes.add(new Prefix(Arrays.copyOfRange(b, from, to), false));
    }

    private static int colon(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (key[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    ElementType element(byte[] b, int from, int to, boolean ns) {
        ElementType e = elements.get(b, from, to);
        if (e == null) {
            e = elements.add(new ElementType(Arrays.copyOfRange(b, from, to)));
            int colon = ns ? colon(e.key) : -1;
            if (colon >= 0) {
                e.prefix = prefix(e.key, 0, colon);
            }
        }
        return e;
    }

    AttributeId attribute(byte[] b, int from, int to, boolean ns) {
        AttributeId a = attributes.get(b, from, to);
        if (a == null) {
            a = attributes.add(new AttributeId(Arrays.copyOfRange(b, from, to)));
            if (ns) {
                setPrefix(a);
            }
        }
        return a;
    }

    private void setPrefix(AttributeId a) {
        byte[] key = a.key;
        if (key.length >= 5 && Arrays.equals(key, 0, 5, XMLNS, 0, 5) && (key.length == 5 || key[5] == ':')) {
            a.prefix = key.length == 5 ? defaultPrefix : prefix(key, 6, key.length);
            a.isNamespace = true;
            return;
        }
        int colon = colon(key);
        if (colon >= 0) {
            a.prefix = prefix(key, 0, colon);
        }
    }
}
