// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.refcount.lock.Event;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Member;

/** What was sent and not yet received. Threads: {@code data} and {@code received} are guarded by the channel's monitor; {@code received} is read after
 *  the event was seen. */
final class ChannelItem {
    /** Null once the interpreter that sent it is gone. */
    CrossData data;
    final Member from;
    final int unboundOp;
    /** Set when it was received or will never be; null if the sender does not wait. */
    final Event done;
    boolean received;

    ChannelItem(CrossData data, Member from, int unboundOp, boolean waited) {
        this.data = data;
        this.from = from;
        this.unboundOp = unboundOp;
        done = waited ? new Event() : null;
    }

    void finish(boolean received) {
        this.received = received;
        if (done != null) {
            done.set();
        }
    }
}
