// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Member;
import io.github.typhon.stdlib.crossinterp.UnboundOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One channel. An interpreter is associated with an end by its first use of it, and may release it for itself; the channel closes when all that were
 *  associated have released. Closing it while items wait ends the sending first, and the rest once they are received.
 *  <p>Threads: any of any interpreter of the family; the monitor is held for a few instructions, never across Python.
 *  <p>Data that is dropped is handed to the caller, who releases it. CPython: _channel_state. */
final class SharedChannel {
    static final int BOTH = 0;
    static final int SEND = 1;
    static final int RECV = -1;

    /** Why something could not be done. */
    enum Failure { CLOSED, END_CLOSED, EMPTY, NOT_EMPTY }

    final long id;
    final int unboundOp;
    final int fallback;
    @GuardedBy("this") private final ArrayDeque<ChannelItem> items = new ArrayDeque<>();
    /** By interpreter: whether its end is open. */
    @GuardedBy("this") private final Map<Member, Boolean> senders = new LinkedHashMap<>();
    @GuardedBy("this") private final Map<Member, Boolean> receivers = new LinkedHashMap<>();
    @GuardedBy("this") private long references;
    @GuardedBy("this") private boolean closing;
    @GuardedBy("this") private boolean closed;

    SharedChannel(long id, int unboundOp, int fallback) {
        this.id = id;
        this.unboundOp = unboundOp;
        this.fallback = fallback;
    }

    // ---- references of ChannelID objects

    synchronized void bind() {
        references++;
    }

    /** True if it was the last one. */
    synchronized boolean unbind() {
        return --references == 0;
    }

    // ---- passing

    /** Null if it was added. */
    synchronized Failure add(ChannelItem item) {
        if (closed || closing) {
            return Failure.CLOSED;
        }
        if (!senders.computeIfAbsent(item.from, m -> true)) {
            return Failure.END_CLOSED;
        }
        items.add(item);
        return null;
    }

    /** Takes out the next item; or null, and then {@code failure[0]} says why there is none. */
    synchronized ChannelItem next(Member receiver, Failure[] failure) {
        if (closed) {
            failure[0] = Failure.CLOSED;
            return null;
        }
        if (!receivers.computeIfAbsent(receiver, m -> true)) {
            failure[0] = Failure.END_CLOSED;
            return null;
        }
        ChannelItem item = items.poll();
        if (closing && items.isEmpty()) {
            markClosed();
        }
        if (item == null) {
            failure[0] = closed ? Failure.CLOSED : Failure.EMPTY;
            return null;
        }
        item.finish(true);
        return item;
    }

    /** A sender waited long enough. False if the item was received, or dropped, by now. */
    synchronized boolean withdraw(ChannelItem item) {
        return items.remove(item);
    }

    // ---- closing

    private void markClosed() {
        closed = true;
        closing = false;
        senders.clear();
        receivers.clear();
    }

    @GuardedBy("this")
    private List<CrossData> drain() {
        List<CrossData> dropped = new ArrayList<>();
        for (ChannelItem i; (i = items.poll()) != null; ) {
            if (i.data != null) {
                dropped.add(i.data);
            }
            i.finish(false);
        }
        return dropped;
    }

    /** For all interpreters. Null if it was done. */
    synchronized Failure close(int end, boolean force, List<CrossData> dropped) {
        if (closed || !force && end == SEND && closing) {
            return Failure.CLOSED;
        }
        if (!force && !items.isEmpty()) {
            if (end != SEND) {
                return Failure.NOT_EMPTY;
            }
            closing = true;
            return null;
        }
        markClosed();
        dropped.addAll(drain());
        return null;
    }

    /** For one interpreter. Null if it was done. */
    synchronized Failure release(Member m, boolean send, boolean recv, List<CrossData> dropped) {
        if (closed) {
            return Failure.CLOSED;
        }
        if (send) {
            senders.put(m, false);
        }
        if (recv) {
            receivers.put(m, false);
        }
        closeIfAbandoned(dropped);
        return null;
    }

    private void closeIfAbandoned(List<CrossData> dropped) {
        if (!senders.containsValue(true) && !receivers.containsValue(true)) {
            markClosed();
            dropped.addAll(drain());
        }
    }

    /** An interpreter ended: its items keep only the wish of their sender, its ends are released. */
    synchronized List<CrossData> unbind(Member gone) {
        List<CrossData> dropped = new ArrayList<>();
        if (closed) {
            return dropped;
        }
        int n = items.size();
        for (int i = 0; i < n; i++) {
            ChannelItem item = items.poll();
            if (item.from == gone && item.data != null) {
                dropped.add(item.data);
                item.data = null;
                if (item.unboundOp == UnboundOp.REMOVE) {
                    item.finish(false);
                    continue;
                }
            }
            items.add(item);
        }
        boolean used = senders.replace(gone, false) != null | receivers.replace(gone, false) != null;
        if (used) {
            closeIfAbandoned(dropped);
        }
        return dropped;
    }

    /** Before it is forgotten. */
    synchronized List<CrossData> destroy() {
        markClosed();
        return drain();
    }

    // ---- looking

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean isClosing() {
        return closing;
    }

    synchronized long count() {
        return items.size();
    }

    /** Whether the interpreter's end is open; null if it never used it. */
    synchronized Boolean end(Member m, boolean send) {
        return (send ? senders : receivers).get(m);
    }

    /** Who ever used either end. */
    synchronized List<Member> associated() {
        List<Member> all = new ArrayList<>(senders.keySet());
        receivers.keySet().stream().filter(m -> !senders.containsKey(m)).forEach(all::add);
        return all;
    }
}
