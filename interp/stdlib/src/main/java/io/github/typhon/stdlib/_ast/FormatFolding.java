// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.StrConst;
import java.util.ArrayList;
import java.util.List;

/** {@code '%s...' % (a, b)} as an f-string, where every conversion is s, r or a. CPython: optimize_format (Python/ast_preprocess.c). */
final class FormatFolding {
    private final int[] text;
    private final List<Expr> args;
    private final Expr.BinOp at;
    private final List<Expr> values = new ArrayList<>();
    private int pos;
    private int used;

    private FormatFolding(StrConst text, List<Expr> args, Expr.BinOp at) {
        this.text = text.toCodePoints();
        this.args = args;
        this.at = at;
    }

    static Expr fold(Expr.BinOp b) {
        if (!(b.left() instanceof Expr.Constant c && c.value() instanceof StrConst s && b.right() instanceof Expr.Tuple t)
                || t.elts().stream().anyMatch(e -> e instanceof Expr.Starred)) {
            return b;
        }
        Expr r = new FormatFolding(s, t.elts(), b).run();
        return r == null ? b : r;
    }

    private Expr run() {
        while (true) {
            literal();
            if (pos >= text.length) {
                break;
            }
            if (used >= args.size() || !conversion()) {
                return null;
            }
        }
        return used < args.size() ? null
                : new Expr.JoinedStr(values, at.lineno(), at.colOffset(), at.endLineno(), at.endColOffset());
    }

    /** The text up to the next conversion, {@code %%} being a percent sign. */
    private void literal() {
        int[] out = new int[text.length];
        int n = 0;
        while (pos < text.length) {
            if (text[pos] == '%') {
                if (pos + 1 < text.length && text[pos + 1] == '%') {
                    pos++;
                } else {
                    break;
                }
            }
            out[n++] = text[pos++];
        }
        if (n > 0) {
            values.add(constant(StrConst.ofCodePoints(out, n)));
        }
    }

    private Expr constant(StrConst s) {
        return new Expr.Constant(s, null, at.lineno(), at.colOffset(), at.endLineno(), at.endColOffset());
    }

    private boolean conversion() {
        pos++;
        boolean left = false;
        while (pos < text.length && "-+ #0".indexOf(text[pos]) >= 0) {
            left |= text[pos++] == '-';
        }
        int width = number();
        int precision = -1;
        if (pos < text.length && text[pos] == '.') {
            pos++;
            precision = Math.max(0, number());
        }
        if (width > 99 || precision > 99 || pos >= text.length || "sra".indexOf(text[pos]) < 0) {
            return false;
        }
        int conversion = text[pos++];
        Expr spec = null;
        if (width >= 0 || precision >= 0) {
            String f = (!left && width > 0 ? ">" : "") + (width >= 0 ? width : "") + (precision >= 0 ? "." + precision : "");
            spec = constant(StrConst.of(f));
        }
        Expr arg = args.get(used++);
        values.add(new Expr.FormattedValue(arg, conversion, spec, arg.lineno(), arg.colOffset(), arg.endLineno(), arg.endColOffset()));
        return true;
    }

    private int number() {
        int n = -1;
        while (pos < text.length && text[pos] >= '0' && text[pos] <= '9' && n < 1000) {
            n = Math.max(0, n) * 10 + text[pos++] - '0';
        }
        return n;
    }
}
