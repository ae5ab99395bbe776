// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.ast.AstDump;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.StrConst;

/** How the oracle scripts write errors and text, so that results compare as strings. */
final class PythonText {

    private PythonText() {}

    /** {@code TypeName (msg, lineno, offset, text, end_lineno, end_offset)} */
    static String error(PySyntaxError e) {
        if (e.typeName().equals(PySyntaxError.MEMORY_ERROR)) {
            return "EXC MemoryError " + e.getMessage();
        }
        String position = !e.positioned() ? "None, None, None, None, None"
                : e.lineno() + ", " + e.offset() + ", " + (e.text() == null ? "None" : repr(e.text())) + ", "
                        + (e.text() == null ? "None, None" : e.endLineno() + ", " + e.endOffset());
        return e.typeName() + " (" + repr(e.getMessage()) + ", " + position + ")";
    }

    static String repr(String s) {
        String dump = AstDump.dump(new Expr.Constant(StrConst.of(s), null, 0, 0, 0, 0), false);
        return dump.substring("Constant(value=".length(), dump.length() - 1);
    }

    /** Python's {@code unicode_escape} codec. */
    static String escape(String s) {
        StringBuilder out = new StringBuilder();
        s.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        out.append((char) c);
                    } else {
                        out.append(String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        });
        return out.toString();
    }
}
