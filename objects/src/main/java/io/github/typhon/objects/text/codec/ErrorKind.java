// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

/** The built-in error handlers; CUSTOM stands for every name that only the registry knows. */
public enum ErrorKind {
    STRICT("strict"),
    IGNORE("ignore"),
    REPLACE("replace"),
    BACKSLASHREPLACE("backslashreplace"),
    XMLCHARREFREPLACE("xmlcharrefreplace"),
    NAMEREPLACE("namereplace"),
    SURROGATEESCAPE("surrogateescape"),
    SURROGATEPASS("surrogatepass"),
    CUSTOM(null);

    private final String text;

    ErrorKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The handler with this name; null means strict. */
    public static ErrorKind of(String errors) {
        if (errors == null) {
            return STRICT;
        }
        return switch (errors) {
            case "strict" -> STRICT;
            case "ignore" -> IGNORE;
            case "replace" -> REPLACE;
            case "backslashreplace" -> BACKSLASHREPLACE;
            case "xmlcharrefreplace" -> XMLCHARREFREPLACE;
            case "namereplace" -> NAMEREPLACE;
            case "surrogateescape" -> SURROGATEESCAPE;
            case "surrogatepass" -> SURROGATEPASS;
            default -> CUSTOM;
        };
    }
}
