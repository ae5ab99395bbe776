// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** Java source under construction: indented lines. */
final class SourceText {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    /** Adds a line; one that ends with an opening brace indents what follows, one that starts with a closing brace ends it. */
    SourceText line(String s) {
        if (s.startsWith("}")) {
            depth--;
        }
        if (!s.isEmpty()) {
            out.append("    ".repeat(depth)).append(s);
        }
        out.append('\n');
        if (s.endsWith("{")) {
            depth++;
        }
        return this;
    }

    void writeTo(Filer filer, String qualified, Element... originating) throws IOException {
        try (Writer w = filer.createSourceFile(qualified, originating).openWriter()) {
            w.append(out);
        }
    }

    static String literal(String s) {
        StringBuilder b = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> b.append("\\\"");
                case '\\' -> b.append("\\\\");
                case '\n' -> b.append("\\n");
                case '\t' -> b.append("\\t");
                case '\r' -> b.append("\\r");
                default -> {
                    if (c < ' ' || c > '~') {
                        b.append(String.format("\\u%04x", (int) c));
                    } else {
                        b.append(c);
                    }
                }
            }
        }
        return b.append('"').toString();
    }

    static String unescapePython(String s) {
        return s.indexOf('\\') < 0 ? s : s.translateEscapes();
    }
}
