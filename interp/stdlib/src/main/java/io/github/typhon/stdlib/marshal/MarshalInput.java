// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.marshal;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;

/** The bytes that a {@link MarshalReader} reads, one after the other. One thread uses it, once. */
abstract class MarshalInput {
    /** Where the bytes of the last {@link #need} stand; they do not change any more. */
    abstract byte[] array();

    /** Passes {@code n} bytes, at least 0, and tells where in the array the first one is. EOFError if there are fewer. */
    abstract int need(int n);

    /** One byte, 0 to 255. EOFError if there is none. */
    int take() {
        return next("EOF read where not expected");
    }

    /** The byte at which an object begins. EOFError if there is none. */
    int begin() {
        return next("EOF read where object expected");
    }

    /** The next byte, or EOFError with this text. */
    protected abstract int next(String ifNone);

    static PyException tooShort() {
        return PyException.of(Exc.EOFError, "marshal data too short");
    }

    /** Bytes that are all there. */
    static final class Memory extends MarshalInput {
        private final byte[] data;
        private int at;

        /** The data is kept and must not change. */
        Memory(byte[] data) {
            this.data = data;
        }

        @Override byte[] array() {
            return data;
        }

        @Override int need(int n) {
            if (n > data.length - at) throw tooShort();
            at += n;
            return at - n;
        }

        @Override protected int next(String ifNone) {
            if (at >= data.length) throw PyException.of(Exc.EOFError, ifNone);
            return data[at++] & 0xff;
        }
    }
}
