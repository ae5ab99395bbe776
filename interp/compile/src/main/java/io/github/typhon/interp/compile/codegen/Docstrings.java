// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.util.Arrays;

import io.github.typhon.interp.syntax.ast.StrConst;

/** Removes the indentation that a docstring has only because of where it stands. CPython: _PyCompile_CleanDoc. */
final class Docstrings {

    private Docstrings() {}

    static StrConst clean(StrConst doc) {
        int[] text = expandTabs(doc.toCodePoints());
        int n = text.length;
        int start = 0;
        while (start < n && text[start] == ' ') {
            start++;
        }
        int margin = margin(text);
        if (start == 0 && margin == 0) {
            return StrConst.ofCodePoints(text);
        }
        int[] out = new int[n];
        int length = 0;
        int p = start;
        while (p < n) {
            while (p < n) {
                int c = text[p++];
                out[length++] = c;
                if (c == '\n') {
                    break;
                }
            }
            for (int i = 0; i < margin && p < n && text[p] == ' '; i++) {
                p++;
            }
        }
        return StrConst.ofCodePoints(Arrays.copyOf(out, length));
    }

    /** The smallest indentation of a line after the first that is not blank. */
    private static int margin(int[] text) {
        int margin = Integer.MAX_VALUE;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\n') {
                continue;
            }
            int indent = 0;
            while (i + 1 + indent < text.length && text[i + 1 + indent] == ' ') {
                indent++;
            }
            if (i + 1 + indent < text.length && text[i + 1 + indent] != '\n') {
                margin = Math.min(margin, indent);
            }
        }
        return margin == Integer.MAX_VALUE ? 0 : margin;
    }

    private static int[] expandTabs(int[] text) {
        int[] out = new int[text.length];
        int length = 0;
        int column = 0;
        for (int c : text) {
            int times = 1;
            int put = c;
            if (c == '\t') {
                times = 8 - column % 8;
                put = ' ';
            }
            column = c == '\n' || c == '\r' ? 0 : column + times;
            for (int i = 0; i < times; i++) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                out[length++] = put;
            }
        }
        return Arrays.copyOf(out, length);
    }
}
