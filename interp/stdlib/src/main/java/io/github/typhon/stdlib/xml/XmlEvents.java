// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;

/** What a parser reports; each only if {@link XmlParser#wanted} has its bit. Whatever is thrown ends the parser and comes out of {@code parse}.
 *  Texts may be null where a document may leave them out. <p>Threads: called by the one that parses, which holds the parser's lock. */
public interface XmlEvents {
    int START_ELEMENT = 1;
    int END_ELEMENT = 1 << 1;
    int PROCESSING_INSTRUCTION = 1 << 2;
    int CHARACTERS = 1 << 3;
    int UNPARSED_ENTITY_DECL = 1 << 4;
    int NOTATION_DECL = 1 << 5;
    int START_NAMESPACE = 1 << 6;
    int END_NAMESPACE = 1 << 7;
    int COMMENT = 1 << 8;
    int START_CDATA = 1 << 9;
    int END_CDATA = 1 << 10;
    int DEFAULT = 1 << 11;
    int NOT_STANDALONE = 1 << 12;
    int EXTERNAL_ENTITY_REF = 1 << 13;
    int START_DOCTYPE = 1 << 14;
    int END_DOCTYPE = 1 << 15;
    int ENTITY_DECL = 1 << 16;
    int XML_DECL = 1 << 17;
    int ELEMENT_DECL = 1 << 18;
    int ATTLIST_DECL = 1 << 19;
    int SKIPPED_ENTITY = 1 << 20;

    void startElement(Name name, AttributeValues attributes);

    void endElement(Name name);

    /** UTF-8, valid during the call. */
    void characters(byte[] b, int from, int to);

    void processingInstruction(PyUnicode target, PyUnicode data);

    void comment(PyUnicode text);

    void startCdata();

    void endCdata();

    /** Anything that nothing else is told of; UTF-8, valid during the call. */
    void other(byte[] b, int from, int to);

    void startNamespace(PyUnicode prefix, PyUnicode uri);

    void endNamespace(PyUnicode prefix);

    void startDoctype(PyUnicode name, PyUnicode systemId, PyUnicode publicId, boolean hasInternalSubset);

    void endDoctype();

    void xmlDecl(PyUnicode version, PyUnicode encoding, int standalone);

    void elementDecl(Name name, ContentModel model);

    void attlistDecl(Name element, Name attribute, PyUnicode type, PyUnicode value, boolean required);

    void entityDecl(PyUnicode name, boolean isParameter, PyUnicode value, PyUnicode base, PyUnicode systemId, PyUnicode publicId, PyUnicode notation);

    void unparsedEntityDecl(PyUnicode name, PyUnicode base, PyUnicode systemId, PyUnicode publicId, PyUnicode notation);

    void notationDecl(PyUnicode name, PyUnicode base, PyUnicode systemId, PyUnicode publicId);

    void skippedEntity(PyUnicode name, boolean isParameter);

    /** Whether to go on. */
    boolean notStandalone();

    /** Whether to go on. The context is null for parameter entities and external subsets. */
    boolean externalEntityRef(PyUnicode context, PyUnicode base, PyUnicode systemId, PyUnicode publicId);

    /** The characters of an encoding in single bytes, -1 for none; null if it is not known. Always called. */
    int[] encoding(PyUnicode name);
}
