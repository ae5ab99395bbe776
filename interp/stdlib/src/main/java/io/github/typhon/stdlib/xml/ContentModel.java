// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.util.ArrayList;
import java.util.List;

/** A declared content model, or a part of it. */
public final class ContentModel {
    public static final int EMPTY = 1;
    public static final int ANY = 2;
    public static final int MIXED = 3;
    public static final int NAME = 4;
    public static final int CHOICE = 5;
    public static final int SEQ = 6;

    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    private static final int PLUS = 3;

    public int type;
    public int quantifier;
    /** Null for groups. */
    public final PyUnicode name;
    public final List<ContentModel> children = new ArrayList<>();

    ContentModel(int type, int quantifier, PyUnicode name) {
        this.type = type;
        this.quantifier = quantifier;
        this.name = name;
    }

    /** How often, as the sign at the end of a token says. */
    static int quantifier(int token) {
        return switch (token) {
            case Token.NAME_QUESTION, Token.CLOSE_PAREN_QUESTION -> OPTIONAL;
            case Token.NAME_ASTERISK, Token.CLOSE_PAREN_ASTERISK -> REPEATED;
            case Token.NAME_PLUS, Token.CLOSE_PAREN_PLUS -> PLUS;
            default -> 0;
        };
    }
}
