// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.Located;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Stmt;
import java.util.List;
import java.util.function.Consumer;

/**
 * The warnings of PEP 765: {@code return}, {@code break} and {@code continue} that leave a finally block. CPython gives them when
 * it compiles a tree, not when it only parses.
 */
public final class FinallyWarnings {

    /** Where a statement stands: directly in a finally block, and not in a loop or function within it. */
    private enum Place { NEUTRAL, LOOP, FINALLY }

    private final String filename;
    private final Consumer<SyntaxWarning> warnings;

    private FinallyWarnings(String filename, Consumer<SyntaxWarning> warnings) {
        this.filename = filename;
        this.warnings = warnings;
    }

    public static void check(Mod tree, String filename, Consumer<SyntaxWarning> warnings) {
        List<Stmt> body = switch (tree) {
            case Mod.Module m -> m.body();
            case Mod.Interactive m -> m.body();
            case Mod.Expression m -> List.of();
            case Mod.FunctionType m -> List.of();
        };
        new FinallyWarnings(filename, warnings).block(body, Place.NEUTRAL);
    }

    private void block(List<Stmt> body, Place place) {
        for (Stmt s : body) {
            statement(s, place);
        }
    }

    private void statement(Stmt statement, Place place) {
        switch (statement) {
            case Stmt.Return s -> leaves(s, "return", place);
            case Stmt.Break s -> leaves(s, "break", place);
            case Stmt.Continue s -> leaves(s, "continue", place);
            case Stmt.FunctionDef s -> block(s.body(), Place.NEUTRAL);
            case Stmt.AsyncFunctionDef s -> block(s.body(), Place.NEUTRAL);
            case Stmt.ClassDef s -> block(s.body(), place);
            case Stmt.If s -> branches(s, place);
            case Stmt.For s -> loop(s.body(), s.orelse(), place);
            case Stmt.AsyncFor s -> loop(s.body(), s.orelse(), place);
            case Stmt.While s -> loop(s.body(), s.orelse(), place);
            case Stmt.With s -> block(s.body(), place);
            case Stmt.AsyncWith s -> block(s.body(), place);
            case Stmt.Match s -> {
                for (MatchCase c : s.cases()) {
                    block(c.body(), place);
                }
            }
            case Stmt.Try s -> tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody(), place);
            case Stmt.TryStar s -> tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody(), place);
            default -> { }
        }
    }

    /** A long chain of elif clauses nests deep in the tree. */
    private void branches(Stmt.If first, Place place) {
        Stmt.If s = first;
        while (true) {
            block(s.body(), place);
            if (s.orelse().size() != 1 || !(s.orelse().getFirst() instanceof Stmt.If next)) {
                break;
            }
            s = next;
        }
        block(s.orelse(), place);
    }

    private void loop(List<Stmt> body, List<Stmt> orelse, Place place) {
        block(body, Place.LOOP);
        block(orelse, place);
    }

    private void tryStatement(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody,
            Place place) {
        block(body, place);
        for (ExceptHandler h : handlers) {
            block(h.body(), place);
        }
        block(orelse, place);
        block(finalbody, Place.FINALLY);
    }

    private void leaves(Located s, String keyword, Place place) {
        if (place != Place.FINALLY) {
            return;
        }
        String message = "'" + keyword + "' in a 'finally' block";
        warnings.accept(new SyntaxWarning(SyntaxWarning.SYNTAX_WARNING, message, filename, s.lineno(),
                new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, filename, s.lineno(), s.colOffset() + 1, null, s.endLineno(),
                        s.endColOffset() + 1)));
    }
}
