// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pyexpat;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.descr.PyGetSetDescriptor;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.xml.XmlEvents;

/** The handlers a parser can have, each an attribute of that name. */
enum HandlerKind {
    START_ELEMENT("StartElementHandler", XmlEvents.START_ELEMENT),
    END_ELEMENT("EndElementHandler", XmlEvents.END_ELEMENT),
    PROCESSING_INSTRUCTION("ProcessingInstructionHandler", XmlEvents.PROCESSING_INSTRUCTION),
    CHARACTER_DATA("CharacterDataHandler", XmlEvents.CHARACTERS),
    UNPARSED_ENTITY_DECL("UnparsedEntityDeclHandler", XmlEvents.UNPARSED_ENTITY_DECL),
    NOTATION_DECL("NotationDeclHandler", XmlEvents.NOTATION_DECL),
    START_NAMESPACE("StartNamespaceDeclHandler", XmlEvents.START_NAMESPACE),
    END_NAMESPACE("EndNamespaceDeclHandler", XmlEvents.END_NAMESPACE),
    COMMENT("CommentHandler", XmlEvents.COMMENT),
    START_CDATA("StartCdataSectionHandler", XmlEvents.START_CDATA),
    END_CDATA("EndCdataSectionHandler", XmlEvents.END_CDATA),
    DEFAULT("DefaultHandler", XmlEvents.DEFAULT),
    DEFAULT_EXPAND("DefaultHandlerExpand", XmlEvents.DEFAULT),
    NOT_STANDALONE("NotStandaloneHandler", XmlEvents.NOT_STANDALONE),
    EXTERNAL_ENTITY_REF("ExternalEntityRefHandler", XmlEvents.EXTERNAL_ENTITY_REF),
    START_DOCTYPE("StartDoctypeDeclHandler", XmlEvents.START_DOCTYPE),
    END_DOCTYPE("EndDoctypeDeclHandler", XmlEvents.END_DOCTYPE),
    ENTITY_DECL("EntityDeclHandler", XmlEvents.ENTITY_DECL),
    XML_DECL("XmlDeclHandler", XmlEvents.XML_DECL),
    ELEMENT_DECL("ElementDeclHandler", XmlEvents.ELEMENT_DECL),
    ATTLIST_DECL("AttlistDeclHandler", XmlEvents.ATTLIST_DECL),
    SKIPPED_ENTITY("SkippedEntityHandler", XmlEvents.SKIPPED_ENTITY);

    static final int COUNT = values().length;
    private static final HandlerKind[] ALL = values();

    final String attribute;
    final int event;

    HandlerKind(String attribute, int event) {
        this.attribute = attribute;
        this.event = event;
    }

    /** The attributes as descriptors of the type. */
    static void fill(PyType type, NameTable dict) {
        Exposure access = new Access();
        for (HandlerKind k : ALL) {
            dict.put(PyUnicode.intern(k.attribute), new PyGetSetDescriptor(type, access, new GetSetSpec(k.attribute, "", true, k.ordinal())));
        }
    }

    private static final class Access extends Exposure {
        @Override
        public String name() {
            return "xmlparser";
        }

        @Override
        public PyObject get(int index, ThreadState ts, PyObject self) {
            return ((PyXmlParser) self).handler(ts, ALL[index]);
        }

        @Override
        public void set(int index, ThreadState ts, PyObject self, PyObject valueOrNull) {
            ((PyXmlParser) self).setHandler(ts, ALL[index], valueOrNull);
        }
    }
}
