// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;

/** Reads what comes before the document's element, with the document type; external subsets and parameter entities; and what follows the element.
 *  <p>Threads: confined to its parser. */
final class Prolog {
    private final XmlParser parser;
    private final Input input;
    private final PrologScanner scanner;
    private final ValueScanner ignored;
    private PyUnicode doctypeName;
    private PyUnicode doctypeSystem;
    private PyUnicode doctypePublic;
    private boolean hasSystem;
    private boolean ignoring;

    Prolog(XmlParser parser) {
        this.parser = parser;
        input = parser.input;
        scanner = new PrologScanner(parser.ns);
        ignored = new ValueScanner(parser.ns);
    }

    private int scan(Source s, int from) {
        scanner.source(s == null ? input.buf : s.b, s == null ? input.end : s.b.length, s != null);
        scanner.next = from;
        int token = scanner.prolog(from);
        if (s == null) {
            if (token == Token.NONE && parser.isFinal()) {
                token = parser.atEnd();
            }
            input.event = from;
            input.eventEnd = token > 0 ? scanner.next : from;
        }
        return token;
    }

    private void goTo(Source s, int at) {
        if (s == null) {
            input.start = at;
        } else {
            s.at = at;
        }
    }

    private void invalid(Source s, int at) {
        if (s == null) {
            input.event = at;
        }
        throw new XmlFailure(XmlError.INVALID_TOKEN);
    }

    /** Reads on; true if something other than the prolog comes next. */
    boolean run() {
        while (true) {
            Source s = parser.source();
            if (ignoring && !ignore(s)) {
                return false;
            }
            int from = s == null ? input.start : s.at;
            int token = scan(s, from);
            int next = scanner.next;
            if (token <= 0) {
                if (token == Token.INVALID) {
                    invalid(s, next);
                }
                if (s == null && !parser.isFinal()) {
                    return false;
                }
                switch (token) {
                    case Token.PARTIAL -> throw new XmlFailure(XmlError.UNCLOSED_TOKEN);
                    case Token.PARTIAL_CHAR -> throw new XmlFailure(XmlError.PARTIAL_CHAR);
                    case Token.NONE -> {
                        if (end(s, from)) {
                            return false;
                        }
                        continue;
                    }
                    default -> {
                        token = -token;
                        next = scanner.end;
                    }
                }
            }
            parser.limits.read(next - from, s == null && parser.isDocument());
            byte[] b = scanner.b;
            Role role = parser.grammar.role(token, b, from, next);
            if (role == Role.INSTANCE_START) {
                foreign(false);
                parser.content();
                return true;
            }
            goTo(s, next);
            if (!handle(role, token, b, from, next)) {
                parser.other(b, from, next);
            }
        }
    }

    /** The end of the input or of an entity; true of the former. */
    private boolean end(Source s, int from) {
        if (s != null && !s.between) {
            parser.leave();
            return false;
        }
        if (s == null && !parser.isParamEntity) {
            throw new XmlFailure(XmlError.NO_ELEMENTS);
        }
        if (parser.grammar.role(Token.NONE, scanner.b, from, from) == Role.ERROR) {
            throw new XmlFailure(XmlError.INCOMPLETE_PE);
        }
        if (s == null) {
            return true;
        }
        parser.leave();
        return false;
    }

    private boolean handle(Role role, int token, byte[] b, int from, int next) {
        switch (role) {
            case ERROR -> {
                throw new XmlFailure(token == Token.PARAM_ENTITY_REF ? XmlError.PARAM_ENTITY_REF : token == Token.XML_DECL ? XmlError.MISPLACED_XML_PI : XmlError.SYNTAX);
            }
            case XML_DECL, TEXT_DECL -> {
                parser.declaration(role == Role.TEXT_DECL, b, from, next);
                return true;
            }
            case PI -> {
                parser.instruction(b, from, next);
                return true;
            }
            case COMMENT -> {
                parser.comment(b, from, next);
                return true;
            }
            case PARAM_ENTITY_REF, INNER_PARAM_ENTITY_REF -> {
                return parameter(role == Role.PARAM_ENTITY_REF, b, from, next);
            }
            case IGNORE_SECTION -> {
                parser.other(b, from, next);
                ignoring = true;
                return true;
            }
            case NONE -> {
                return false;
            }
            default -> {
                return switch (role.subject) {
                    case DOCTYPE -> doctype(role, b, from, next);
                    case ENTITY -> parser.declared.entityRole(role, b, from, next);
                    case NOTATION -> parser.declared.notationRole(role, b, from, next);
                    case ATTLIST -> parser.declared.attlistRole(role, b, from, next);
                    default -> parser.declared.elementRole(role, token, b, from, next);
                };
            }
        }
    }

    // ---- the document type

    private boolean doctype(Role role, byte[] b, int from, int next) {
        boolean told = parser.wants(XmlEvents.START_DOCTYPE);
        switch (role) {
            case DOCTYPE_NAME -> {
                doctypeName = told ? Utf8.text(b, from, next) : null;
                doctypePublic = null;
                doctypeSystem = null;
                hasSystem = false;
            }
            case DOCTYPE_PUBLIC_ID -> {
                parser.useForeignDtd = false;
                parser.dtd.hasParamEntityRefs = true;
                PyUnicode id = parser.declared.publicId(b, from, next);
                doctypePublic = told ? id : null;
                if (parser.dtd.keepProcessing) {
                    subset().publicId = id;
                }
            }
            case DOCTYPE_SYSTEM_ID -> systemId(b, from, next, told);
            case DOCTYPE_INTERNAL_SUBSET -> {
                if (told) {
                    parser.events.startDoctype(doctypeName, doctypeSystem, doctypePublic, true);
                    doctypeName = null;
                }
            }
            case DOCTYPE_CLOSE -> {
                return close();
            }
            default -> { }
        }
        return told;
    }

    private Entity subset() {
        Dtd dtd = parser.dtd;
        if (dtd.externalSubset == null) {
            dtd.externalSubset = new Entity(new byte[] {'#'}, true);
        }
        return dtd.externalSubset;
    }

    private void systemId(byte[] b, int from, int next, boolean told) {
        Dtd dtd = parser.dtd;
        parser.useForeignDtd = false;
        dtd.hasParamEntityRefs = true;
        hasSystem = true;
        PyUnicode id = Declared.literal(b, from, next);
        doctypeSystem = told ? id : null;
        if (parser.paramParsing == 0) {
            requireStandalone();
        }
        if (dtd.keepProcessing) {
            Entity e = subset();
            e.systemId = id;
            e.base = parser.base;
        }
    }

    private void requireStandalone() {
        if (!parser.dtd.standalone && parser.wants(XmlEvents.NOT_STANDALONE) && !parser.events.notStandalone()) {
            throw new XmlFailure(XmlError.NOT_STANDALONE);
        }
    }

    private boolean close() {
        boolean told = false;
        if (doctypeName != null) {
            parser.events.startDoctype(doctypeName, doctypeSystem, doctypePublic, false);
            doctypeName = null;
            told = true;
        }
        if (hasSystem || parser.useForeignDtd) {
            foreign(hasSystem);
            parser.useForeignDtd = false;
        }
        if (parser.wants(XmlEvents.END_DOCTYPE)) {
            parser.events.endDoctype();
            told = true;
        }
        return told;
    }

    /** Has the external subset read: the document's own, or another if the application asked for that. */
    private void foreign(boolean isOwn) {
        if (!isOwn && !parser.useForeignDtd) {
            return;
        }
        Dtd dtd = parser.dtd;
        boolean had = dtd.hasParamEntityRefs;
        dtd.hasParamEntityRefs = true;
        if (parser.paramParsing == 0 || !parser.wants(XmlEvents.EXTERNAL_ENTITY_REF)) {
            return;
        }
        Entity e = subset();
        if (parser.useForeignDtd) {
            e.base = parser.base;
        }
        parser.external(e, null);
        if (dtd.paramEntityRead) {
            requireStandalone();
        } else if (!isOwn) {
            dtd.hasParamEntityRefs = had;
        }
    }

    // ---- parameter entities

    private boolean parameter(boolean between, byte[] b, int from, int next) {
        Dtd dtd = parser.dtd;
        dtd.hasParamEntityRefs = true;
        boolean told = false;
        if (parser.paramParsing == 0) {
            dtd.keepProcessing = dtd.standalone;
        } else {
            Entity e = dtd.parameters.get(b, from + 1, next - 1);
            // What is not declared may have been declared in an entity that was not read.
            boolean check = parser.grammar.documentEntity && dtd.standalone && parser.source() == null;
            if (e == null) {
                if (check) {
                    throw new XmlFailure(XmlError.UNDEFINED_ENTITY);
                }
                dtd.keepProcessing = dtd.standalone;
                if (between && parser.wants(XmlEvents.SKIPPED_ENTITY)) {
                    parser.events.skippedEntity(Utf8.text(b, from + 1, next - 1), true);
                    return true;
                }
                return false;
            }
            if (check && !e.isInternal) {
                throw new XmlFailure(XmlError.ENTITY_DECLARED_IN_PE);
            }
            if (e.open) {
                throw new XmlFailure(XmlError.RECURSIVE_ENTITY_REF);
            }
            if (e.text != null) {
                parser.enter(e, 0, between);
                return true;
            }
            if (!parser.wants(XmlEvents.EXTERNAL_ENTITY_REF)) {
                dtd.keepProcessing = dtd.standalone;
                return false;
            }
            parser.external(e, null);
            told = true;
            if (!dtd.paramEntityRead) {
                dtd.keepProcessing = dtd.standalone;
                return true;
            }
        }
        requireStandalone();
        return told;
    }

    // ---- ignored sections

    private boolean ignore(Source s) {
        int from = s == null ? input.start : s.at;
        ignored.source(s == null ? input.buf : s.b, s == null ? input.end : s.b.length, s != null);
        ignored.next = from;
        int token = ignored.ignored(from);
        if (s == null) {
            input.event = from;
            input.eventEnd = token > 0 ? ignored.next : from;
        }
        if (token == Token.INVALID) {
            invalid(s, ignored.next);
        }
        if (token < 0) {
            if (s == null && !parser.isFinal()) {
                return false;
            }
            throw new XmlFailure(token == Token.PARTIAL_CHAR ? XmlError.PARTIAL_CHAR : XmlError.SYNTAX);
        }
        ignoring = false;
        goTo(s, ignored.next);
        parser.other(ignored.b, from, ignored.next);
        return true;
    }

    // ---- after the document

    /** Reads on behind the document's element, where there may be white space, comments and instructions. */
    boolean epilog() {
        while (true) {
            int from = input.start;
            int token = scan(null, from);
            int next = scanner.next;
            if (token == -Token.SPACE) {
                token = Token.SPACE;
                next = scanner.end;
            }
            if (token == Token.NONE) {
                return false;
            }
            if (token == Token.INVALID) {
                invalid(null, next);
            }
            if (token == Token.PARTIAL || token == Token.PARTIAL_CHAR) {
                if (!parser.isFinal()) {
                    return false;
                }
                throw new XmlFailure(token == Token.PARTIAL ? XmlError.UNCLOSED_TOKEN : XmlError.PARTIAL_CHAR);
            }
            if (token > 0) {
                parser.limits.read(next - from, parser.isDocument());
            }
            switch (token) {
                case Token.SPACE -> parser.other(scanner.b, from, next);
                case Token.PI -> parser.instruction(scanner.b, from, next);
                case Token.COMMENT -> parser.comment(scanner.b, from, next);
                default -> throw new XmlFailure(XmlError.JUNK_AFTER_DOC_ELEMENT);
            }
            input.start = next;
        }
    }
}
