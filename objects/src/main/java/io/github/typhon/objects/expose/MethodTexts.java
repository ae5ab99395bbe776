// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The long documentation of built-in types' methods, which is seldom asked for: one resource a type, read at each question.
 * An entry is {@code == name} with, if {@code __text_signature__} is not what the method declares, the text to show, and the documentation.
 * <p>Threads: stateless. <p>CPython: the docstrings of its method tables.
 *
 * @param signature what to show as the signature, empty for what is declared
 */
record MethodTexts(String signature, String doc) {
    private static final MethodTexts NONE = new MethodTexts("", "");
    private static final String MARK = "== ";

    /** The entry of a method of a built-in type; an empty one if there is none. */
    static MethodTexts of(Exposure type, String method) {
        if (type == null || !type.module().equals("builtins")) {
            return NONE;
        }
        try (InputStream in = MethodTexts.class.getResourceAsStream(type.name() + ".txt")) {
            return in == null ? NONE : find("\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8), method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MethodTexts find(String text, String method) {
        String head = "\n" + MARK + method;
        int at = text.indexOf(head);
        while (at >= 0 && !Character.isWhitespace(text.charAt(at + head.length()))) {
            at = text.indexOf(head, at + 1);
        }
        if (at < 0) {
            return NONE;
        }
        int line = text.indexOf('\n', at + 1);
        int next = text.indexOf("\n" + MARK, line);
        String body = text.substring(line + 1, next < 0 ? text.length() : next).stripTrailing();
        return new MethodTexts(text.substring(at + head.length(), line).strip(), body);
    }
}
