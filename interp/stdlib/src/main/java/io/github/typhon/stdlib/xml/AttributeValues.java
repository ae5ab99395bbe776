// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.util.Arrays;

/** A tag's attributes, valid during its event: first those it has, then those it has by default. <p>Threads: confined to its parser. */
public final class AttributeValues {
    private Name[] names = new Name[8];
    private PyUnicode[] values = new PyUnicode[8];
    private AttributeId[] ids = new AttributeId[8];
    private int count;
    private int specified;

    public int count() {
        return count;
    }

    /** How many the tag itself has. */
    public int specified() {
        return specified;
    }

    public Name name(int i) {
        return names[i];
    }

    public PyUnicode value(int i) {
        return values[i];
    }

    AttributeId id(int i) {
        return ids[i];
    }

    void clear() {
        count = 0;
        specified = 0;
    }

    void endSpecified() {
        specified = count;
    }

    void add(AttributeId id, PyUnicode value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            ids = Arrays.copyOf(ids, 2 * count);
        }
        names[count] = id.name;
        ids[count] = id;
        values[count++] = value;
    }

    void rename(int i, Name name) {
        names[i] = name;
    }
}
