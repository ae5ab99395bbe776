// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.util.Arrays;

/** Reads elements and their content, of the document or of an external entity, and of the entities referred to there.
 *  <p>Threads: confined to its parser. */
final class Content {
    private static final byte[] LINE_FEED = {'\n'};

    private final XmlParser parser;
    private final Input input;
    private final ContentScanner scanner;
    final Tags tags;
    private final byte[] one = new byte[4];

    private ElementType[] types = new ElementType[16];
    private Name[] names = new Name[16];
    private Binding[] bindings = new Binding[16];
    private int depth;
    private boolean inCdata;

    Content(XmlParser parser) {
        this.parser = parser;
        input = parser.input;
        scanner = new ContentScanner(parser.ns);
        tags = new Tags(parser, scanner);
    }

    /** Reads on; true if something other than content comes next. */
    boolean run() {
        while (true) {
            Source s = parser.source();
            if (inCdata && !cdata(s)) {
                return false;
            }
            int from = s == null ? input.start : s.at;
            int token = scan(s, from, false);
            if (token <= 0) {
                if (stuck(s, token, from)) {
                    return false;
                }
                continue;
            }
            int next = accept(s, from);
            token(token, s, from, next);
            if (parser.processor() != XmlParser.Processor.CONTENT && parser.processor() != XmlParser.Processor.EXTERNAL_CONTENT) {
                if (s == null) {
                    input.event = input.start;
                }
                return true;
            }
        }
    }

    /** Looks at the next token, and says where it is. */
    private int scan(Source s, int from, boolean cdata) {
        scanner.source(s == null ? input.buf : s.b, s == null ? input.end : s.b.length, s != null);
        scanner.next = from;
        int token = cdata ? scanner.cdata(from) : scanner.content(from);
        if (s == null) {
            input.event = from;
            input.eventEnd = token > 0 ? scanner.next : from;
        }
        return token;
    }

    /** The token is taken; answers where the next one begins. */
    private int accept(Source s, int from) {
        int next = scanner.next;
        parser.limits.read(next - from, s == null && parser.isDocument());
        if (s == null) {
            input.start = next;
        } else {
            s.at = next;
        }
        return next;
    }

    private int startLevel(Source s) {
        return s != null ? s.startLevel : parser.processor() == XmlParser.Processor.CONTENT ? 0 : 1;
    }

    /** An external entity's content is as if within an element. */
    void beginExternal() {
        depth = 1;
    }

    /** Reads the text declaration an external entity may begin with; false if it must wait. */
    boolean textDeclaration() {
        int from = input.start;
        scanner.source(input.buf, input.end, false);
        scanner.next = from;
        int token = scanner.content(from);
        input.event = from;
        if (token == Token.PARTIAL || token == Token.PARTIAL_CHAR) {
            if (!parser.isFinal()) {
                return false;
            }
            throw new XmlFailure(token == Token.PARTIAL ? XmlError.UNCLOSED_TOKEN : XmlError.PARTIAL_CHAR);
        }
        if (token == Token.XML_DECL) {
            int next = scanner.next;
            input.eventEnd = next;
            input.start = next;
            parser.declaration(true, scanner.b, from, next);
        }
        return true;
    }

    /** There is no whole token: true to wait for more input, or at the end of it. */
    private boolean stuck(Source s, int found, int from) {
        boolean more = s == null && !parser.isFinal();
        int token = s == null && found == Token.NONE && !more ? parser.atEnd() : found;
        if (token == Token.INVALID) {
            if (s == null) {
                input.event = scanner.next;
            }
            throw new XmlFailure(XmlError.INVALID_TOKEN);
        }
        if (more) {
            return true;
        }
        int level = startLevel(s);
        switch (token) {
            case Token.PARTIAL -> throw new XmlFailure(XmlError.UNCLOSED_TOKEN);
            case Token.PARTIAL_CHAR -> throw new XmlFailure(XmlError.PARTIAL_CHAR);
            case Token.TRAILING_CR, Token.TRAILING_BRACKETS -> {
                if (s == null) {
                    input.start = input.eventEnd = scanner.end;
                } else {
                    s.at = scanner.end;
                }
                if (token == Token.TRAILING_CR && parser.wants(XmlEvents.CHARACTERS)) {
                    parser.events.characters(LINE_FEED, 0, 1);
                } else {
                    text(token == Token.TRAILING_BRACKETS, from, scanner.end);
                }
                if (s == null && token == Token.TRAILING_BRACKETS) {
                    input.event = input.start;
                }
            }
            default -> { }
        }
        if (level == 0) {
            throw new XmlFailure(XmlError.NO_ELEMENTS);
        }
        if (depth != level) {
            throw new XmlFailure(XmlError.ASYNC_ENTITY);
        }
        if (s == null) {
            return true;
        }
        parser.leave();
        return false;
    }

    private void token(int token, Source s, int from, int next) {
        switch (token) {
            case Token.DATA -> text(true, from, next);
            case Token.NEWLINE -> character('\n', from, next);
            case Token.START_TAG -> startTag(from, next);
            case Token.EMPTY_ELEMENT -> emptyElement(s, from, next);
            case Token.END_TAG -> endTag(s, from, next);
            case Token.CHAR_REF -> character(Values.charRef(scanner.b, from, next), from, next);
            case Token.ENTITY_REF -> entity(from, next);
            case Token.CDATA_OPEN -> {
                if (parser.wants(XmlEvents.START_CDATA)) {
                    parser.events.startCdata();
                } else {
                    parser.other(scanner.b, from, next);
                }
                inCdata = true;
            }
            case Token.PI -> parser.instruction(scanner.b, from, next);
            case Token.COMMENT -> parser.comment(scanner.b, from, next);
            default -> throw new XmlFailure(XmlError.MISPLACED_XML_PI);
        }
    }

    private void text(boolean isCharacters, int from, int next) {
        if (isCharacters && parser.wants(XmlEvents.CHARACTERS)) {
            parser.characters(scanner.b, from, next);
        } else {
            parser.other(scanner.b, from, next);
        }
    }

    private void character(int c, int from, int next) {
        if (parser.wants(XmlEvents.CHARACTERS)) {
            parser.events.characters(one, 0, Utf8.put(one, 0, c));
        } else {
            parser.other(scanner.b, from, next);
        }
    }

    // ---- elements

    private void startTag(int from, int next) {
        ElementType type = tags.start();
        Name name = tags.name;
        push(type, name, tags.bindings);
        if (parser.wants(XmlEvents.START_ELEMENT)) {
            parser.events.startElement(name, tags.attributes());
        } else {
            parser.other(scanner.b, from, next);
        }
    }

    private void push(ElementType type, Name name, Binding declared) {
        if (depth == types.length) {
            types = Arrays.copyOf(types, 2 * depth);
            names = Arrays.copyOf(names, 2 * depth);
            bindings = Arrays.copyOf(bindings, 2 * depth);
        }
        types[depth] = type;
        names[depth] = name;
        bindings[depth++] = declared;
    }

    private void emptyElement(Source s, int from, int next) {
        try {
            tags.start();
        } catch (XmlFailure f) {
            tags.release(tags.bindings);
            throw f;
        }
        Name name = tags.name;
        Binding declared = tags.bindings;
        boolean told = false;
        if (parser.wants(XmlEvents.START_ELEMENT)) {
            told = true;
            parser.events.startElement(name, tags.attributes());
        }
        if (parser.wants(XmlEvents.END_ELEMENT)) {
            if (s == null && told) {
                input.event = next;
            }
            told = true;
            parser.events.endElement(name);
        }
        if (!told) {
            parser.other(scanner.b, from, next);
        }
        tags.release(declared);
        if (depth == 0) {
            parser.epilog();
        }
    }

    private void endTag(Source s, int from, int next) {
        if (depth == startLevel(s)) {
            throw new XmlFailure(XmlError.ASYNC_ENTITY);
        }
        ElementType type = types[depth - 1];
        if (!type.is(scanner.b, scanner.tagFrom, scanner.tagTo)) {
            if (s == null) {
                input.event = scanner.tagFrom;
            }
            throw new XmlFailure(XmlError.TAG_MISMATCH);
        }
        depth--;
        Name name = names[depth];
        Binding declared = bindings[depth];
        types[depth] = null;
        names[depth] = null;
        bindings[depth] = null;
        if (parser.wants(XmlEvents.END_ELEMENT)) {
            parser.events.endElement(name);
        } else {
            parser.other(scanner.b, from, next);
        }
        if (declared != null) {
            tags.release(declared);
        }
        if (depth == 0) {
            parser.epilog();
        }
    }

    // ---- references

    private void entity(int from, int next) {
        byte[] b = scanner.b;
        int c = Values.predefined(b, from + 1, next - 1);
        if (c != 0) {
            parser.limits.read(1, false);
            character(c, from, next);
            return;
        }
        Dtd dtd = parser.dtd;
        Entity e = dtd.general.get(b, from + 1, next - 1);
        if (!dtd.hasParamEntityRefs || dtd.standalone) {
            if (e == null) {
                throw new XmlFailure(XmlError.UNDEFINED_ENTITY);
            }
            if (!e.isInternal) {
                throw new XmlFailure(XmlError.ENTITY_DECLARED_IN_PE);
            }
        } else if (e == null) {
            skipped(Utf8.text(b, from + 1, next - 1), from, next);
            return;
        }
        if (e.open) {
            throw new XmlFailure(XmlError.RECURSIVE_ENTITY_REF);
        }
        if (e.notation != null) {
            throw new XmlFailure(XmlError.BINARY_ENTITY_REF);
        }
        if (e.text != null) {
            if (parser.expandEntities) {
                parser.enter(e, depth, false);
            } else {
                skipped(e.name, from, next);
            }
        } else if (parser.wants(XmlEvents.EXTERNAL_ENTITY_REF)) {
            e.open = true;
            PyUnicode context = parser.context();
            e.open = false;
            parser.external(e, context);
        } else {
            parser.other(b, from, next);
        }
    }

    private void skipped(PyUnicode name, int from, int next) {
        if (parser.wants(XmlEvents.SKIPPED_ENTITY)) {
            parser.events.skippedEntity(name, false);
        } else {
            parser.other(scanner.b, from, next);
        }
    }

    // ---- CDATA

    /** Reads a CDATA section: true at its end, false if that has not come yet. */
    private boolean cdata(Source s) {
        while (true) {
            int from = s == null ? input.start : s.at;
            int token = scan(s, from, true);
            if (token <= 0) {
                boolean more = s == null && !parser.isFinal();
                if (token == Token.INVALID) {
                    if (s == null) {
                        input.event = scanner.next;
                    }
                    throw new XmlFailure(XmlError.INVALID_TOKEN);
                }
                if (!more) {
                    throw new XmlFailure(token == Token.PARTIAL_CHAR ? XmlError.PARTIAL_CHAR : XmlError.UNCLOSED_CDATA_SECTION);
                }
                return false;
            }
            int next = accept(s, from);
            if (token == Token.CDATA_CLOSE) {
                if (parser.wants(XmlEvents.END_CDATA)) {
                    parser.events.endCdata();
                } else {
                    parser.other(scanner.b, from, next);
                }
                inCdata = false;
                return true;
            }
            if (token == Token.NEWLINE) {
                character('\n', from, next);
            } else {
                text(true, from, next);
            }
        }
    }
}
