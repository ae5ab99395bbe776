// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.format;

import io.github.typhon.objects.number.FormatSpec;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;

/** {@code str.__format__} with a specifier: truncation and padding. <p>Threads: stateless. */
public final class TextSpec {
    private TextSpec() {}

    /** @param typeName the type of the value, for messages */
    public static PyUnicode format(PyUnicode s, PyUnicode spec, String typeName) {
        FormatSpec f = FormatSpec.parseForStr(spec.toString(), typeName);
        PyUnicode t = f.precision() >= 0 && f.precision() < s.length() ? s.substring(0, (int) f.precision()) : s;
        int left = f.leftPadding(t.length());
        int right = f.rightPadding(t.length());
        if (left == 0 && right == 0) {
            return t;
        }
        return new TextBuilder(t.length() + left + right).repeat(f.fill(), left).append(t).repeat(f.fill(), right).toUnicode();
    }
}
