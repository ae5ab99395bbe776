// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.unicodedata;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/** Normalization of Unicode 3.2 as CPython has it: characters of later versions are not decomposed, but they keep their combining classes
 *  and take part in composition. <p>Threads: immutable. <p>CPython: nfd_nfkd and nfc_nfkc (Modules/unicodedata.c). */
final class OldNormalizer {
    private final Normalizer2 decompositions;
    private final boolean composes;

    OldNormalizer(boolean compatible, boolean composes) {
        this.decompositions = compatible ? Normalizer2.getNFKCInstance() : Normalizer2.getNFCInstance();
        this.composes = composes;
    }

    int[] normalize(int[] text) {
        int[] s = Arrays.stream(text).flatMap(c -> decompose(c).codePoints()).toArray();
        order(s);
        return composes ? compose(s) : s;
    }

    private String decompose(int c) {
        String then = OldValues.of('n', c);
        int d = then != null ? Integer.parseInt(then, 16) : c;
        String parts = Database.isOld(d) ? decompositions.getDecomposition(d) : null;
        return parts != null ? parts : Character.toString(d);
    }

    /** Sorts each run of marks by combining class, equal ones as they came. */
    private static void order(int[] s) {
        for (int i = 1; i < s.length; i++) {
            int c = s[i];
            int mark = UCharacter.getCombiningClass(c);
            int k = i;
            while (mark != 0 && k > 0 && UCharacter.getCombiningClass(s[k - 1]) > mark) {
                s[k] = s[k - 1];
                k--;
            }
            s[k] = c;
        }
    }

    private static int[] compose(int[] s) {
        int n = 0;
        int starter = -1;
        int last = -1;
        for (int c : s) {
            int mark = UCharacter.getCombiningClass(c);
            boolean blocked = starter < 0 || last > 0 && last >= mark;
            int pair = blocked ? -1 : Normalizer2.getNFCInstance().composePair(s[starter], c);
            if (pair >= 0) {
                s[starter] = pair;
                continue;
            }
            if (mark == 0) {
                starter = n;
            }
            last = mark;
            s[n++] = c;
        }
        return Arrays.copyOf(s, n);
    }
}
