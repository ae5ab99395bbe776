// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Things found by their names in UTF-8; the hash differs from table to table, so that input cannot aim at collisions.
 *  <p>Threads: guarded by the lock of the parsers that share it. */
final class ByteTable<E extends ByteTable.Entry> {
    /** Something with a name. */
    abstract static class Entry {
        final byte[] key;
        private int hash;

        Entry(byte[] key) {
            this.key = key;
        }

        final boolean is(byte[] b, int from, int to) {
            return Arrays.equals(key, 0, key.length, b, from, to);
        }
    }

    private final int multiplier = ThreadLocalRandom.current().nextInt() | 1;
    private Entry[] slots = new Entry[16];
    private int size;

    private int hash(byte[] b, int from, int to) {
        int h = to - from;
        for (int i = from; i < to; i++) {
            h = (h ^ b[i]) * multiplier;
            h ^= h >>> 15;
        }
        return h;
    }

    E get(byte[] key) {
        return get(key, 0, key.length);
    }

    @SuppressWarnings("unchecked")
    E get(byte[] b, int from, int to) {
        int h = hash(b, from, to);
        int mask = slots.length - 1;
        for (int i = h & mask; ; i = i + 1 & mask) {
            Entry e = slots[i];
            if (e == null) {
                return null;
            }
            if (e.hash == h && e.is(b, from, to)) {
                return (E) e;
            }
        }
    }

    /** Adds one whose name is not there yet. */
    E add(E e) {
        if (2 * ++size > slots.length) {
            Entry[] old = slots;
            slots = new Entry[2 * old.length];
            for (Entry o : old) {
                if (o != null) {
                    insert(o);
                }
            }
        }
        ((Entry) e).hash = hash(e.key, 0, e.key.length);
        insert(e);
        return e;
    }

    private void insert(Entry e) {
        int mask = slots.length - 1;
        int i = e.hash & mask;
        while (slots[i] != null) {
            i = i + 1 & mask;
        }
        slots[i] = e;
    }

    /** Calls {@code step} for all, in no order. */
    void forEach(java.util.function.Consumer<E> step) {
        for (Entry e : slots) {
            if (e != null) {
                @SuppressWarnings("unchecked")
                E each = (E) e;
                step.accept(each);
            }
        }
    }

    ByteTable<E> copy(UnaryOperator<E> copier) {
        ByteTable<E> t = new ByteTable<>();
        forEach(e -> t.add(copier.apply(e)));
        return t;
    }
}
