// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.util.List;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Stmt;

/** Warns about return, break and continue that leave a finally clause and so swallow an exception (PEP 765). */
public final class FinallyWarnings {

    private final String filename;
    private final List<SyntaxWarning> warnings;
    private boolean inFinally;
    private boolean inLoop;

    public FinallyWarnings(String filename, List<SyntaxWarning> warnings) {
        this.filename = filename;
        this.warnings = warnings;
    }

    public void visit(Mod mod) {
        switch (mod) {
            case Mod.Module m -> all(m.body());
            case Mod.Interactive i -> all(i.body());
            default -> { }
        }
    }

    private void all(List<Stmt> body) {
        for (Stmt s : body) {
            visit(s);
        }
    }

    private void visit(Stmt stmt) {
        switch (stmt) {
            case Stmt.FunctionDef s -> fresh(s.body());
            case Stmt.AsyncFunctionDef s -> fresh(s.body());
            case Stmt.ClassDef s -> all(s.body());
            case Stmt.Return s -> warn("return", s, inFinally);
            case Stmt.Break s -> warn("break", s, inFinally && !inLoop);
            case Stmt.Continue s -> warn("continue", s, inFinally && !inLoop);
            case Stmt.For s -> loop(s.body(), s.orelse());
            case Stmt.AsyncFor s -> loop(s.body(), s.orelse());
            case Stmt.While s -> loop(s.body(), s.orelse());
            case Stmt.If s -> {
                all(s.body());
                all(s.orelse());
            }
            case Stmt.With s -> all(s.body());
            case Stmt.AsyncWith s -> all(s.body());
            case Stmt.Match s -> {
                for (MatchCase c : s.cases()) {
                    all(c.body());
                }
            }
            case Stmt.Try s -> tryStmt(s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Stmt.TryStar s -> tryStmt(s.body(), s.handlers(), s.orelse(), s.finalbody());
            default -> { }
        }
    }

    private void fresh(List<Stmt> body) {
        with(false, false, body);
    }

    private void with(boolean isFinally, boolean isLoop, List<Stmt> body) {
        boolean savedFinally = inFinally;
        boolean savedLoop = inLoop;
        inFinally = isFinally;
        inLoop = isLoop;
        all(body);
        inFinally = savedFinally;
        inLoop = savedLoop;
    }

    private void loop(List<Stmt> body, List<Stmt> orelse) {
        with(inFinally, true, body);
        all(orelse);
    }

    private void tryStmt(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
        all(body);
        for (ExceptHandler h : handlers) {
            all(h.body());
        }
        all(orelse);
        with(true, false, finalbody);
    }

    private void warn(String what, Stmt s, boolean applies) {
        if (applies) {
            String message = "'" + what + "' in a 'finally' block";
            warnings.add(new SyntaxWarning(SyntaxWarning.SYNTAX_WARNING, message, filename, s.lineno(),
                    new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, filename, s.lineno(), s.colOffset() + 1, null,
                            s.endLineno(), s.endColOffset() + 1)));
        }
    }
}
