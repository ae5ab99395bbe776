// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import java.nio.charset.Charset;
import java.util.Map;

/** An encoding by Python's name, and the charset for it: the JDK's, a {@link PairCharset}, a {@link JisCharset}, an {@link Iso2022Charset} the {@link HzCharset}
 *  or the {@link HkscsCharset}. */
record Multibyte(String name, Charset charset) {
    private static final java.util.Set<String> NO_PRIVATE_USE = java.util.Set.of("big5hkscs");

    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("gb2312", "GB2312"), Map.entry("gb18030", "GB18030"), Map.entry("euc_jp", "EUC-JP"));

    /** True for characters that the charset knows and CPython does not. */
    boolean excludes(int cp) {
        return cp >= 0xE000 && cp <= 0xF8FF && NO_PRIVATE_USE.contains(name);
    }

    /** CPython blames one byte of an illegal sequence where the JDK may blame both. */
    boolean blamesOneByte() {
        return !name.startsWith("iso2022");
    }

    /** Whether a byte that begins no character begins an unfinished one if nothing follows: CPython asks for the second byte first. */
    boolean waitsForSecond() {
        return name.equals("gb18030");
    }

    /** What the JDK calls a character; 0 for one that CPython does not have here. */
    int toJava(int cp) {
        if (name.equals("euc_jp")) {
            return cp == 0x2015 ? 0x2014 : cp == 0x2014 || cp == 0xFF5E ? 0 : cp;
        }
        return cp;
    }

    /** The text that the JDK's decoder gave, as CPython has it. */
    String fromJava(String s) {
        return name.equals("euc_jp") ? s.replace('\u2014', '\u2015').replace('\uFF5E', '~') : s;
    }

    /** The charset for what the JDK has none for. */
    private static Charset ownOrNull(String name) {
        if (name.equals("hz")) {
            return HzCharset.orNull();
        }
        if (name.equals("big5hkscs")) {
            return HkscsCharset.orNull();
        }
        Charset pairs = PairCharset.orNull(name);
        Charset iso = pairs != null ? pairs : Iso2022Charset.orNull(name);
        return iso != null ? iso : JisCharset.of(name);
    }

    static Multibyte of(String name, String... allowed) {
        for (String a : allowed) {
            if (a.equals(name)) {
                Charset own = ownOrNull(name);
                if (own != null) {
                    return new Multibyte(name, own);
                }
                String charset = CHARSETS.get(name);
                if (charset == null || !Charset.isSupported(charset)) {
                    throw PyException.of(Exc.LookupError, "this JVM has no charset for the encoding '" + name + "'");
                }
                return new Multibyte(name, Charset.forName(charset));
            }
        }
        throw PyException.of(Exc.LookupError, "no such codec is supported.");
    }
}
