// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.core.Raise;
import java.util.Arrays;

/** Texts for the C library, where a null character ends them. <p>Threads: stateless. */
public final class CText {
    private CText() {}

    /** The text itself; ValueError if C would read less of it. */
    public static String whole(String s) {
        if (s.indexOf(0) >= 0) {
            throw Raise.valueError("embedded null character");
        }
        return s;
    }

    /** What C would read. */
    public static String upToNull(String s) {
        int end = s.indexOf(0);
        return end < 0 ? s : s.substring(0, end);
    }

    /** What C would read. */
    public static byte[] upToNull(byte[] b) {
        for (int i = 0; i < b.length; i++) {
            if (b[i] == 0) {
                return Arrays.copyOf(b, i);
            }
        }
        return b;
    }
}
