// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Puts together what declarations of a document type say, token by token, and reports them. Each method says whether something was told of the token,
 *  or would be had the declaration not ended. <p>Threads: confined to its parser. */
final class Declared {
    private static final int INITIAL = 32;

    private final XmlParser parser;
    private final Input input;
    /** The entity being declared; null if an earlier declaration of it counts. */
    Entity entity;
    private PyUnicode notation;
    private PyUnicode notationId;
    private ElementType element;
    private AttributeId attribute;
    private boolean isCdata;
    private boolean isId;
    private StringBuilder type;
    /** The open groups of a content model, if it is reported. */
    private final Deque<ContentModel> groups = new ArrayDeque<>();
    private boolean inModel;
    /** What parts the members of each group, 0 if that is not known yet. */
    private byte[] connectors = new byte[INITIAL];
    private int level = -1;

    Declared(XmlParser parser) {
        this.parser = parser;
        input = parser.input;
    }

    private void endsAt(int from) {
        if (parser.source() == null) {
            input.eventEnd = from;
        }
    }

    /** The text of a public identifier's literal: blanks collapsed; only certain characters are allowed. */
    PyUnicode publicId(byte[] b, int from, int to) {
        Utf8 t = new Utf8();
        for (int i = from + 1; i < to - 1; i++) {
            int c = b[i];
            boolean space = c == ' ' || c == '\r' || c == '\n';
            boolean good = space || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c > 0 && "-'()+,./:=?;!*#@$_%".indexOf(c) >= 0;
            if (!good) {
                if (parser.source() == null) {
                    input.event = i;
                }
                throw new XmlFailure(XmlError.PUBLICID);
            }
            if (!space || t.n > 0 && t.b[t.n - 1] != ' ') {
                t.add(space ? ' ' : c);
            }
        }
        if (t.n > 0 && t.b[t.n - 1] == ' ') {
            t.n--;
        }
        return t.text();
    }

    static PyUnicode literal(byte[] b, int from, int to) {
        return Utf8.text(b, from + 1, to - 1);
    }

    // ---- entities

    boolean entityRole(Role role, byte[] b, int from, int to) {
        boolean keep = parser.dtd.keepProcessing;
        boolean told = parser.wants(XmlEvents.ENTITY_DECL);
        switch (role) {
            case GENERAL_ENTITY_NAME -> {
                entity = null;
                if (Values.predefined(b, from, to) != 0 || !keep) {
                    return false;
                }
                return declare(parser.dtd.general, b, from, to, false) && told;
            }
            case PARAM_ENTITY_NAME -> {
                entity = null;
                return keep && declare(parser.dtd.parameters, b, from, to, true) && told;
            }
            case ENTITY_PUBLIC_ID -> {
                PyUnicode id = publicId(b, from, to);
                if (keep && entity != null) {
                    entity.publicId = id;
                    return told;
                }
                return false;
            }
            case ENTITY_SYSTEM_ID -> {
                if (keep && entity != null) {
                    entity.systemId = literal(b, from, to);
                    entity.base = parser.base;
                    return told;
                }
                return false;
            }
            case ENTITY_VALUE -> {
                return keep && entityValue(b, from, to);
            }
            case ENTITY_NOTATION_NAME -> {
                return keep && entity != null && notationName(b, from, to);
            }
            case ENTITY_COMPLETE -> {
                if (keep && entity != null && told) {
                    endsAt(from);
                    parser.events.entityDecl(entity.name, entity.isParameter, null, entity.base, entity.systemId, entity.publicId, null);
                    return true;
                }
                return false;
            }
            default -> {
                return keep && told;
            }
        }
    }

    private boolean declare(ByteTable<Entity> table, byte[] b, int from, int to, boolean isParameter) {
        if (table.get(b, from, to) != null) {
            return false;
        }
        parser.limits.allocate(to - from + 100);
        entity = table.add(new Entity(Arrays.copyOfRange(b, from, to), isParameter));
        entity.isInternal = parser.isDocument() && parser.source() == null;
        return true;
    }

    private boolean entityValue(byte[] b, int from, int to) {
        Utf8 value = parser.dtd.entityValue;
        value.clear();
        XmlFailure failure = null;
        try {
            parser.values.entity(b, from + 1, to - 1);
        } catch (XmlFailure f) {
            failure = f;
        }
        boolean told = entity != null && tellValue(from, value);
        if (failure != null) {
            throw failure;
        }
        return told;
    }

    private boolean tellValue(int from, Utf8 value) {
        parser.limits.allocate(value.n);
        entity.text = value.toBytes();
        if (!parser.wants(XmlEvents.ENTITY_DECL)) {
            return false;
        }
        endsAt(from);
        parser.events.entityDecl(entity.name, entity.isParameter, value.text(), parser.base, null, null, null);
        return true;
    }

    private boolean notationName(byte[] b, int from, int to) {
        entity.notation = Utf8.text(b, from, to);
        if (parser.wants(XmlEvents.UNPARSED_ENTITY_DECL)) {
            endsAt(from);
            parser.events.unparsedEntityDecl(entity.name, entity.base, entity.systemId, entity.publicId, entity.notation);
            return true;
        }
        if (parser.wants(XmlEvents.ENTITY_DECL)) {
            endsAt(from);
            parser.events.entityDecl(entity.name, false, null, entity.base, entity.systemId, entity.publicId, entity.notation);
            return true;
        }
        return false;
    }

    // ---- notations

    boolean notationRole(Role role, byte[] b, int from, int to) {
        boolean told = parser.wants(XmlEvents.NOTATION_DECL);
        switch (role) {
            case NOTATION_NAME -> {
                notationId = null;
                notation = told ? Utf8.text(b, from, to) : null;
                return told;
            }
            case NOTATION_PUBLIC_ID -> {
                PyUnicode id = publicId(b, from, to);
                if (notation != null) {
                    notationId = id;
                }
                return notation != null;
            }
            case NOTATION_SYSTEM_ID -> {
                return notation != null && told && notation(from, literal(b, from, to));
            }
            case NOTATION_NO_SYSTEM_ID -> {
                return notationId != null && told && notation(from, null);
            }
            default -> {
                return told;
            }
        }
    }

    private boolean notation(int from, PyUnicode systemId) {
        endsAt(from);
        parser.events.notationDecl(notation, parser.base, systemId, notationId);
        return true;
    }

    // ---- attributes

    boolean attlistRole(Role role, byte[] b, int from, int to) {
        boolean keep = parser.dtd.keepProcessing;
        boolean told = keep && parser.wants(XmlEvents.ATTLIST_DECL);
        switch (role) {
            case ATTLIST_ELEMENT_NAME -> element = parser.dtd.element(b, from, to, parser.ns);
            case ATTRIBUTE_NAME -> {
                attribute = parser.dtd.attribute(b, from, to, parser.ns);
                isCdata = false;
                isId = false;
                type = null;
            }
            case ATTRIBUTE_TYPE -> {
                type = new StringBuilder(parser.grammar.type);
                isCdata = parser.grammar.type.equals("CDATA");
                isId = parser.grammar.type.equals("ID");
            }
            case ATTRIBUTE_ENUM_VALUE, ATTRIBUTE_NOTATION_VALUE -> {
                if (told) {
                    if (type == null) {
                        type = new StringBuilder(role == Role.ATTRIBUTE_NOTATION_VALUE ? "NOTATION(" : "(");
                    } else {
                        type.append('|');
                    }
                    type.append(Utf8.text(b, from, to));
                }
            }
            case IMPLIED_VALUE, REQUIRED_VALUE -> {
                return keep && define(from, null, role == Role.REQUIRED_VALUE, told);
            }
            case DEFAULT_VALUE, FIXED_VALUE -> {
                if (!keep) {
                    return false;
                }
                PyUnicode value = parser.values.attribute(isCdata, b, from + 1, to - 1, true);
                return define(from, value, role == Role.FIXED_VALUE, told);
            }
            default -> { }
        }
        return told;
    }

    private boolean define(int from, PyUnicode value, boolean required, boolean told) {
        parser.limits.allocate(50);
        element.declare(attribute, isCdata, isId, value);
        if (!told || type == null) {
            return false;
        }
        if (type.charAt(0) == '(' || type.length() > 1 && type.charAt(1) == 'O') {
            type.append(')');
        }
        endsAt(from);
        parser.events.attlistDecl(element.name, attribute.name, PyUnicode.of(type.toString()), value, required);
        return true;
    }

    // ---- elements

    boolean elementRole(Role role, int token, byte[] b, int from, int to) {
        boolean told = parser.wants(XmlEvents.ELEMENT_DECL);
        switch (role) {
            case ELEMENT_NAME -> {
                if (told) {
                    element = parser.dtd.element(b, from, to, parser.ns);
                    groups.clear();
                    inModel = true;
                }
                return told;
            }
            case CONTENT_ANY, CONTENT_EMPTY -> {
                boolean reports = inModel && told;
                inModel = false;
                if (reports) {
                    endsAt(from);
                    parser.events.elementDecl(element.name, new ContentModel(role == Role.CONTENT_ANY ? ContentModel.ANY : ContentModel.EMPTY, 0, null));
                }
                return reports;
            }
            case GROUP_OPEN -> open();
            case GROUP_SEQUENCE -> connect((byte) ',');
            case GROUP_CHOICE -> connect((byte) '|');
            case CONTENT_PCDATA -> {
                if (inModel) {
                    groups.peek().type = ContentModel.MIXED;
                }
            }
            case CONTENT_ELEMENT -> {
                if (inModel) {
                    int quantifier = ContentModel.quantifier(token);
                    ElementType child = parser.dtd.element(b, from, quantifier == 0 ? to : to - 1, parser.ns);
                    groups.peek().children.add(new ContentModel(ContentModel.NAME, quantifier, child.name.text));
                }
            }
            case GROUP_CLOSE -> close(token, from, told);
            default -> {
                return told;
            }
        }
        return told && (inModel || role == Role.GROUP_CLOSE);
    }

    private void open() {
        if (++level == connectors.length) {
            parser.limits.allocate(level);
            connectors = Arrays.copyOf(connectors, 2 * level);
        }
        connectors[level] = 0;
        if (inModel) {
            ContentModel group = new ContentModel(ContentModel.SEQ, 0, null);
            if (!groups.isEmpty()) {
                groups.peek().children.add(group);
            }
            groups.push(group);
        }
    }

    private void connect(byte connector) {
        if (connectors[level] != 0 && connectors[level] != connector) {
            throw new XmlFailure(XmlError.SYNTAX);
        }
        if (inModel && connector == '|' && groups.peek().type != ContentModel.MIXED) {
            groups.peek().type = ContentModel.CHOICE;
        }
        connectors[level] = connector;
    }

    private void close(int token, int from, boolean told) {
        level--;
        if (!inModel) {
            return;
        }
        ContentModel group = groups.pop();
        group.quantifier = ContentModel.quantifier(token);
        if (groups.isEmpty()) {
            inModel = false;
            if (told) {
                endsAt(from);
                parser.events.elementDecl(element.name, group);
            }
        }
    }
}
