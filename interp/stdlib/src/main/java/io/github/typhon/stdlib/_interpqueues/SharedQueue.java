// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpqueues;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Member;
import io.github.typhon.stdlib.crossinterp.UnboundOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** One queue. The monitor is held for a few instructions, never across Python.
 *  <p>Threads: any of any interpreter of the family. CPython: _queue. */
final class SharedQueue {
    final long id;
    final long maxsize;
    final int unboundOp;
    final int fallback;
    @GuardedBy("this") private final ArrayDeque<Item> items = new ArrayDeque<>();
    @GuardedBy("this") private long references;

    /** @param data null once the interpreter that put it is gone */
    record Item(CrossData data, Member from, int unboundOp) {}

    SharedQueue(long id, long maxsize, int unboundOp, int fallback) {
        this.id = id;
        this.maxsize = maxsize;
        this.unboundOp = unboundOp;
        this.fallback = fallback;
    }

    synchronized boolean isFull() {
        return maxsize > 0 && items.size() >= maxsize;
    }

    synchronized long count() {
        return items.size();
    }

    /** False if it is full. */
    synchronized boolean offer(Item item) {
        return !isFull() && items.add(item);
    }

    /** Null if it is empty. */
    synchronized Item poll() {
        return items.poll();
    }

    synchronized void bind() {
        references++;
    }

    /** How many references are left; -1 if there was none. */
    synchronized long unbind() {
        return references == 0 ? -1 : --references;
    }

    /** What is still in it, taken out. */
    synchronized List<Item> drain() {
        List<Item> all = new ArrayList<>(items);
        items.clear();
        return all;
    }

    /** The items of an interpreter that ended keep only the wish of their sender. Returns the data, to be released. */
    synchronized List<CrossData> unbind(Member gone) {
        List<CrossData> dropped = new ArrayList<>();
        int n = items.size();
        for (int i = 0; i < n; i++) {
            Item item = items.poll();
            if (item.from != gone || item.data == null) {
                items.add(item);
                continue;
            }
            dropped.add(item.data);
            if (item.unboundOp != UnboundOp.REMOVE) {
                items.add(new Item(null, gone, item.unboundOp));
            }
        }
        return dropped;
    }
}
