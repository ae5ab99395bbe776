// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Arg;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.TypeParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Parameters of functions and lambdas, which differ in the token that closes them and in annotations; type parameters. The
 * grammar's five alternatives are one left-to-right reading here.
 */
abstract class ParameterRules extends CallRules {

    static final Arguments NO_PARAMETERS =
            new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

    /** A parameter with its default or null. */
    record Param(Arg arg, Expr value) {}

    /** Parameters read so far. */
    private static final class Builder {
        List<Arg> posonly = List.of();
        List<Arg> args = new ArrayList<>(4);
        final List<Expr> defaults = new ArrayList<>(2);
        Arg vararg;
        final List<Arg> kwonly = new ArrayList<>(2);
        final List<Expr> kwDefaults = new ArrayList<>(2);
        Arg kwarg;

        Arguments build() {
            return new Arguments(posonly, args, vararg, kwonly, kwDefaults, kwarg, defaults);
        }
    }

    ParameterRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract void invalid_parameters(int close);

    abstract void invalid_default();

    abstract void invalid_star_etc(int close);

    abstract void invalid_kwds(int close);

    abstract void invalid_type_params();

    abstract void invalid_type_param();

    /** Parameters of a function, null when there is none. */
    final Arguments params() {
        return params(RPAR);
    }

    @Override
    final Arguments lambda_params() {
        return params(COLON);
    }

    private Arguments params(int close) {
        int start = mark;
        if (invalidPass) {
            invalid_parameters(close);
            mark = start;
        }
        return parameters(close);
    }

    private Arguments parameters(int close) {
        int start = mark;
        Builder b = new Builder();
        boolean slash = false;
        while (true) {
            int before = mark;
            if (kind() == NAME) {
                Param p = param_maybe_default(close);
                if (p == null || p.value == null && !b.defaults.isEmpty()) {
                    mark = before;
                    break;
                }
                b.args.add(p.arg);
                if (p.value != null) {
                    b.defaults.add(p.value);
                }
            } else if (kind() == SLASH && !slash && !b.args.isEmpty()) {
                mark++;
                if (!accept(COMMA) && kind() != close) {
                    mark = before;
                    break;
                }
                slash = true;
                b.posonly = b.args;
                b.args = new ArrayList<>(4);
            } else {
                break;
            }
        }
        star_etc(close, b);
        if (slash) {
            since(8, "Positional-only parameters are");
        }
        return mark == start ? null : b.build();
    }

    /** What follows {@code *} or {@code **}; adds nothing when it does not match. */
    private void star_etc(int close, Builder b) {
        int start = mark;
        if (invalidPass) {
            invalid_star_etc(close);
            mark = start;
        }
        if (kind() == STAR) {
            mark++;
            Arg vararg = param_no_default(close);
            if (vararg == null && close == RPAR) {
                vararg = param_no_default_star_annotation();
            }
            boolean bare = vararg == null && accept(COMMA);
            if (vararg == null && !bare) {
                mark = start;
            } else {
                b.vararg = vararg;
                for (Param p = param_maybe_default(close); p != null; p = param_maybe_default(close)) {
                    b.kwonly.add(p.arg);
                    b.kwDefaults.add(p.value);
                }
                if (bare && b.kwonly.isEmpty()) {
                    mark = start;
                    return;
                }
            }
        }
        b.kwarg = kwds(close);
    }

    final Arg kwds(int close) {
        int start = mark;
        if (invalidPass) {
            invalid_kwds(close);
            mark = start;
        }
        if (accept(DOUBLESTAR)) {
            Arg arg = param_no_default(close);
            if (arg != null) {
                return arg;
            }
        }
        return fail(start);
    }

    /** The parameter behind its comma or before the closing token, with the type comment there; null when neither comes. */
    private Arg ended(Arg arg, int close) {
        boolean comma = accept(COMMA);
        String comment = close == RPAR ? typeComment() : null;
        if (!comma && kind() != close) {
            return null;
        }
        return comment == null ? arg
                : new Arg(arg.arg(), arg.annotation(), comment, arg.lineno(), arg.colOffset(), arg.endLineno(), arg.endColOffset());
    }

    /** A comma, or the closing token to come. */
    private boolean slashEnds(int close) {
        return accept(COMMA) || kind() == close;
    }

    final Arg param_no_default(int close) {
        int start = mark;
        Arg arg = param(close);
        arg = arg == null ? null : ended(arg, close);
        return arg != null ? arg : fail(start);
    }

    private Arg param_no_default_star_annotation() {
        int start = mark;
        if (kind() != NAME) {
            return null;
        }
        mark++;
        if (accept(COLON)) {
            Expr annotation = star_expression();
            if (annotation != null) {
                Arg arg = new Arg(nameAt(start).id(), annotation, null, line(start), col(start), endLine(), endCol());
                arg = ended(arg, RPAR);
                if (arg != null) {
                    return arg;
                }
            }
        }
        return fail(start);
    }

    final Param param_with_default(int close) {
        int start = mark;
        Arg arg = param(close);
        if (arg != null) {
            Expr value = default_value();
            arg = value == null ? null : ended(arg, close);
            if (arg != null) {
                return new Param(arg, value);
            }
        }
        return fail(start);
    }

    final Param param_maybe_default(int close) {
        int start = mark;
        Arg arg = param(close);
        if (arg != null) {
            Expr value = default_value();
            arg = ended(arg, close);
            if (arg != null) {
                return new Param(arg, value);
            }
        }
        return fail(start);
    }

    final Arg param(int close) {
        if (kind() != NAME) {
            return null;
        }
        int start = mark++;
        Expr annotation = null;
        if (close == RPAR && kind() == COLON) {
            int before = mark++;
            annotation = expression();
            if (annotation == null) {
                mark = before;
            }
        }
        return new Arg(nameAt(start).id(), annotation, null, line(start), col(start), endLine(), endCol());
    }

    private Expr default_value() {
        int start = mark;
        if (kind() != EQUAL) {
            return null;
        }
        mark++;
        Expr value = expression();
        if (value != null) {
            return value;
        }
        mark = start;
        if (invalidPass) {
            invalid_default();
            mark = start;
        }
        return null;
    }

    // what only the invalid rules ask for

    final boolean slash_no_default(int close) {
        int start = mark;
        boolean any = false;
        while (param_no_default(close) != null) {
            any = true;
        }
        if (any && accept(SLASH) && slashEnds(close)) {
            return true;
        }
        mark = start;
        return false;
    }

    final boolean slash_with_default(int close) {
        int start = mark;
        while (param_no_default(close) != null) {
            // all of them
        }
        boolean any = false;
        while (param_with_default(close) != null) {
            any = true;
        }
        if (any && accept(SLASH) && slashEnds(close)) {
            return true;
        }
        mark = start;
        return false;
    }

    // type parameters

    /** type_params, null when there is no bracket. */
    final List<TypeParam> type_params() {
        int start = mark;
        if (kind() != LSQB) {
            return null;
        }
        if (invalidPass) {
            invalid_type_params();
            mark = start;
        }
        mark++;
        TypeParam first = type_param();
        if (first == null) {
            return fail(start);
        }
        List<TypeParam> list = listOf(first);
        while (accept(COMMA)) {
            TypeParam next = type_param();
            if (next == null) {
                break;
            }
            list.add(next);
        }
        if (!accept(RSQB)) {
            return fail(start);
        }
        since(12, "Type parameter lists are");
        return list;
    }

    private TypeParam type_param() {
        int start = mark;
        if (kind() == NAME) {
            String name = nameAt(mark++).id();
            Expr bound = after(COLON);
            Expr value = typeDefault(after(EQUAL));
            return new TypeParam.TypeVar(name, bound, value, line(start), col(start), endLine(), endCol());
        }
        if (invalidPass) {
            invalid_type_param();
            mark = start;
        }
        if (accept(STAR)) {
            if (kind() == NAME) {
                String name = nameAt(mark++).id();
                Expr value = null;
                if (kind() == EQUAL) {
                    int before = mark++;
                    value = typeDefault(star_expression());
                    if (value == null) {
                        mark = before;
                    }
                }
                return new TypeParam.TypeVarTuple(name, value, line(start), col(start), endLine(), endCol());
            }
        } else if (accept(DOUBLESTAR) && kind() == NAME) {
            String name = nameAt(mark++).id();
            Expr value = typeDefault(after(EQUAL));
            return new TypeParam.ParamSpec(name, value, line(start), col(start), endLine(), endCol());
        }
        return fail(start);
    }

    private Expr typeDefault(Expr value) {
        if (value != null) {
            since(13, "Type parameter defaults are");
        }
        return value;
    }

    /** [token expression] */
    private Expr after(int token) {
        if (kind() != token) {
            return null;
        }
        int before = mark++;
        Expr e = expression();
        return e != null ? e : fail(before);
    }
}
