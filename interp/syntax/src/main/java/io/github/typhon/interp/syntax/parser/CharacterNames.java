// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import com.ibm.icu.lang.UCharacter;

/** Characters by name, as in {@code \N{BULLET}}. */
final class CharacterNames {

    private CharacterNames() {}

    /** The character, -1 when no character has that name or alias. */
    static int lookup(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return -1;
            }
        }
        int c = UCharacter.getCharFromName(name);
        return c >= 0 ? c : UCharacter.getCharFromNameAlias(name);
    }
}
