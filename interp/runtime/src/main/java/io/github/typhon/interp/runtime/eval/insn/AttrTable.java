// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.refcount.count.PyObject;

/**
 * What an attribute site learnt that meets more kinds of receivers than code can tell apart by comparing: a small table by the layout or type of the
 * receiver, each with a second place beside its own.
 * <p>Threads: any; entries are immutable, and what a race loses is learnt again.
 */
final class AttrTable {
    /** Misses of a site, its few entries being taken, after which it gets a table. */
    static final int AFTER = 12;

    private static final int SIZE = 64;

    private final AttrCache[] entries = new AttrCache[SIZE];

    /** A table with what the site knows. */
    AttrTable(AttrCache first) {
        for (AttrCache e = first; e != null; e = e.next) add(e);
    }

    /** What is known of receivers like this one; null if nothing. */
    AttrCache find(PyObject x) {
        Object key = AttrCache.key(x);
        int h = place(key);
        AttrCache e = entries[h];
        if (e == null || e.key() != key) e = entries[h ^ 1];
        return e != null && e.key() == key && e.valid() ? e : null;
    }

    void add(AttrCache e) {
        int h = place(e.key());
        AttrCache there = entries[h];
        if (there != null && there.key() != e.key() && there.valid()) entries[h ^ 1] = there;
        entries[h] = e;
    }

    private static int place(Object key) {
        return System.identityHashCode(key) & SIZE - 1;
    }
}
