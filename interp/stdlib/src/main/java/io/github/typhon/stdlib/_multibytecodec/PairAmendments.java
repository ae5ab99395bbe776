// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.charset.Charset;
import java.util.Set;

/** Where CPython's table of an encoding departs from the JDK's. {@code text} is a list of {@code code=character}, for decoding, and
 *  {@code character>code}, for encoding, in hexadecimal digits; nothing on the right takes the entry away.
 *  @param base the JDK's charset */
record PairAmendments(String name, String base, String text) {
    private static final Set<String> NO_PRIVATE_USE = Set.of("gbk", "cp949", "cp950");

    static PairAmendments orNull(String python) {
        return switch (python) {
            case "big5" -> new PairAmendments(python, "Big5",
                    "a15a=2574 a1fe=ff0f a240=ff3c a1c3=ffe3 a1c5=2cd 2cd>a1c5 2574>a15a ffe3>a1c3");
            case "cp950" -> new PairAmendments(python, "x-windows-950",
                    "2561>a2a7 2550>a2a4 256a>a2a6 255e>a2a5 2022>a145 2609>a1f3 2641>a1f2 223c>a1e3 a2>a246 a3>a247 a5>a244 203e>a1c2 ff64>a14e");
            case "cp949" -> new PairAmendments(python, "x-windows-949", "");
            case "euc_kr" -> new PairAmendments(python, "EUC-KR", "a2e8= 327e>");
            case "johab" -> new PairAmendments(python, "x-Johab",
                    "8441=3000 8442=3131 8443=3132 8445=3134 8448=3137 8449=3139 8451=3141 8453=3142 8455=3145 8456=3146 8457=3147 8458=3148 "
                    + "8459=314a 845a=314b 845b=314c 845c=314d 845d=314e");
            case "gbk" -> new PairAmendments(python, "GBK", "a2e3= a892=2295 20ac> 2641> 2295>a892");
            case "shift_jis" -> new PairAmendments(python, "Shift_JIS", "815c=2015 2014> 2015>815c");
            case "cp932" -> new PairAmendments(python, "windows-31j",
                    "80=80 a0=f8f0 fd=f8f1 fe=f8f2 ff=f8f3 80>80 f8f0>a0 f8f1>fd f8f2>fe f8f3>ff a5> ab> af> b5> b7> b8> bb> 203e> 2212>817c 301c>8160 3094> 2016>8161");
            default -> null;
        };
    }

    boolean spells() {
        return name.equals("euc_kr");
    }

    /** Whether a byte begins a pair; CPython finds only afterwards that there is none with it. */
    boolean isLead(int b) {
        return switch (name) {
            case "cp932" -> b > 0x80 && b < 0xA0 || b >= 0xE0 && b <= 0xFC;
            case "shift_jis" -> b > 0x80 && b < 0xA0 || b >= 0xE0 && b <= 0xEA;
            default -> b >= 0x80;
        };
    }

    /** True for characters that the JDK knows and CPython does not. */
    boolean drops(char c) {
        return c >= 0xE000 && c <= 0xF8FF && NO_PRIVATE_USE.contains(name);
    }

    void apply(PairTables t) {
        if (name.equals("cp950")) {
            addEtenRows(t);
        }
        if (name.equals("cp932")) {
            preferNecRows(t);
        }
        for (String entry : text.split(" ")) {
            int at = Math.max(entry.indexOf('='), entry.indexOf('>'));
            if (at < 0) {
                continue;
            }
            int from = Integer.parseInt(entry, 0, at, 16);
            int to = at + 1 == entry.length() ? -1 : Integer.parseInt(entry, at + 1, entry.length(), 16);
            if (entry.charAt(at) == '=') {
                t.setCharacter(from, to);
            } else {
                t.setCode(from, to);
            }
        }
    }

    /** Kana, Cyrillic letters and numbers that Eten's extension put there; the JDK has them in Big5. */
    private static void addEtenRows(PairTables t) {
        Charset big5 = Charset.forName("Big5");
        for (int code = 0xC6A1; code <= 0xC7FC; code++) {
            String s = new String(new byte[] {(byte) (code >> 8), (byte) code}, big5);
            if (s.length() == 1 && s.charAt(0) != 0xFFFD && t.character(code) < 0) {
                t.setCharacter(code, s.charAt(0));
                t.setCode(s.charAt(0), code);
            }
        }
    }

    /** Of a character that NEC's rows have and IBM's too, CPython writes NEC's code, the JDK IBM's. */
    private static void preferNecRows(PairTables t) {
        for (int code = 0xED40; code <= 0xEEFC; code++) {
            int c = t.character(code);
            if (c >= 0 && t.code((char) c) >= 0xFA40) {
                t.setCode(c, code);
            }
        }
    }
}
