// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.charset.Charset;

/** A charset that the JDK does not have. <p>Threads: immutable; coders are confined. */
abstract class OwnCharset extends Charset {
    OwnCharset(String name) {
        super("X-Typhon-" + name, null);
    }

    @Override
    public final boolean contains(Charset other) {
        return other == this;
    }
}
