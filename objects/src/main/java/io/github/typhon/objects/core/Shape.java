// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.text.PyUnicode;

/** The layout of an instance: its type and which attribute name lives at which index. One identity test guards both.
 *  <p>Shapes of a type form a tree: adding an attribute leads to the child for that name, so objects that gain the same names
 *  in the same order share a shape, and the order of names is the order of insertion. Deleting one leads to a shape that has no name at that
 *  index: no other name ever gets it, so that who found an index in an older shape finds {@link InlineValues#MOVED} there.
 *  <p>Threads: immutable but for the list of children, which grows under the monitor and is published whole.
 *  <p>CPython: shared keys of split dicts; a tree instead, because one shape then also fixes the insertion order. */
public final class Shape {
    /** More attributes than this move an instance to dict mode. */
    public static final int MAX_NAMES = 62;
    /** More deletions than this move an instance to dict mode. */
    private static final int MAX_HOLES = 8;
    private static final int LINEAR = 8;
    private static final Shape[] NONE = {};

    private final PyType type;
    private final PyUnicode[] names;
    private final boolean dict;
    private final int[] index;
    private volatile Shape[] children = NONE;
    /** What deleting the attribute at an index leads to; null before the first. */
    private volatile Shape[] holes;

    private Shape(PyType type, PyUnicode[] names, boolean dict) {
        this.type = type;
        this.names = names;
        this.dict = dict;
        this.index = names.length > LINEAR ? index(names) : null;
    }

    static Shape root(PyType type) {
        return new Shape(type, new PyUnicode[0], false);
    }

    static Shape dictMode(PyType type) {
        return new Shape(type, new PyUnicode[0], true);
    }

    private static int[] index(PyUnicode[] names) {
        int[] t = new int[Integer.highestOneBit(names.length * 2 - 1) * 2];
        for (int i = 0; i < names.length; i++) {
            if (names[i] == null) {
                continue;
            }
            int h = System.identityHashCode(names[i]) & t.length - 1;
            while (t[h] != 0) {
                h = h + 1 & t.length - 1;
            }
            t[h] = i + 1;
        }
        return t;
    }

    public PyType type() {
        return type;
    }

    /** True if the attributes live in a real dict, held in the value right after the slots. */
    public boolean isDict() {
        return dict;
    }

    /** The number of attribute names, deleted ones included. */
    public int size() {
        return names.length;
    }

    /** Null if it was deleted. */
    public PyUnicode name(int i) {
        return names[i];
    }

    /** The position in the values array of the attribute with this interned name, or -1. */
    public int indexOf(PyUnicode name) {
        int base = type.slotCount();
        if (index == null) {
            for (int i = 0; i < names.length; i++) {
                if (names[i] == name) {
                    return base + i;
                }
            }
            return -1;
        }
        for (int h = System.identityHashCode(name) & index.length - 1; index[h] != 0; h = h + 1 & index.length - 1) {
            if (names[index[h] - 1] == name) {
                return base + index[h] - 1;
            }
        }
        return -1;
    }

    /** The shape with one more name at the end, or null when the instance should move to dict mode. */
    public Shape with(PyUnicode name) {
        for (Shape c : children) {
            if (c.names[names.length] == name) {
                return c;
            }
        }
        return names.length >= MAX_NAMES ? null : grow(name);
    }

    private synchronized Shape grow(PyUnicode name) {
        Shape[] have = children;
        for (Shape c : have) {
            if (c.names[names.length] == name) {
                return c;
            }
        }
        if (have.length >= MAX_NAMES) {
            return null;
        }
        PyUnicode[] more = java.util.Arrays.copyOf(names, names.length + 1);
        more[names.length] = name;
        Shape child = new Shape(type, more, false);
        Shape[] next = java.util.Arrays.copyOf(have, have.length + 1);
        next[have.length] = child;
        children = next;
        type.noteNames(more.length);
        return child;
    }

    /** The shape without the name at a position of the values array, or null when the instance should move to dict mode. */
    Shape without(int i) {
        Shape[] h = holes;
        Shape next = h == null ? null : h[i - type.slotCount()];
        return next != null ? next : dig(i - type.slotCount());
    }

    private synchronized Shape dig(int i) {
        int n = 0;
        for (PyUnicode name : names) {
            if (name == null) {
                n++;
            }
        }
        if (n >= MAX_HOLES) {
            return null;
        }
        Shape[] h = holes == null ? new Shape[names.length] : holes.clone();
        if (h[i] == null) {
            PyUnicode[] fewer = names.clone();
            fewer[i] = null;
            h[i] = new Shape(type, fewer, false);
            holes = h;
        }
        return h[i];
    }

    /** True if the other shape only adds names to this one or deletes some, so that indexes found here are nobody else's. */
    boolean isExtendedBy(Shape other) {
        return other.type == type && !other.dict && !dict && other.names.length >= names.length;
    }

    /** The same names on another type of the same layout (assignment to {@code __class__}). */
    Shape onType(PyType other) {
        if (dict) {
            return other.dictShape();
        }
        Shape s = other.initialShape();
        for (PyUnicode n : names) {
            // Any name at all for one that is gone.
            s = n != null ? s.with(n) : s.with(PyUnicode.EMPTY).without(type.slotCount() + s.size());
        }
        return s;
    }
}
