// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.util.List;

/** Writes JSON: objects, lists, strings and numbers, nothing else. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    JsonText open(char bracket) {
        separate();
        text.append(bracket);
        first = true;
        return this;
    }

    JsonText close(char bracket) {
        text.append(bracket);
        first = false;
        return this;
    }

    JsonText name(String name) {
        separate();
        string(name);
        text.append(':');
        first = true;
        return this;
    }

    JsonText field(String name, String value) {
        name(name);
        first = false;
        if (value == null) {
            text.append("null");
        } else {
            string(value);
        }
        return this;
    }

    JsonText field(String name, double value) {
        name(name);
        first = false;
        text.append(value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value));
        return this;
    }

    /** A list of lists of numbers. */
    JsonText value(List<double[]> rows) {
        open('[');
        for (double[] row : rows) {
            open('[');
            for (double x : row) {
                separate();
                text.append(x);
            }
            close(']');
        }
        return close(']');
    }

    private void string(String s) {
        text.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
