// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.Member;

/** {@code ChannelInfo}: the state of a channel, and how many interpreters use its ends, released ones apart. */
final class ChannelInfo {
    static final StructSequence.Kind KIND = new StructSequence.Kind("_interpchannels", "ChannelInfo", "ChannelInfo\n\nA named tuple of a channel's state.",
            8, false, "open", "closing", "closed", "count", "num_interp_send", "num_interp_send_released", "num_interp_recv", "num_interp_recv_released",
            "num_interp_both", "num_interp_both_recv_released", "num_interp_both_send_released", "num_interp_both_released",
            "send_associated", "send_released", "recv_associated", "recv_released");

    private ChannelInfo() {}

    static @Owned PyObject of(ThreadState ts, SharedChannel c) {
        // By what the interpreter did with its ends: only sends, only receives, both; then which of them it released.
        long[] n = new long[8];
        for (Member m : c.associated()) {
            n[place(c.end(m, true), c.end(m, false))]++;
        }
        Member here = Family.of(ts).current(ts);
        Boolean send = c.end(here, true);
        Boolean recv = c.end(here, false);
        boolean closed = c.isClosed();
        boolean closing = c.isClosing();
        PyObject[] v = new PyObject[16];
        v[0] = PyBool.of(!closed && !closing);
        v[1] = PyBool.of(closing);
        v[2] = PyBool.of(closed);
        v[3] = PyLong.of(c.count());
        for (int i = 0; i < n.length; i++) {
            v[4 + i] = PyLong.of(n[i]);
        }
        v[12] = PyBool.of(Boolean.TRUE.equals(send));
        v[13] = PyBool.of(Boolean.FALSE.equals(send));
        v[14] = PyBool.of(Boolean.TRUE.equals(recv));
        v[15] = PyBool.of(Boolean.FALSE.equals(recv));
        return KIND.of(ts, v);
    }

    /** Which count an interpreter adds to; null for an end that it never used. */
    private static int place(Boolean send, Boolean recv) {
        if (recv == null) {
            return send ? 0 : 1;
        }
        if (send == null) {
            return recv ? 2 : 3;
        }
        // CPython counts a released receiving end as num_interp_both_send_released, and the other way round.
        return send ? recv ? 4 : 6 : recv ? 5 : 7;
    }
}
