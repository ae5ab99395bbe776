// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of one file in the XML form that build servers read. Expected failures are skipped tests there. */
final class JUnitXml {
    private JUnitXml() {}

    static void write(Path file, FileResult result, ExpectedFailures expected) throws IOException {
        try (Writer w = Files.newBufferedWriter(file)) {
            XMLStreamWriter x = XMLOutputFactory.newInstance().createXMLStreamWriter(w);
            x.writeStartDocument();
            x.writeStartElement("testsuite");
            x.writeAttribute("name", result.name());
            x.writeAttribute("tests", Integer.toString(result.tests().size()));
            x.writeAttribute("failures", Long.toString(result.tests().stream().filter(t -> t.outcome().isFailure() && expected.get(t.id()) == null).count()));
            x.writeAttribute("time", seconds(result.seconds()));
            for (TestResult t : result.tests()) {
                testcase(x, t, expected.get(t.id()));
            }
            x.writeEndElement();
            x.writeEndDocument();
            x.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void testcase(XMLStreamWriter x, TestResult t, ExpectedFailures.Entry expected) throws XMLStreamException {
        int dot = t.id().lastIndexOf('.');
        x.writeStartElement("testcase");
        x.writeAttribute("classname", dot < 0 ? "" : clean(t.id().substring(0, dot)));
        x.writeAttribute("name", clean(t.id().substring(dot + 1)));
        x.writeAttribute("time", seconds(t.seconds()));
        if (t.outcome() == Outcome.SKIPPED || t.outcome().isFailure() && expected != null) {
            x.writeStartElement("skipped");
            x.writeAttribute("message", clean(expected != null ? "expected failure, " + expected.reasonClass() + ": " + expected.reason() : t.detail()));
            x.writeEndElement();
        } else if (t.outcome().isFailure()) {
            x.writeStartElement(t.outcome() == Outcome.FAILED ? "failure" : "error");
            x.writeAttribute("type", t.outcome().name());
            x.writeAttribute("message", clean(t.summary()));
            x.writeCharacters(clean(t.detail()));
            x.writeEndElement();
        }
        x.writeEndElement();
    }

    private static String seconds(double s) {
        return String.format(Locale.ROOT, "%.3f", s);
    }

    /** XML 1.0 has no form at all for most control characters and for lone surrogates. */
    private static String clean(String s) {
        StringBuilder b = new StringBuilder();
        s.codePoints().forEach(c -> {
            boolean legal = c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
            b.append(legal ? Character.toString(c) : String.format("\\u%04x", c));
        });
        return b.toString();
    }
}
