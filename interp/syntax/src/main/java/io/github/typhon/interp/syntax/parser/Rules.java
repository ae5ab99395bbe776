// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rules that one family of rules needs of a later one (families form a chain of superclasses), the numbers of memoised
 * rules, and what several families do with nodes.
 */
abstract class Rules extends ParserBase {

    static final int EXPRESSION = 1;
    static final int DISJUNCTION = 2;
    static final int CONJUNCTION = 3;
    static final int INVERSION = 4;
    static final int BITWISE_OR = 5;
    static final int FACTOR = 6;
    static final int PRIMARY = 7;
    static final int STRINGS = 8;
    static final int ARGUMENTS = 9;
    static final int STAR_TARGET = 10;
    static final int TARGET_WITH_STAR_ATOM = 11;
    static final int T_PRIMARY = 12;
    static final int DEL_TARGET = 13;
    static final int SIMPLE_STMT = 15;
    static final int BLOCK = 16;
    static final int CLOSED_PATTERN = 17;
    static final int INVALID_NAMED_EXPRESSION = 19;
    static final int ATOM = 21;

    Rules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    // expressions
    abstract Expr annotated_rhs();

    abstract Expr strings();

    abstract Expr expression();

    abstract Expr genexp();

    abstract CallArguments arguments();

    abstract Expr slices();

    // targets
    abstract Expr star_targets();

    abstract Expr star_target();

    // parameters
    abstract Arguments lambda_params();

    // statements
    abstract Stmt pass_or_break_or_continue();

    abstract Stmt simple_stmt();

    // invalid rules of expressions
    abstract void invalid_expression();

    abstract void invalid_legacy_expression();

    abstract void invalid_named_expression();

    abstract void invalid_arithmetic(Expr sum);

    abstract void invalid_factor();

    abstract void invalid_group();

    abstract void invalid_comprehension();

    abstract void invalid_dict_comprehension();

    abstract void invalid_double_starred_kvpairs();

    abstract void invalid_for_if_clause();

    abstract void invalid_for_target();

    abstract void invalid_arguments();

    abstract void invalid_kwarg();

    abstract void invalid_starred_expression_unpacking();

    abstract void invalid_replacement_field(boolean template);

    abstract void invalid_string_tstring_concat();

    /** The arguments of a call or the bases and keywords of a class. */
    record CallArguments(List<Expr> args, List<io.github.typhon.interp.syntax.ast.Keyword> keywords) {}

    /** A node's last part, for messages about a comprehension: its last condition or its iterable. */
    static Expr lastPart(Comprehension c) {
        return c.ifs().isEmpty() ? c.iter() : c.ifs().getLast();
    }

    static <E> List<E> listOf(E only) {
        List<E> list = new ArrayList<>(1);
        list.add(only);
        return list;
    }

    final Expr constant(PyConst value) {
        int i = mark++;
        return new Expr.Constant(value, null, t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
    }

    final Expr constant(Boolean value) {
        int i = mark++;
        return new Expr.Constant(value, null, t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
    }

    /** The same expression in another context, its parts too. */
    static Expr withContext(Expr e, ExprContext ctx) {
        return switch (e) {
            case Expr.Name n -> new Expr.Name(n.id(), ctx, n.lineno(), n.colOffset(), n.endLineno(), n.endColOffset());
            case Expr.Tuple n -> new Expr.Tuple(withContext(n.elts(), ctx), ctx, n.lineno(), n.colOffset(), n.endLineno(),
                    n.endColOffset());
            case Expr.List n -> new Expr.List(withContext(n.elts(), ctx), ctx, n.lineno(), n.colOffset(), n.endLineno(),
                    n.endColOffset());
            case Expr.Subscript n -> new Expr.Subscript(n.value(), n.slice(), ctx, n.lineno(), n.colOffset(), n.endLineno(),
                    n.endColOffset());
            case Expr.Attribute n -> new Expr.Attribute(n.value(), n.attr(), ctx, n.lineno(), n.colOffset(), n.endLineno(),
                    n.endColOffset());
            case Expr.Starred n -> new Expr.Starred(withContext(n.value(), ctx), ctx, n.lineno(), n.colOffset(), n.endLineno(),
                    n.endColOffset());
            default -> e;
        };
    }

    private static List<Expr> withContext(List<Expr> elts, ExprContext ctx) {
        List<Expr> list = new ArrayList<>(elts.size());
        for (Expr e : elts) {
            list.add(withContext(e, ctx));
        }
        return list;
    }

    /** What messages call a kind of expression. */
    static String exprName(Expr e) {
        return switch (e) {
            case Expr.Attribute n -> "attribute";
            case Expr.Subscript n -> "subscript";
            case Expr.Starred n -> "starred";
            case Expr.Name n -> "name";
            case Expr.List n -> "list";
            case Expr.Tuple n -> "tuple";
            case Expr.Lambda n -> "lambda";
            case Expr.Call n -> "function call";
            case Expr.BoolOp n -> "expression";
            case Expr.BinOp n -> "expression";
            case Expr.UnaryOp n -> "expression";
            case Expr.GeneratorExp n -> "generator expression";
            case Expr.Yield n -> "yield expression";
            case Expr.YieldFrom n -> "yield expression";
            case Expr.Await n -> "await expression";
            case Expr.ListComp n -> "list comprehension";
            case Expr.SetComp n -> "set comprehension";
            case Expr.DictComp n -> "dict comprehension";
            case Expr.Dict n -> "dict literal";
            case Expr.Set n -> "set display";
            case Expr.JoinedStr n -> "f-string expression";
            case Expr.FormattedValue n -> "f-string expression";
            case Expr.TemplateStr n -> "t-string expression";
            case Expr.Interpolation n -> "t-string expression";
            case Expr.Constant n -> switch (n.value()) {
                case PyConst c -> c == PyConst.NONE ? "None" : "ellipsis";
                case Boolean b -> b ? "True" : "False";
                default -> "literal";
            };
            case Expr.Compare n -> "comparison";
            case Expr.IfExp n -> "conditional expression";
            case Expr.NamedExpr n -> "named expression";
            case Expr.Slice n -> throw new IllegalStateException("unexpected expression in assignment: slice");
        };
    }
}
