// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import java.util.HashSet;
import java.util.Set;

/** The names and attributes of start tags: defaults, namespaces, what may not occur twice. <p>Threads: confined to its parser. */
final class Tags {
    private static final String XML_URI = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS_URI = "http://www.w3.org/2000/xmlns/";
    /** What a URI may consist of: RFC 3986. */
    private static final String URI_PUNCTUATION = "%-._~:/?#[]@!$&'()*+,;=";

    private final XmlParser parser;
    private final ContentScanner scanner;
    private final AttributeValues attributes = new AttributeValues();
    private long serial;
    /** The namespaces the last tag declared, and its name as it is reported. */
    Binding bindings;
    Name name;

    Tags(XmlParser parser, ContentScanner scanner) {
        this.parser = parser;
        this.scanner = scanner;
    }

    AttributeValues attributes() {
        return attributes;
    }

    /** What the scanner found as a start tag. */
    ElementType start() {
        byte[] b = scanner.b;
        Dtd dtd = parser.dtd;
        ElementType type = dtd.element(b, scanner.tagFrom, scanner.tagTo, parser.ns);
        bindings = null;
        name = type.name;
        attributes.clear();
        boolean bare = scanner.count == 0 && type.declared.isEmpty();
        boolean prefixed = false;
        if (!bare) {
            serial = dtd.nextTag();
            for (int i = 0; i < scanner.count; i++) {
                prefixed |= specified(type, i);
            }
            attributes.endSpecified();
            prefixed |= defaults(type);
        }
        if (parser.ns) {
            if (prefixed) {
                expandAttributes();
            }
            expandElement(type);
        }
        return type;
    }

    /** Whether the attribute has a prefix that stands for a namespace. */
    private boolean specified(ElementType type, int i) {
        int at = 4 * i;
        byte[] b = scanner.b;
        int[] a = scanner.attributes;
        AttributeId id = parser.dtd.attribute(b, a[at], a[at + 1], parser.ns);
        if (id.seen == serial) {
            if (parser.source() == null) {
                parser.input.event = a[at];
            }
            throw new XmlFailure(XmlError.DUPLICATE_ATTRIBUTE);
        }
        id.seen = serial;
        PyUnicode value = scanner.plain[i] ? Utf8.text(b, a[at + 2], a[at + 3])
                : parser.values.attribute(type.isCdata(id), b, a[at + 2], a[at + 3], false);
        if (id.isNamespace) {
            bind(id.prefix, value, true);
            return false;
        }
        attributes.add(id, value);
        return id.prefix != null;
    }

    private boolean defaults(ElementType type) {
        boolean prefixed = false;
        for (ElementType.Declared d : type.declared) {
            AttributeId id = d.id();
            if (d.value() == null || id.seen == serial) {
                continue;
            }
            id.seen = serial;
            if (id.isNamespace) {
                bind(id.prefix, d.value(), true);
            } else {
                attributes.add(id, d.value());
                prefixed |= id.prefix != null;
            }
        }
        return prefixed;
    }

    private void expandAttributes() {
        Set<PyUnicode> seen = null;
        int found = 0;
        for (int i = 0; i < attributes.count(); i++) {
            AttributeId id = attributes.id(i);
            if (id.prefix == null) {
                continue;
            }
            Binding to = id.prefix.binding;
            if (to == null) {
                throw new XmlFailure(XmlError.UNBOUND_PREFIX);
            }
            if (id.expandedFor != to) {
                id.expanded = new Name(expand(to, id.name.text, id.prefix));
                id.expandedFor = to;
            }
            attributes.rename(i, id.expanded);
            if (++found > 1) {
                seen = seen == null ? firstNames(i) : seen;
                if (!seen.add(local(to, id))) {
                    throw new XmlFailure(XmlError.DUPLICATE_ATTRIBUTE);
                }
            }
        }
    }

    private Set<PyUnicode> firstNames(int to) {
        Set<PyUnicode> s = new HashSet<>();
        for (int i = 0; i < to; i++) {
            AttributeId id = attributes.id(i);
            if (id.prefix != null) {
                s.add(local(id.prefix.binding, id));
            }
        }
        return s;
    }

    /** What tells attributes apart: the namespace and the local name, not the prefix. */
    private PyUnicode local(Binding to, AttributeId id) {
        if (!parser.triplets) {
            return id.expanded.text;
        }
        return new TextBuilder().append(to.uri).append(0).append(id.name.text, id.prefix.name.length() + 1, id.name.text.length()).toUnicode();
    }

    private void expandElement(ElementType type) {
        Binding to;
        if (type.prefix != null) {
            to = type.prefix.binding;
            if (to == null) {
                throw new XmlFailure(XmlError.UNBOUND_PREFIX);
            }
        } else {
            to = parser.dtd.defaultPrefix.binding;
            if (to == null) {
                return;
            }
        }
        if (type.expandedFor != to) {
            type.expanded = new Name(expand(to, type.name.text, type.prefix));
            type.expandedFor = to;
        }
        name = type.expanded;
    }

    private PyUnicode expand(Binding to, PyUnicode text, Prefix prefix) {
        int colon = prefix == null ? 0 : prefix.name.length() + 1;
        TextBuilder t = new TextBuilder(to.uri.length() + text.length() + 2).append(to.uri);
        separator(t);
        t.append(text, colon, text.length());
        if (parser.triplets && to.prefix.name != null) {
            separator(t);
            t.append(to.prefix.name);
        }
        return t.toUnicode();
    }

    private void separator(TextBuilder t) {
        if (parser.separator > 0) {
            t.append(parser.separator);
        }
    }

    // ---- namespaces

    private static boolean isUriChar(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || URI_PUNCTUATION.indexOf(c) >= 0;
    }

    /** From here on the prefix stands for the URI; reported unless it is no declaration of a tag. */
    void bind(Prefix prefix, PyUnicode uri, boolean isDeclared) {
        if (uri.isEmpty() && prefix.name != null) {
            throw new XmlFailure(XmlError.UNDECLARING_PREFIX);
        }
        boolean mustBeXml = false;
        if (prefix.name != null) {
            if (prefix.name.equalsText("xmlns")) {
                throw new XmlFailure(XmlError.RESERVED_PREFIX_XMLNS);
            }
            mustBeXml = prefix.name.equalsText("xml");
        }
        if (parser.separator > 0 && !isUriChar(parser.separator)) {
            for (int i = 0; i < uri.length(); i++) {
                if (uri.codePointAt(i) == parser.separator) {
                    throw new XmlFailure(XmlError.SYNTAX);
                }
            }
        }
        if (mustBeXml != uri.equalsText(XML_URI)) {
            throw new XmlFailure(mustBeXml ? XmlError.RESERVED_PREFIX_XML : XmlError.RESERVED_NAMESPACE_URI);
        }
        if (uri.equalsText(XMLNS_URI)) {
            throw new XmlFailure(XmlError.RESERVED_NAMESPACE_URI);
        }
        Binding made = new Binding(prefix, uri, prefix.binding, bindings);
        bindings = made;
        prefix.binding = uri.isEmpty() && prefix.name == null ? null : made;
        if (isDeclared && parser.wants(XmlEvents.START_NAMESPACE)) {
            parser.events.startNamespace(prefix.name, prefix.binding == null ? null : uri);
        }
    }

    /** Forgets what a tag declared. */
    void release(Binding declared) {
        for (Binding d = declared; d != null; d = d.next) {
            if (parser.wants(XmlEvents.END_NAMESPACE)) {
                parser.events.endNamespace(d.prefix.name);
            }
            d.prefix.binding = d.outer;
        }
    }

    /** The prefix that is always bound. */
    void bindXml() {
        byte[] xml = {'x', 'm', 'l'};
        bind(parser.dtd.prefix(xml, 0, xml.length), PyUnicode.of(XML_URI), false);
        bindings = null;
    }
}
