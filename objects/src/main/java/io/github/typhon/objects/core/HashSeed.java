// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** What makes hashes of str, bytes and dates differ from process to process: one odd factor for the whole virtual machine, whose
 *  interpreters share these values. Property {@code typhon.hashSeed} fixes it; 0 is the same as no randomisation.
 *  <p>Threads: a constant. CPython: PYTHONHASHSEED, _Py_HashSecret (there the key of SipHash). */
public final class HashSeed {
    /** What {@code sys.hash_info} calls it: Java's hash of a content, which text keeps, times the secret factor. */
    public static final String ALGORITHM = "java31";
    public static final int SEED_BITS = 63;
    private static final long PLAIN = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = factor(System.getProperty("typhon.hashSeed"));

    private HashSeed() {}

    private static long factor(String property) {
        long seed = property == null ? random() : Long.parseLong(property);
        if (seed == 0) {
            return PLAIN;
        }
        long z = seed * PLAIN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31 | 1;
    }

    /** The system's device is asked first: to find a provider of random numbers takes a twentieth of a start. */
    private static long random() {
        try (InputStream in = Files.newInputStream(Path.of("/dev/urandom"))) {
            byte[] b = in.readNBytes(Long.BYTES);
            if (b.length == Long.BYTES) return ByteBuffer.wrap(b).getLong();
        } catch (IOException e) {
            // There is no such device here.
        }
        return new SecureRandom().nextLong();
    }

    /** Python's hash for Java's hash of a content; never -1, and 0 for 0. */
    public static long mix(long h) {
        long z = h * FACTOR;
        z = (z ^ z >>> 32) * PLAIN;
        z ^= z >>> 29;
        return z == -1 ? -2 : z;
    }
}
