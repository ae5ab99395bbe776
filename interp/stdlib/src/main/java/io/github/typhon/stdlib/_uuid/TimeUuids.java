// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._uuid;

import io.github.typhon.refcount.thread.StateKey;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 1 (RFC 9562): a time that never stands still, a sequence that tells this interpreter from others on the node, and the node.
 *  <p>Threads: any; the last time given is taken by CAS. */
final class TimeUuids {
    static final StateKey<TimeUuids> KEY = StateKey.of(i -> new TimeUuids());

    /** Between the Gregorian reform and 1970, in units of 100 ns. */
    private static final long EPOCH = 0x01B21DD213814000L;
    private static final long VERSION = 0x1000;
    private static final long VARIANT = 0x8000;

    private final AtomicLong last = new AtomicLong();
    /** The lower half: variant, sequence and node. */
    private final long lower;

    private TimeUuids() {
        SecureRandom random = new SecureRandom();
        lower = (VARIANT | random.nextInt(0x4000)) << 48 | node(random);
    }

    byte[] next() {
        long now = now();
        long time = last.updateAndGet(t -> Math.max(t + 1, now));
        long upper = time << 32 | (time >>> 32 & 0xFFFF) << 16 | VERSION | time >>> 48 & 0xFFF;
        return ByteBuffer.allocate(16).putLong(upper).putLong(lower).array();
    }

    private static long now() {
        Instant t = Instant.now();
        return EPOCH + t.getEpochSecond() * 10_000_000 + t.getNano() / 100;
    }

    /** The first hardware address; where there is none, a random one that says so by its multicast bit. */
    private static long node(SecureRandom random) {
        try {
            for (Iterator<NetworkInterface> i = NetworkInterface.networkInterfaces().iterator(); i.hasNext();) {
                byte[] address = i.next().getHardwareAddress();
                if (address != null && address.length == 6 && !Arrays.equals(address, new byte[6])) {
                    return ByteBuffer.allocate(8).putShort((short) 0).put(address).getLong(0);
                }
            }
        } catch (SocketException e) {
            // No network: a random node serves as well.
        }
        return random.nextLong() >>> 16 | 1L << 40;
    }
}
