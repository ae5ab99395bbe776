// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Which compiler this is: a number the build makes from the parser's and the compiler's classes, so that what another one compiled is not run. */
public final class Fingerprint {

    static final String RESOURCE = "fingerprint";
    public static final int VALUE = read();

    private Fingerprint() {}

    private static int read() {
        try (InputStream in = Fingerprint.class.getResourceAsStream(RESOURCE)) {
            return in == null ? ofOpcodes() : new DataInputStream(in).readInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the classes did not come from the build: changes whenever an opcode is added, moved or renamed. */
    private static int ofOpcodes() {
        int hash = 1;
        for (Opcode op : Opcode.values()) {
            hash = 31 * hash + op.name().hashCode();
        }
        return hash;
    }
}
