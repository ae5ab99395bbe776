// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._hashlib;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** The hashes of the Java platform. */
enum Algorithm {
    MD5("md5", "MD5", 64),
    SHA1("sha1", "SHA-1", 64),
    SHA224("sha224", "SHA-224", 64),
    SHA256("sha256", "SHA-256", 64),
    SHA384("sha384", "SHA-384", 128),
    SHA512("sha512", "SHA-512", 128),
    SHA512_224("sha512_224", "SHA-512/224", 128),
    SHA512_256("sha512_256", "SHA-512/256", 128),
    SHA3_224("sha3_224", "SHA3-224", 144),
    SHA3_256("sha3_256", "SHA3-256", 136),
    SHA3_384("sha3_384", "SHA3-384", 104),
    SHA3_512("sha3_512", "SHA3-512", 72);

    final String pythonName;
    final int blockSize;
    private final String javaName;

    Algorithm(String pythonName, String javaName, int blockSize) {
        this.pythonName = pythonName;
        this.javaName = javaName;
        this.blockSize = blockSize;
    }

    MessageDigest create() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By Python's or OpenSSL's name, in any case; null if there is none. */
    static Algorithm named(String name) {
        String n = name.toLowerCase(Locale.ROOT).replace('-', '_');
        for (Algorithm a : values()) {
            if (a.pythonName.equals(n)) {
                return a;
            }
        }
        return null;
    }
}
