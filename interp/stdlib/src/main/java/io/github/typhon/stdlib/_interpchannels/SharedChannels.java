// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The channels of a family, kept by its main interpreter's state. Threads: any. CPython: _channels. */
final class SharedChannels {
    private static final StateKey<SharedChannels> KEY = StateKey.of(() -> new SharedChannels());

    private final ConcurrentSkipListMap<Long, SharedChannel> channels = new ConcurrentSkipListMap<>();
    private final AtomicLong nextId = new AtomicLong();
    private final AtomicBoolean listening = new AtomicBoolean();

    static SharedChannels of(ThreadState ts) {
        Family family = Family.of(ts);
        SharedChannels all = family.shared(KEY);
        if (!all.listening.get() && all.listening.compareAndSet(false, true)) {
            family.onEnd(all::unbind);
        }
        return all;
    }

    SharedChannel create(int unboundOp, int fallback) {
        SharedChannel c = new SharedChannel(nextId.getAndIncrement(), unboundOp, fallback);
        channels.put(c.id, c);
        return c;
    }

    /** Null if there is none of that id. */
    SharedChannel findOrNull(long id) {
        return channels.get(id);
    }

    SharedChannel find(ThreadState ts, long id) {
        SharedChannel c = channels.get(id);
        if (c == null) {
            throw ChannelErrors.NOT_FOUND.error(ts, "channel %s not found", id);
        }
        return c;
    }

    /** Oldest first, those that are closed left out. */
    List<SharedChannel> open() {
        List<SharedChannel> all = new ArrayList<>(channels.values());
        all.removeIf(SharedChannel::isClosed);
        return all;
    }

    void destroy(PyThreadState ts, SharedChannel c) {
        channels.remove(c.id);
        release(ts, c.destroy());
    }

    static void release(PyThreadState ts, List<CrossData> dropped) {
        for (CrossData d : dropped) {
            d.release(ts);
        }
    }

    private void unbind(PyThreadState ts, Member gone) {
        for (SharedChannel c : channels.values()) {
            release(ts, c.unbind(gone));
        }
    }
}
