// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** The grammar of prologs and document types: from state to state by tokens, each of which gets a {@link Role}. <p>Threads: confined to its parser. */
final class Grammar {
    private enum State {
        START, BEFORE_DOCTYPE, AFTER_DOCTYPE, DOCTYPE_NAME, DOCTYPE_ID, DOCTYPE_PUBLIC, DOCTYPE_SYSTEM, DOCTYPE_IDS, DOCTYPE_END,
        INTERNAL_SUBSET, EXTERNAL_START, EXTERNAL_SUBSET,
        ENTITY, ENTITY_PARAM, ENTITY_VALUE, ENTITY_PUBLIC, ENTITY_SYSTEM, ENTITY_IDS, ENTITY_NDATA, PARAM_VALUE, PARAM_PUBLIC, PARAM_SYSTEM, PARAM_IDS,
        NOTATION, NOTATION_ID, NOTATION_PUBLIC, NOTATION_SYSTEM, NOTATION_IDS,
        ATTLIST, ATTRIBUTE, ATTRIBUTE_TYPE, ENUM_VALUE, ENUM_NEXT, NOTATION_OPEN, NOTATION_VALUE, NOTATION_NEXT, DEFAULT, FIXED,
        ELEMENT, MODEL, MODEL_FIRST, MIXED, MIXED_NAME, MIXED_NEXT, PARTICLE, PARTICLE_NEXT,
        COND_SECTION, INCLUDE, IGNORE, DECL_CLOSE, FAILED
    }

    private static final String[] TYPES = {"CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"};

    private State state = State.START;
    /** What the rest of a declaration means. */
    private Role rest = Role.NONE;
    private int includeLevel;
    private int groupLevel;
    /** False in external subsets and parameter entities, where references may stand within declarations. */
    boolean documentEntity = true;
    boolean inEntityValue;
    /** Of the last ATTRIBUTE_TYPE. */
    String type;

    void beginExternal() {
        state = State.EXTERNAL_START;
        documentEntity = false;
        includeLevel = 0;
    }

    private Role go(State s, Role r) {
        state = s;
        return r;
    }

    private Role close(Role none, Role r) {
        rest = none;
        return go(State.DECL_CLOSE, r);
    }

    private Role top(Role r) {
        return go(documentEntity ? State.INTERNAL_SUBSET : State.EXTERNAL_SUBSET, r);
    }

    private Role fail(int token) {
        if (!documentEntity && token == Token.PARAM_ENTITY_REF) {
            return Role.INNER_PARAM_ENTITY_REF;
        }
        return go(State.FAILED, Role.ERROR);
    }

    private static boolean is(byte[] b, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (b[i] != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(int token) {
        return token == Token.NAME || token == Token.PREFIXED_NAME;
    }

    /** The role of a token, after which the state is another one. */
    Role role(int token, byte[] b, int from, int to) {
        return switch (state) {
            case START, BEFORE_DOCTYPE, AFTER_DOCTYPE -> outside(token, b, from, to);
            case DOCTYPE_NAME, DOCTYPE_ID, DOCTYPE_PUBLIC, DOCTYPE_SYSTEM, DOCTYPE_IDS, DOCTYPE_END -> doctype(token, b, from, to);
            case EXTERNAL_START -> token == Token.XML_DECL ? go(State.EXTERNAL_SUBSET, Role.TEXT_DECL) : external(token, b, from, to);
            case EXTERNAL_SUBSET -> external(token, b, from, to);
            case INTERNAL_SUBSET -> subset(token, b, from, to);
            case ENTITY, ENTITY_PARAM, ENTITY_VALUE, ENTITY_PUBLIC, ENTITY_SYSTEM, ENTITY_IDS, ENTITY_NDATA -> entity(token, b, from, to);
            case PARAM_VALUE, PARAM_PUBLIC, PARAM_SYSTEM, PARAM_IDS -> parameter(token, b, from, to);
            case NOTATION, NOTATION_ID, NOTATION_PUBLIC, NOTATION_SYSTEM, NOTATION_IDS -> notation(token, b, from, to);
            case ATTLIST, ATTRIBUTE, ATTRIBUTE_TYPE, DEFAULT, FIXED -> attlist(token, b, from, to);
            case ENUM_VALUE, ENUM_NEXT, NOTATION_OPEN, NOTATION_VALUE, NOTATION_NEXT -> enumeration(token);
            case ELEMENT, MODEL, MODEL_FIRST, MIXED, MIXED_NAME, MIXED_NEXT, PARTICLE, PARTICLE_NEXT -> element(token, b, from, to);
            case COND_SECTION, INCLUDE, IGNORE -> conditional(token, b, from, to);
            case DECL_CLOSE -> token == Token.SPACE ? rest : token == Token.DECL_CLOSE ? top(rest) : fail(token);
            case FAILED -> Role.NONE;
        };
    }

    private Role outside(int token, byte[] b, int from, int to) {
        boolean start = state == State.START;
        State after = start ? State.BEFORE_DOCTYPE : state;
        switch (token) {
            case Token.SPACE -> {
                return go(after, Role.NONE);
            }
            case Token.XML_DECL -> {
                return start ? go(after, Role.XML_DECL) : fail(token);
            }
            case Token.PI -> {
                return go(after, Role.PI);
            }
            case Token.COMMENT -> {
                return go(after, Role.COMMENT);
            }
            case Token.BOM -> {
                return state == State.AFTER_DOCTYPE ? fail(token) : Role.NONE;
            }
            case Token.DECL_OPEN -> {
                boolean doctype = state != State.AFTER_DOCTYPE && is(b, from + 2, to, "DOCTYPE");
                return doctype ? go(State.DOCTYPE_NAME, Role.DOCTYPE_NONE) : fail(token);
            }
            case Token.INSTANCE_START -> {
                return go(State.FAILED, Role.INSTANCE_START);
            }
            default -> {
                return fail(token);
            }
        }
    }

    private Role doctype(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.DOCTYPE_NONE;
        }
        boolean mayOpen = state == State.DOCTYPE_ID || state == State.DOCTYPE_IDS;
        if (mayOpen && token == Token.OPEN_BRACKET) {
            return go(State.INTERNAL_SUBSET, Role.DOCTYPE_INTERNAL_SUBSET);
        }
        if ((mayOpen || state == State.DOCTYPE_END) && token == Token.DECL_CLOSE) {
            return go(State.AFTER_DOCTYPE, Role.DOCTYPE_CLOSE);
        }
        if (state == State.DOCTYPE_NAME && isName(token)) {
            return go(State.DOCTYPE_ID, Role.DOCTYPE_NAME);
        }
        if (state == State.DOCTYPE_ID && token == Token.NAME) {
            if (is(b, from, to, "SYSTEM")) {
                return go(State.DOCTYPE_SYSTEM, Role.DOCTYPE_NONE);
            }
            if (is(b, from, to, "PUBLIC")) {
                return go(State.DOCTYPE_PUBLIC, Role.DOCTYPE_NONE);
            }
        }
        if (state == State.DOCTYPE_PUBLIC && token == Token.LITERAL) {
            return go(State.DOCTYPE_SYSTEM, Role.DOCTYPE_PUBLIC_ID);
        }
        if (state == State.DOCTYPE_SYSTEM && token == Token.LITERAL) {
            return go(State.DOCTYPE_IDS, Role.DOCTYPE_SYSTEM_ID);
        }
        return fail(token);
    }

    private Role external(int token, byte[] b, int from, int to) {
        state = State.EXTERNAL_SUBSET;
        switch (token) {
            case Token.COND_OPEN -> {
                return go(State.COND_SECTION, Role.NONE);
            }
            case Token.COND_CLOSE -> {
                if (includeLevel == 0) {
                    return fail(token);
                }
                includeLevel--;
                return Role.NONE;
            }
            case Token.SPACE -> {
                return Role.NONE;
            }
            case Token.CLOSE_BRACKET -> {
                return fail(token);
            }
            case Token.NONE -> {
                return includeLevel > 0 ? fail(token) : Role.NONE;
            }
            default -> {
                return subset(token, b, from, to);
            }
        }
    }

    private Role subset(int token, byte[] b, int from, int to) {
        switch (token) {
            case Token.SPACE, Token.NONE -> {
                return Role.NONE;
            }
            case Token.DECL_OPEN -> {
                if (is(b, from + 2, to, "ENTITY")) {
                    return go(State.ENTITY, Role.ENTITY_NONE);
                }
                if (is(b, from + 2, to, "ATTLIST")) {
                    return go(State.ATTLIST, Role.ATTLIST_NONE);
                }
                if (is(b, from + 2, to, "ELEMENT")) {
                    return go(State.ELEMENT, Role.ELEMENT_NONE);
                }
                return is(b, from + 2, to, "NOTATION") ? go(State.NOTATION, Role.NOTATION_NONE) : fail(token);
            }
            case Token.PI -> {
                return Role.PI;
            }
            case Token.COMMENT -> {
                return Role.COMMENT;
            }
            case Token.PARAM_ENTITY_REF -> {
                return Role.PARAM_ENTITY_REF;
            }
            case Token.CLOSE_BRACKET -> {
                return go(State.DOCTYPE_END, Role.DOCTYPE_NONE);
            }
            default -> {
                return fail(token);
            }
        }
    }

    private Role entity(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.ENTITY_NONE;
        }
        boolean name = token == Token.NAME;
        boolean literal = token == Token.LITERAL;
        return switch (state) {
            case ENTITY -> token == Token.PERCENT ? go(State.ENTITY_PARAM, Role.ENTITY_NONE) : name ? go(State.ENTITY_VALUE, Role.GENERAL_ENTITY_NAME) : fail(token);
            case ENTITY_PARAM -> name ? go(State.PARAM_VALUE, Role.PARAM_ENTITY_NAME) : fail(token);
            case ENTITY_VALUE -> value(token, b, from, to, State.ENTITY_SYSTEM, State.ENTITY_PUBLIC);
            case ENTITY_PUBLIC -> literal ? go(State.ENTITY_SYSTEM, Role.ENTITY_PUBLIC_ID) : fail(token);
            case ENTITY_SYSTEM -> literal ? go(State.ENTITY_IDS, Role.ENTITY_SYSTEM_ID) : fail(token);
            case ENTITY_IDS -> token == Token.DECL_CLOSE ? top(Role.ENTITY_COMPLETE)
                    : name && is(b, from, to, "NDATA") ? go(State.ENTITY_NDATA, Role.ENTITY_NONE) : fail(token);
            default -> name ? close(Role.ENTITY_NONE, Role.ENTITY_NOTATION_NAME) : fail(token);
        };
    }

    private Role value(int token, byte[] b, int from, int to, State system, State publicId) {
        if (token == Token.LITERAL) {
            return close(Role.ENTITY_NONE, Role.ENTITY_VALUE);
        }
        if (token == Token.NAME && is(b, from, to, "SYSTEM")) {
            return go(system, Role.ENTITY_NONE);
        }
        return token == Token.NAME && is(b, from, to, "PUBLIC") ? go(publicId, Role.ENTITY_NONE) : fail(token);
    }

    private Role parameter(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.ENTITY_NONE;
        }
        boolean literal = token == Token.LITERAL;
        return switch (state) {
            case PARAM_VALUE -> value(token, b, from, to, State.PARAM_SYSTEM, State.PARAM_PUBLIC);
            case PARAM_PUBLIC -> literal ? go(State.PARAM_SYSTEM, Role.ENTITY_PUBLIC_ID) : fail(token);
            case PARAM_SYSTEM -> literal ? go(State.PARAM_IDS, Role.ENTITY_SYSTEM_ID) : fail(token);
            default -> token == Token.DECL_CLOSE ? top(Role.ENTITY_COMPLETE) : fail(token);
        };
    }

    private Role notation(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.NOTATION_NONE;
        }
        boolean literal = token == Token.LITERAL;
        switch (state) {
            case NOTATION -> {
                return token == Token.NAME ? go(State.NOTATION_ID, Role.NOTATION_NAME) : fail(token);
            }
            case NOTATION_ID -> {
                if (token == Token.NAME && is(b, from, to, "SYSTEM")) {
                    return go(State.NOTATION_SYSTEM, Role.NOTATION_NONE);
                }
                return token == Token.NAME && is(b, from, to, "PUBLIC") ? go(State.NOTATION_PUBLIC, Role.NOTATION_NONE) : fail(token);
            }
            case NOTATION_PUBLIC -> {
                return literal ? go(State.NOTATION_IDS, Role.NOTATION_PUBLIC_ID) : fail(token);
            }
            case NOTATION_SYSTEM -> {
                return literal ? close(Role.NOTATION_NONE, Role.NOTATION_SYSTEM_ID) : fail(token);
            }
            default -> {
                return literal ? close(Role.NOTATION_NONE, Role.NOTATION_SYSTEM_ID)
                        : token == Token.DECL_CLOSE ? top(Role.NOTATION_NO_SYSTEM_ID) : fail(token);
            }
        }
    }

    private Role attlist(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.ATTLIST_NONE;
        }
        return switch (state) {
            case ATTLIST -> isName(token) ? go(State.ATTRIBUTE, Role.ATTLIST_ELEMENT_NAME) : fail(token);
            case ATTRIBUTE -> token == Token.DECL_CLOSE ? top(Role.ATTLIST_NONE) : isName(token) ? go(State.ATTRIBUTE_TYPE, Role.ATTRIBUTE_NAME) : fail(token);
            case ATTRIBUTE_TYPE -> type(token, b, from, to);
            case DEFAULT -> initial(token, b, from, to);
            default -> token == Token.LITERAL ? go(State.ATTRIBUTE, Role.FIXED_VALUE) : fail(token);
        };
    }

    private Role type(int token, byte[] b, int from, int to) {
        if (token == Token.OPEN_PAREN) {
            return go(State.ENUM_VALUE, Role.ATTLIST_NONE);
        }
        if (token == Token.NAME) {
            for (String t : TYPES) {
                if (is(b, from, to, t)) {
                    type = t;
                    return go(State.DEFAULT, Role.ATTRIBUTE_TYPE);
                }
            }
            if (is(b, from, to, "NOTATION")) {
                return go(State.NOTATION_OPEN, Role.ATTLIST_NONE);
            }
        }
        return fail(token);
    }

    private Role initial(int token, byte[] b, int from, int to) {
        if (token == Token.LITERAL) {
            return go(State.ATTRIBUTE, Role.DEFAULT_VALUE);
        }
        if (token == Token.POUND_NAME) {
            if (is(b, from + 1, to, "IMPLIED")) {
                return go(State.ATTRIBUTE, Role.IMPLIED_VALUE);
            }
            if (is(b, from + 1, to, "REQUIRED")) {
                return go(State.ATTRIBUTE, Role.REQUIRED_VALUE);
            }
            if (is(b, from + 1, to, "FIXED")) {
                return go(State.FIXED, Role.ATTLIST_NONE);
            }
        }
        return fail(token);
    }

    private Role enumeration(int token) {
        if (token == Token.SPACE) {
            return Role.ATTLIST_NONE;
        }
        boolean close = token == Token.CLOSE_PAREN;
        boolean or = token == Token.OR;
        return switch (state) {
            case ENUM_VALUE -> isName(token) || token == Token.NMTOKEN ? go(State.ENUM_NEXT, Role.ATTRIBUTE_ENUM_VALUE) : fail(token);
            case ENUM_NEXT -> close ? go(State.DEFAULT, Role.ATTLIST_NONE) : or ? go(State.ENUM_VALUE, Role.ATTLIST_NONE) : fail(token);
            case NOTATION_OPEN -> token == Token.OPEN_PAREN ? go(State.NOTATION_VALUE, Role.ATTLIST_NONE) : fail(token);
            case NOTATION_VALUE -> token == Token.NAME ? go(State.NOTATION_NEXT, Role.ATTRIBUTE_NOTATION_VALUE) : fail(token);
            default -> close ? go(State.DEFAULT, Role.ATTLIST_NONE) : or ? go(State.NOTATION_VALUE, Role.ATTLIST_NONE) : fail(token);
        };
    }

    private Role element(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.ELEMENT_NONE;
        }
        switch (state) {
            case ELEMENT -> {
                return isName(token) ? go(State.MODEL, Role.ELEMENT_NAME) : fail(token);
            }
            case MODEL -> {
                if (token == Token.OPEN_PAREN) {
                    groupLevel = 1;
                    return go(State.MODEL_FIRST, Role.GROUP_OPEN);
                }
                if (token == Token.NAME && is(b, from, to, "EMPTY")) {
                    return close(Role.ELEMENT_NONE, Role.CONTENT_EMPTY);
                }
                return token == Token.NAME && is(b, from, to, "ANY") ? close(Role.ELEMENT_NONE, Role.CONTENT_ANY) : fail(token);
            }
            case MODEL_FIRST -> {
                return token == Token.POUND_NAME && is(b, from + 1, to, "PCDATA") ? go(State.MIXED, Role.CONTENT_PCDATA) : particle(token);
            }
            case MIXED, MIXED_NEXT -> {
                if (token == Token.CLOSE_PAREN && state == State.MIXED || token == Token.CLOSE_PAREN_ASTERISK) {
                    return close(Role.ELEMENT_NONE, Role.GROUP_CLOSE);
                }
                return token == Token.OR ? go(State.MIXED_NAME, Role.ELEMENT_NONE) : fail(token);
            }
            case MIXED_NAME -> {
                return isName(token) ? go(State.MIXED_NEXT, Role.CONTENT_ELEMENT) : fail(token);
            }
            case PARTICLE -> {
                return particle(token);
            }
            default -> {
                return afterParticle(token);
            }
        }
    }

    private Role particle(int token) {
        switch (token) {
            case Token.OPEN_PAREN -> {
                groupLevel++;
                return go(State.PARTICLE, Role.GROUP_OPEN);
            }
            case Token.NAME, Token.PREFIXED_NAME, Token.NAME_QUESTION, Token.NAME_ASTERISK, Token.NAME_PLUS -> {
                return go(State.PARTICLE_NEXT, Role.CONTENT_ELEMENT);
            }
            default -> {
                return fail(token);
            }
        }
    }

    private Role afterParticle(int token) {
        switch (token) {
            case Token.CLOSE_PAREN, Token.CLOSE_PAREN_ASTERISK, Token.CLOSE_PAREN_QUESTION, Token.CLOSE_PAREN_PLUS -> {
                return --groupLevel == 0 ? close(Role.ELEMENT_NONE, Role.GROUP_CLOSE) : Role.GROUP_CLOSE;
            }
            case Token.COMMA -> {
                return go(State.PARTICLE, Role.GROUP_SEQUENCE);
            }
            case Token.OR -> {
                return go(State.PARTICLE, Role.GROUP_CHOICE);
            }
            default -> {
                return fail(token);
            }
        }
    }

    private Role conditional(int token, byte[] b, int from, int to) {
        if (token == Token.SPACE) {
            return Role.NONE;
        }
        if (state == State.COND_SECTION) {
            if (token == Token.NAME && is(b, from, to, "INCLUDE")) {
                return go(State.INCLUDE, Role.NONE);
            }
            return token == Token.NAME && is(b, from, to, "IGNORE") ? go(State.IGNORE, Role.NONE) : fail(token);
        }
        if (token != Token.OPEN_BRACKET) {
            return fail(token);
        }
        if (state == State.INCLUDE) {
            includeLevel++;
            return go(State.EXTERNAL_SUBSET, Role.NONE);
        }
        return go(State.EXTERNAL_SUBSET, Role.IGNORE_SECTION);
    }
}
