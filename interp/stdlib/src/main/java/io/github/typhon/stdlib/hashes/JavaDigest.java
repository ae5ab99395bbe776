// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** MD5, SHA-1 and SHA-2, which every Java platform has. */
final class JavaDigest implements HashEngine {
    private final MessageDigest digest;

    private JavaDigest(MessageDigest digest) {
        this.digest = digest;
    }

    static JavaDigest of(String algorithm) {
        try {
            return new JavaDigest(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void update(byte[] data) {
        digest.update(data);
    }

    @Override
    public byte[] digest() {
        return copy().digest.digest();
    }

    @Override
    public JavaDigest copy() {
        try {
            return new JavaDigest((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
