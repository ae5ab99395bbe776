// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import java.util.List;
import java.util.Map;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.ast.Alias;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * The future features in force: {@code features} is a set of CO_FUTURE_* flags, {@code lastLine}, {@code lastColumn} where the last future
 * statement in the head of the module starts, or -1: any later one is an error.
 */
public record Futures(int features, int lastLine, int lastColumn) {

    public static final int BARRY_AS_BDFL = 0x400000;
    public static final int ANNOTATIONS = 0x1000000;
    /** Every flag that compile() accepts and code objects hand down. */
    public static final int MASK = 0x20000 | 0x40000 | 0x80000 | 0x100000 | 0x200000 | BARRY_AS_BDFL | 0x800000 | ANNOTATIONS;

    private static final Map<String, Integer> FLAGS = Map.of("nested_scopes", 0, "generators", 0, "division", 0,
            "absolute_import", 0, "with_statement", 0, "print_function", 0, "unicode_literals", 0, "generator_stop", 0,
            "barry_as_FLUFL", BARRY_AS_BDFL, "annotations", ANNOTATIONS);

    public static Futures of(int inherited) {
        return new Futures(inherited & MASK, -1, -1);
    }

    /** Scans the head of a module. */
    public static Futures scan(Mod mod, String filename, int inherited) {
        List<Stmt> body = switch (mod) {
            case Mod.Module m -> m.body();
            case Mod.Interactive i -> i.body();
            default -> List.of();
        };
        int features = inherited & MASK;
        int line = -1;
        int column = -1;
        boolean first = true;
        for (Stmt s : body) {
            if (s instanceof Stmt.ImportFrom from && from.level() == 0 && "__future__".equals(from.module())) {
                for (Alias alias : from.names()) {
                    features |= feature(alias, from, filename);
                }
                line = from.lineno();
                column = from.colOffset();
            } else if (!(first && s instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Constant c
                    && c.value() instanceof StrConst)) {
                break;
            }
            first = false;
        }
        return new Futures(features, line, column);
    }

    private static int feature(Alias alias, Stmt.ImportFrom at, String filename) {
        Integer flag = FLAGS.get(alias.name());
        if (flag == null) {
            String text = alias.name().equals("braces") ? "not a chance"
                    : "future feature " + alias.name() + " is not defined";
            throw new PySyntaxError(PySyntaxError.SYNTAX_ERROR, text, filename, alias.lineno(), alias.colOffset() + 1, null,
                    alias.endLineno(), alias.endColOffset() + 1).placedLater();
        }
        return flag;
    }

    /** Whether a future statement at this place comes too late. */
    public boolean isLate(Stmt.ImportFrom s) {
        return s.lineno() > lastLine || s.lineno() == lastLine && s.colOffset() > lastColumn;
    }

    public boolean annotations() {
        return (features & ANNOTATIONS) != 0;
    }
}
