// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Values of attributes and entities: their references replaced, their white space normalised. <p>Threads: confined to its parser. */
final class Values {
    private final XmlParser parser;
    private final ValueScanner scanner;
    private final Utf8 value = new Utf8();

    Values(XmlParser parser) {
        this.parser = parser;
        scanner = new ValueScanner(parser.ns);
    }

    /** The character that a token {@code &#...;} names. */
    static int charRef(byte[] b, int from, int to) {
        boolean hex = b[from + 2] == 'x';
        int c = 0;
        for (int i = from + (hex ? 3 : 2); i < to - 1; i++) {
            c = hex ? c << 4 | Character.digit(b[i], 16) : c * 10 + b[i] - '0';
            if (c > 0x10FFFF) {
                throw new XmlFailure(XmlError.BAD_CHAR_REF);
            }
        }
        boolean bad = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0xD800 && c < 0xE000 || c == 0xFFFE || c == 0xFFFF;
        if (bad) {
            throw new XmlFailure(XmlError.BAD_CHAR_REF);
        }
        return c;
    }

    /** The character a predefined entity stands for, or 0. The name is without the ampersand and the semicolon. */
    static int predefined(byte[] b, int from, int to) {
        switch (to - from) {
            case 2 -> {
                return b[from + 1] != 't' ? 0 : b[from] == 'l' ? '<' : b[from] == 'g' ? '>' : 0;
            }
            case 3 -> {
                return b[from] == 'a' && b[from + 1] == 'm' && b[from + 2] == 'p' ? '&' : 0;
            }
            case 4 -> {
                if (b[from + 2] != 'o' && b[from + 2] != 'u') {
                    return 0;
                }
                if (b[from] == 'a' && b[from + 1] == 'p' && b[from + 2] == 'o' && b[from + 3] == 's') {
                    return '\'';
                }
                return b[from] == 'q' && b[from + 1] == 'u' && b[from + 2] == 'o' && b[from + 3] == 't' ? '"' : 0;
            }
            default -> {
                return 0;
            }
        }
    }

    /** One text that is being read: the literal itself, or an entity's. */
    private static final class Level {
        final Entity entity;
        final byte[] b;
        final int to;
        int at;

        Level(Entity entity, byte[] b, int from, int to) {
            this.entity = entity;
            this.b = b;
            this.at = from;
            this.to = to;
        }
    }

    private void fail(XmlError error, Level level, int at) {
        if (level.entity == null && parser.source() == null) {
            parser.input.event = at;
        }
        throw new XmlFailure(error);
    }

    // ---- attributes

    /** An attribute's value. In declarations undeclared entities may still be declared elsewhere. */
    PyUnicode attribute(boolean isCdata, byte[] b, int from, int to, boolean inDeclaration) {
        Deque<Level> levels = new ArrayDeque<>(2);
        levels.push(new Level(null, b, from, to));
        value.clear();
        try {
            while (!levels.isEmpty()) {
                Level l = levels.peek();
                scanner.source(l.b, l.to, l.entity != null);
                int token = scanner.attributeValue(l.at);
                if (token == Token.NONE) {
                    pop(levels);
                    continue;
                }
                if (l.entity != null && token > 0) {
                    parser.limits.read(scanner.next - l.at, false);
                }
                attributePiece(token, l, isCdata, inDeclaration, levels);
            }
        } finally {
            while (!levels.isEmpty()) {
                pop(levels);
            }
        }
        if (!isCdata && value.n > 0 && value.b[value.n - 1] == ' ') {
            value.n--;
        }
        return value.text();
    }

    private static void pop(Deque<Level> levels) {
        Level l = levels.pop();
        if (l.entity != null) {
            l.entity.open = false;
        }
    }

    private void blank(boolean isCdata) {
        if (isCdata || value.n > 0 && value.b[value.n - 1] != ' ') {
            value.add(' ');
        }
    }

    private void attributePiece(int token, Level l, boolean isCdata, boolean inDeclaration, Deque<Level> levels) {
        int from = l.at;
        int next = scanner.next;
        switch (token) {
            case Token.DATA -> value.add(l.b, from, next);
            case Token.SPACE, Token.NEWLINE, Token.TRAILING_CR -> blank(isCdata);
            case Token.CHAR_REF -> {
                int c = charRefAt(l, from, next);
                if (c == ' ') {
                    blank(isCdata);
                } else {
                    value.addCodePoint(c);
                }
            }
            case Token.ENTITY_REF -> {
                int c = predefined(l.b, from + 1, next - 1);
                if (c != 0) {
                    parser.limits.read(1, false);
                    value.add(c);
                } else {
                    attributeEntity(l, from, next, inDeclaration, levels);
                }
            }
            case Token.INVALID -> fail(XmlError.INVALID_TOKEN, l, next);
            default -> fail(XmlError.INVALID_TOKEN, l, from);
        }
        l.at = next;
    }

    private int charRefAt(Level l, int from, int next) {
        try {
            return charRef(l.b, from, next);
        } catch (XmlFailure f) {
            fail(f.error, l, from);
            throw f;
        }
    }

    private void attributeEntity(Level l, int from, int next, boolean inDeclaration, Deque<Level> levels) {
        Dtd dtd = parser.dtd;
        Entity e = dtd.general.get(l.b, from + 1, next - 1);
        boolean check = inDeclaration
                ? parser.grammar.documentEntity && (dtd.standalone ? parser.source() == null : !dtd.hasParamEntityRefs)
                : !dtd.hasParamEntityRefs || dtd.standalone;
        if (e == null) {
            if (check) {
                throw new XmlFailure(XmlError.UNDEFINED_ENTITY);
            }
            return;
        }
        if (check && !e.isInternal) {
            throw new XmlFailure(XmlError.ENTITY_DECLARED_IN_PE);
        }
        if (e.open) {
            fail(XmlError.RECURSIVE_ENTITY_REF, l, from);
        }
        if (e.notation != null) {
            fail(XmlError.BINARY_ENTITY_REF, l, from);
        }
        if (e.text == null) {
            fail(XmlError.ATTRIBUTE_EXTERNAL_ENTITY_REF, l, from);
        }
        e.open = true;
        levels.push(new Level(e, e.text, 0, e.text.length));
    }

    // ---- entities

    /** Appends an entity's value to the one that is being put together. Within the literal itself, what replaces parameter entities is read by levels. */
    void entity(byte[] b, int from, int to) {
        boolean outer = parser.grammar.inEntityValue;
        parser.grammar.inEntityValue = true;
        Deque<Level> levels = new ArrayDeque<>(2);
        levels.push(new Level(null, b, from, to));
        try {
            while (!levels.isEmpty()) {
                Level l = levels.peek();
                scanner.source(l.b, l.to, l.entity != null);
                int token = scanner.entityValue(l.at);
                if (token == Token.NONE) {
                    pop(levels);
                    continue;
                }
                if (l.entity != null && token > 0) {
                    parser.limits.read(scanner.next - l.at, false);
                }
                entityPiece(token, l, levels);
            }
        } finally {
            while (!levels.isEmpty()) {
                pop(levels);
            }
            parser.grammar.inEntityValue = outer;
        }
    }

    private void entityPiece(int token, Level l, Deque<Level> levels) {
        int from = l.at;
        int next = scanner.next;
        Utf8 out = parser.dtd.entityValue;
        switch (token) {
            case Token.DATA, Token.ENTITY_REF -> out.add(l.b, from, next);
            case Token.NEWLINE, Token.TRAILING_CR -> out.add('\n');
            case Token.CHAR_REF -> out.addCodePoint(charRefAt(l, from, next));
            case Token.PARAM_ENTITY_REF -> {
                if (!parser.isParamEntity && l.entity == null && parser.source() == null) {
                    fail(XmlError.PARAM_ENTITY_REF, l, from);
                }
                l.at = next;
                parameter(l, from, next, levels);
                return;
            }
            case Token.INVALID -> fail(XmlError.INVALID_TOKEN, l, next);
            default -> fail(XmlError.INVALID_TOKEN, l, from);
        }
        l.at = next;
    }

    private void parameter(Level l, int from, int next, Deque<Level> levels) {
        Dtd dtd = parser.dtd;
        Entity e = dtd.parameters.get(l.b, from + 1, next - 1);
        if (e == null) {
            // Not against the rules of well-formedness.
            dtd.keepProcessing = dtd.standalone;
            l.at = l.to;
            return;
        }
        if (e.open || e == parser.declared.entity) {
            fail(XmlError.RECURSIVE_ENTITY_REF, l, from);
        }
        if (e.systemId == null) {
            if (e.text != null) {
                e.open = true;
                levels.push(new Level(e, e.text, 0, e.text.length));
            }
            return;
        }
        if (!parser.wants(XmlEvents.EXTERNAL_ENTITY_REF)) {
            dtd.keepProcessing = dtd.standalone;
            return;
        }
        parser.external(e, null);
        if (!dtd.paramEntityRead) {
            dtd.keepProcessing = dtd.standalone;
        }
        scanner.source(l.b, l.to, l.entity != null);
    }
}
