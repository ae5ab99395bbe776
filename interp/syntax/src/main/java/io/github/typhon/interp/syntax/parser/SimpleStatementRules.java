// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Alias;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Statements of one line. The first pass goes by the first token; the second tries the alternatives in the grammar's order. */
abstract class SimpleStatementRules extends InvalidParameterRules {

    SimpleStatementRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract void invalid_assignment();

    abstract void invalid_del_stmt();

    abstract void invalid_import();

    abstract void invalid_import_from_targets();

    abstract void invalid_import_as_name(boolean dotted);

    /** Appends the statements of a line; false, with nothing appended, when it does not match. */
    final boolean simple_stmts(List<Stmt> out) {
        int start = mark;
        int size = out.size();
        while (true) {
            Stmt s = simple_stmt();
            if (s == null) {
                break;
            }
            out.add(s);
            if (!accept(SEMI)) {
                break;
            }
        }
        if (out.size() > size && accept(NEWLINE)) {
            return true;
        }
        while (out.size() > size) {
            out.removeLast();
        }
        mark = start;
        return false;
    }

    @Override
    final Stmt simple_stmt() {
        int start = mark;
        if (!secondPass) {
            Stmt result = simpleByFirstToken(start);
            if (result == null) {
                mark = start;
            }
            return result;
        }
        if (remembered(SIMPLE_STMT)) {
            return (Stmt) memo;
        }
        Stmt result = invalidPass ? simpleInOrder(start) : simpleByFirstToken(start);
        if (result == null) {
            mark = start;
        }
        return remember(SIMPLE_STMT, start, result);
    }

    private Stmt simpleByFirstToken(int start) {
        int kind = kind();
        if (isKeyword(kind) || kind <= NEWLINE && kind != NAME) {
            Stmt s = keywordStatement(kind);
            if (s != null) {
                return s;
            }
        }
        Expr e = star_expressions();
        if (e == null) {
            return null;
        }
        int next = kind();
        if (next == EQUAL || next == COLON || augmented(next) != null) {
            mark = start;
            Stmt s = assignment();
            if (s != null) {
                return s;
            }
            mark = start;
            e = star_expressions();
        } else if (next == NAME) {
            int end = mark;
            mark = start;
            if (atSoft("type")) {
                Stmt s = type_alias();
                if (s != null) {
                    return s;
                }
            }
            mark = end;
        }
        return new Stmt.ExprStmt(e, line(start), col(start), endLine(), endCol());
    }

    private Stmt simpleInOrder(int start) {
        Stmt s = assignment();
        if (s != null) {
            return s;
        }
        mark = start;
        if (atSoft("type")) {
            s = type_alias();
            if (s != null) {
                return s;
            }
            mark = start;
        }
        Expr e = star_expressions();
        if (e != null) {
            return new Stmt.ExprStmt(e, line(start), col(start), endLine(), endCol());
        }
        mark = start;
        return keywordStatement(kind());
    }

    private Stmt keywordStatement(int kind) {
        return switch (kind) {
            case RETURN -> return_stmt();
            case IMPORT, FROM -> import_stmt();
            case RAISE -> raise_stmt();
            case PASS, BREAK, CONTINUE -> pass_or_break_or_continue();
            case DEL -> del_stmt();
            case YIELD -> yield_stmt();
            case ASSERT -> assert_stmt();
            case GLOBAL, NONLOCAL -> global_or_nonlocal_stmt();
            default -> null;
        };
    }

    // assignment

    private Stmt assignment() {
        int start = mark;
        if (kind() == NAME && peekSecond() == COLON) {
            mark += 2;
            Stmt s = annotated(withContext(nameAt(start), ExprContext.STORE), 1, start);
            if (s != null) {
                return s;
            }
            mark = start;
        }
        Expr target = annotationTarget();
        if (target != null && accept(COLON)) {
            Stmt s = annotated(target, 0, start);
            if (s != null) {
                return s;
            }
        }
        mark = start;
        Stmt s = plainAssignment(start);
        if (s != null) {
            return s;
        }
        mark = start;
        target = single_target();
        if (target != null) {
            Operator op = augmented(kind());
            if (op != null) {
                mark++;
                if (op == Operator.MAT_MULT) {
                    since(5, "The '@' operator is");
                }
                Expr value = annotated_rhs();
                if (value != null) {
                    return new Stmt.AugAssign(target, op, value, line(start), col(start), endLine(), endCol());
                }
                return fail(start); // behind a cut
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_assignment();
            mark = start;
        }
        return null;
    }

    private Expr annotationTarget() {
        int start = mark;
        if (accept(LPAR)) {
            Expr target = single_target();
            if (target != null && accept(RPAR)) {
                return target;
            }
            mark = start;
        }
        return single_subscript_attribute_target();
    }

    private Stmt annotated(Expr target, int simple, int start) {
        Expr annotation = expression();
        if (annotation == null) {
            return null;
        }
        Expr value = null;
        if (kind() == EQUAL) {
            int before = mark++;
            value = annotated_rhs();
            if (value == null) {
                mark = before;
            }
        }
        since(6, simple == 1 ? "Variable annotation syntax is" : "Variable annotations syntax is");
        return new Stmt.AnnAssign(target, annotation, value, simple, line(start), col(start), endLine(), endCol());
    }

    private Stmt plainAssignment(int start) {
        List<Expr> targets = null;
        while (true) {
            int before = mark;
            Expr target = star_targets();
            if (target == null || !accept(EQUAL)) {
                mark = before;
                break;
            }
            if (targets == null) {
                targets = new ArrayList<>(1);
            }
            targets.add(target);
        }
        if (targets == null) {
            return null;
        }
        Expr value = annotated_rhs();
        if (value == null || kind() == EQUAL) {
            return null;
        }
        String typeComment = typeComment();
        return new Stmt.Assign(targets, value, typeComment, line(start), col(start), endLine(), endCol());
    }

    static Operator augmented(int kind) {
        return switch (kind) {
            case PLUSEQUAL -> Operator.ADD;
            case MINEQUAL -> Operator.SUB;
            case STAREQUAL -> Operator.MULT;
            case ATEQUAL -> Operator.MAT_MULT;
            case SLASHEQUAL -> Operator.DIV;
            case PERCENTEQUAL -> Operator.MOD;
            case AMPEREQUAL -> Operator.BIT_AND;
            case VBAREQUAL -> Operator.BIT_OR;
            case CIRCUMFLEXEQUAL -> Operator.BIT_XOR;
            case LEFTSHIFTEQUAL -> Operator.LSHIFT;
            case RIGHTSHIFTEQUAL -> Operator.RSHIFT;
            case DOUBLESTAREQUAL -> Operator.POW;
            case DOUBLESLASHEQUAL -> Operator.FLOOR_DIV;
            default -> null;
        };
    }

    private Stmt type_alias() {
        int start = mark++;
        if (kind() != NAME) {
            return fail(start);
        }
        Expr name = withContext(nameAt(mark++), ExprContext.STORE);
        List<TypeParam> typeParams = type_params();
        if (accept(EQUAL)) {
            Expr value = expression();
            if (value != null) {
                since(12, "Type statement is");
                return new Stmt.TypeAlias(name, typeParams == null ? List.of() : typeParams, value, line(start), col(start),
                        endLine(), endCol());
            }
        }
        return fail(start);
    }

    // statements that start with a keyword

    private Stmt return_stmt() {
        int start = mark++;
        Expr value = star_expressions();
        return new Stmt.Return(value, line(start), col(start), endLine(), endCol());
    }

    private Stmt raise_stmt() {
        int start = mark++;
        Expr exc = expression();
        Expr cause = null;
        if (exc != null && kind() == FROM) {
            int before = mark++;
            cause = expression();
            if (cause == null) {
                mark = before;
            }
        }
        return new Stmt.Raise(exc, cause, line(start), col(start), endLine(), endCol());
    }

    @Override
    final Stmt pass_or_break_or_continue() {
        int i = mark;
        switch (kind()) {
            case PASS:
                mark++;
                return new Stmt.Pass(t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
            case BREAK:
                mark++;
                return new Stmt.Break(t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
            case CONTINUE:
                mark++;
                return new Stmt.Continue(t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
            default:
                return null;
        }
    }

    private Stmt del_stmt() {
        int start = mark++;
        List<Expr> targets = del_targets();
        if (targets != null && (kind() == SEMI || kind() == NEWLINE)) {
            return new Stmt.Delete(targets, line(start), col(start), endLine(), endCol());
        }
        mark = start;
        if (invalidPass) {
            invalid_del_stmt();
            mark = start;
        }
        return null;
    }

    private Stmt yield_stmt() {
        int start = mark;
        Expr value = yield_expr();
        return new Stmt.ExprStmt(value, line(start), col(start), endLine(), endCol());
    }

    private Stmt assert_stmt() {
        int start = mark++;
        Expr test = expression();
        if (test == null) {
            return fail(start);
        }
        Expr message = null;
        if (kind() == COMMA) {
            int before = mark++;
            message = expression();
            if (message == null) {
                mark = before;
            }
        }
        return new Stmt.Assert(test, message, line(start), col(start), endLine(), endCol());
    }

    private Stmt global_or_nonlocal_stmt() {
        int start = mark;
        boolean global = kind() == GLOBAL;
        List<String> names = new ArrayList<>(2);
        int before;
        do {
            before = mark++;
            if (kind() != NAME) {
                mark = before;
                break;
            }
            names.add(nameAt(mark++).id());
        } while (kind() == COMMA);
        if (names.isEmpty()) {
            return fail(start);
        }
        return global ? new Stmt.Global(names, line(start), col(start), endLine(), endCol())
                : new Stmt.Nonlocal(names, line(start), col(start), endLine(), endCol());
    }

    // imports

    private Stmt import_stmt() {
        int start = mark;
        if (invalidPass) {
            invalid_import();
            mark = start;
        }
        return kind() == IMPORT ? import_name() : import_from();
    }

    private Stmt import_name() {
        int start = mark++;
        List<Alias> names = as_names(true);
        return names == null ? fail(start) : new Stmt.Import(names, line(start), col(start), endLine(), endCol());
    }

    private Stmt import_from() {
        int start = mark++;
        int dots = 0;
        while (kind() == DOT || kind() == ELLIPSIS) {
            dots += kind() == DOT ? 1 : 3;
            mark++;
        }
        int behind = mark;
        String module = dotted_name();
        if (module != null && !accept(IMPORT)) {
            module = null;
            mark = behind;
        }
        if (module == null && (dots == 0 || !accept(IMPORT))) {
            return fail(start);
        }
        List<Alias> names = import_from_targets();
        if (names == null) {
            return fail(start);
        }
        if (dots == 0 && module.equals("__future__")) {
            for (Alias a : names) {
                barryAsFlufl |= a.name().equals("barry_as_FLUFL");
            }
        }
        return new Stmt.ImportFrom(module, names, dots, line(start), col(start), endLine(), endCol());
    }

    private List<Alias> import_from_targets() {
        int start = mark;
        if (accept(LPAR)) {
            List<Alias> names = as_names(false);
            if (names != null) {
                accept(COMMA);
                if (accept(RPAR)) {
                    return names;
                }
            }
            mark = start;
        } else if (kind() == STAR) {
            mark++;
            return listOf(new Alias("*", null, line(start), col(start), endLine(), endCol()));
        } else {
            List<Alias> names = as_names(false);
            if (names != null && kind() != COMMA) {
                return names;
            }
            mark = start;
        }
        if (invalidPass) {
            invalid_import_from_targets();
            mark = start;
        }
        return null;
    }

    /** dotted_as_names or import_from_as_names: at least one, no trailing comma. */
    final List<Alias> as_names(boolean dotted) {
        Alias first = as_name(dotted);
        if (first == null) {
            return null;
        }
        List<Alias> names = listOf(first);
        while (kind() == COMMA) {
            int before = mark++;
            Alias next = as_name(dotted);
            if (next == null) {
                mark = before;
                break;
            }
            names.add(next);
        }
        return names;
    }

    private Alias as_name(boolean dotted) {
        int start = mark;
        if (invalidPass) {
            invalid_import_as_name(dotted);
            mark = start;
        }
        String name = dotted ? dotted_name() : kind() == NAME ? nameAt(mark++).id() : null;
        if (name == null) {
            return fail(start);
        }
        String asname = null;
        if (kind() == AS) {
            int before = mark++;
            if (kind() == NAME) {
                asname = nameAt(mark++).id();
            } else {
                mark = before;
            }
        }
        return new Alias(name, asname, line(start), col(start), endLine(), endCol());
    }

    final String dotted_name() {
        if (kind() != NAME) {
            return null;
        }
        String name = nameAt(mark++).id();
        while (kind() == DOT) {
            int before = mark++;
            if (kind() != NAME) {
                mark = before;
                break;
            }
            name = name + "." + nameAt(mark++).id();
        }
        return name;
    }
}
