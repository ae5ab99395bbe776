// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.Locale;

/** Character names and their reverse, with aliases. <p>Threads: stateless but for immutable tables. */
public final class CharacterNames {
    private CharacterNames() {}

    /** The name, or null for a character without one. */
    public static String nameOf(int cp) {
        int t = UCharacter.getType(cp);
        if (t == ECharacterCategory.CONTROL || t == ECharacterCategory.SURROGATE || t == ECharacterCategory.PRIVATE_USE || t == ECharacterCategory.UNASSIGNED) {
            return null;
        }
        // CPython 3.14 does not name Tangut ideographs.
        return isTangut(cp) ? null : UCharacter.getName(cp);
    }

    private static boolean isTangut(int cp) {
        return cp >= 0x17000 && cp <= 0x187F7 || cp >= 0x18D00 && cp <= 0x18D08;
    }

    /** The character with this name or alias in any case, or -1. */
    public static int lookup(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return -1;
            }
        }
        int c = UCharacter.getCharFromName(upper);
        if (c < 0) {
            c = UCharacter.getCharFromNameAlias(upper);
        }
        if (c >= 0 && UCharacter.hasBinaryProperty(c, UProperty.UNIFIED_IDEOGRAPH) || c >= 0xAC00 && c <= 0xD7A3) {
            // Named by rule, and that rule is case-sensitive.
            return name.equals(UCharacter.getName(c)) ? c : -1;
        }
        return c >= 0 && !isTangut(c) ? c : NameAliases.find(upper);
    }
}
