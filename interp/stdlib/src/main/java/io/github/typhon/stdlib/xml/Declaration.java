// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** The parts of an XML or text declaration. <p>Threads: confined to its parser. */
final class Declaration {
    private final byte[] b;
    private final int end;
    private int at;
    private int nameFrom;
    private int nameTo;
    private int from;
    private int to;

    /** Where the fault lies, if {@link #read} says there is one. */
    int bad;
    int versionFrom = -1;
    int versionTo;
    int encodingFrom = -1;
    int encodingTo;
    int standalone = -1;

    Declaration(byte[] b, int from, int to) {
        this.b = b;
        at = from + "<?xml".length();
        end = to - "?>".length();
    }

    private boolean fail(int place) {
        bad = place;
        return false;
    }

    private boolean space(int p) {
        return p < end && (b[p] == ' ' || b[p] == '\t' || b[p] == '\r' || b[p] == '\n');
    }

    private void skip() {
        while (space(at)) {
            at++;
        }
    }

    /** The next name with its value; false if it is wrong. The name is empty at the end. */
    private boolean next() {
        nameFrom = nameTo = at;
        if (at == end) {
            return true;
        }
        if (!space(at)) {
            return fail(at);
        }
        skip();
        nameFrom = nameTo = at;
        if (at == end) {
            return true;
        }
        while (at < end && b[at] != '=' && !space(at)) {
            if (b[at] < 0) {
                return fail(at);
            }
            at++;
        }
        nameTo = at;
        skip();
        if (at >= end || b[at] != '=' || nameTo == nameFrom) {
            return fail(at);
        }
        at++;
        skip();
        if (at >= end || b[at] != '"' && b[at] != '\'') {
            return fail(at);
        }
        byte quote = b[at++];
        from = at;
        while (at < end && b[at] != quote) {
            byte c = b[at];
            boolean good = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
            if (!good) {
                return fail(at);
            }
            at++;
        }
        if (at >= end) {
            return fail(at);
        }
        to = at++;
        return true;
    }

    private boolean is(int start, int stop, String word) {
        if (stop - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (b[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of an entity's text declaration the encoding is compulsory, the version is not, and there is nothing else. */
    boolean read(boolean isEntity) {
        if (!next() || nameFrom == nameTo) {
            return fail(at);
        }
        if (is(nameFrom, nameTo, "version")) {
            versionFrom = from;
            versionTo = to;
            if (!next()) {
                return fail(at);
            }
            if (nameFrom == nameTo) {
                return isEntity ? fail(at) : true;
            }
        } else if (!isEntity) {
            return fail(nameFrom);
        }
        if (is(nameFrom, nameTo, "encoding")) {
            int c = from < to ? b[from] | 0x20 : 0;
            if (c < 'a' || c > 'z') {
                return fail(from);
            }
            encodingFrom = from;
            encodingTo = to;
            if (!next()) {
                return fail(at);
            }
            if (nameFrom == nameTo) {
                return true;
            }
        }
        if (isEntity || !is(nameFrom, nameTo, "standalone")) {
            return fail(nameFrom);
        }
        if (is(from, to, "yes")) {
            standalone = 1;
        } else if (is(from, to, "no")) {
            standalone = 0;
        } else {
            return fail(from);
        }
        skip();
        return at == end || fail(at);
    }
}
