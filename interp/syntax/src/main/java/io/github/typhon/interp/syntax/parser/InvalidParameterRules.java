// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Arg;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Pattern;
import java.util.List;
import java.util.function.Consumer;

/** Second-pass rules of parameter lists, type parameters and patterns. */
abstract class InvalidParameterRules extends InvalidCallRules {

    InvalidParameterRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    @Override
    final void invalid_parameters(int close) {
        int start = mark;
        if (kind() == SLASH && peekSecond() == COMMA) {
            throw errorAt(start, "at least one argument must precede /");
        }
        slashTwice(close);
        mark = start;
        defaultBeforePlain(close);
        mark = start;
        parenthesizedParameters(close);
        mark = start;
        slashBehindStar(close);
        mark = start;
        boolean any = false;
        while (param_maybe_default(close) != null) {
            any = true;
        }
        if (any && accept(SLASH) && kind() == STAR) {
            throw errorAt(mark, "expected comma between / and *");
        }
    }

    private void slashTwice(int close) {
        if (!slash_no_default(close) && !slash_with_default(close)) {
            return;
        }
        while (param_maybe_default(close) != null) {
            // all of them
        }
        if (kind() == SLASH) {
            throw errorAt(mark, "/ may appear only once");
        }
    }

    private void defaultBeforePlain(int close) {
        slash_no_default(close);
        while (param_no_default(close) != null) {
            // all of them
        }
        boolean any = slash_with_default(close);
        if (!any) {
            while (param_with_default(close) != null) {
                any = true;
            }
        }
        if (any) {
            Arg a = param_no_default(close);
            if (a != null) {
                throw errorAt(a, "parameter without a default follows parameter with a default");
            }
        }
    }

    private void parenthesizedParameters(int close) {
        while (param_no_default(close) != null) {
            // all of them
        }
        int open = expect(LPAR);
        if (open < 0) {
            return;
        }
        boolean any = false;
        if (close == RPAR) {
            while (param_no_default(close) != null) {
                any = true;
            }
        } else {
            while (param(close) != null) {
                any = true;
                int before = mark;
                if (!accept(COMMA)) {
                    break;
                }
                if (kind() != NAME) {
                    mark = before;
                    break;
                }
            }
        }
        if (!any) {
            return;
        }
        accept(COMMA);
        int end = expect(RPAR);
        if (end >= 0) {
            throw errorRange(open, end, close == RPAR ? "Function parameters cannot be parenthesized"
                    : "Lambda expression parameters cannot be parenthesized");
        }
    }

    private void slashBehindStar(int close) {
        if (!slash_no_default(close)) {
            slash_with_default(close);
        }
        while (param_maybe_default(close) != null) {
            // all of them
        }
        if (!accept(STAR) || !accept(COMMA) && param_no_default(close) == null) {
            return;
        }
        while (param_maybe_default(close) != null) {
            // all of them
        }
        if (kind() == SLASH) {
            throw errorAt(mark, "/ must be ahead of *");
        }
    }

    @Override
    final void invalid_default() {
        int equal = expect(EQUAL);
        if (equal >= 0 && (kind() == RPAR || kind() == COMMA)) {
            throw errorAt(equal, "expected default value expression");
        }
    }

    @Override
    final void invalid_star_etc(int close) {
        int star = expect(STAR);
        if (star < 0) {
            return;
        }
        boolean bare = accept(close);
        if (!bare && accept(COMMA)) {
            bare = accept(close) || accept(DOUBLESTAR);
        }
        if (bare) {
            String message = "named arguments must follow bare *";
            throw close == RPAR ? errorAt(star, message) : error(message);
        }
        mark = star + 1;
        if (close == RPAR && accept(COMMA) && kind() == TYPE_COMMENT) {
            throw error("bare * has associated type comment");
        }
        mark = star + 1;
        if (param(close) != null && kind() == EQUAL) {
            throw errorAt(mark, "var-positional argument cannot have default value");
        }
        mark = star + 1;
        if (param_no_default(close) == null && !accept(COMMA)) {
            return;
        }
        while (param_maybe_default(close) != null) {
            // all of them
        }
        int second = expect(STAR);
        if (second >= 0 && (param_no_default(close) != null || accept(COMMA))) {
            throw errorAt(second, "* argument may appear only once");
        }
    }

    @Override
    final void invalid_kwds(int close) {
        if (!accept(DOUBLESTAR) || param(close) == null) {
            return;
        }
        if (kind() == EQUAL) {
            throw errorAt(mark, "var-keyword argument cannot have default value");
        }
        if (!accept(COMMA)) {
            return;
        }
        String message = "arguments cannot follow var-keyword argument";
        int behind = mark;
        Arg a = param(close);
        if (a != null) {
            throw errorAt(a, message);
        }
        mark = behind;
        if (kind() == STAR || kind() == DOUBLESTAR || kind() == SLASH) {
            throw errorAt(mark, message);
        }
    }

    @Override
    final void invalid_type_params() {
        if (accept(LSQB) && kind() == RSQB) {
            int token = mark++;
            throw errorFrom(token, "Type parameter list cannot be empty");
        }
    }

    @Override
    final void invalid_type_param() {
        boolean tuple = kind() == STAR;
        if (!accept(STAR) && !accept(DOUBLESTAR) || !accept(NAME)) {
            return;
        }
        int colon = expect(COLON);
        Expr e = colon < 0 ? null : expression();
        if (e != null) {
            throw errorFrom(colon, "cannot use " + (e instanceof Expr.Tuple ? "constraints" : "bound") + " with "
                    + (tuple ? "TypeVarTuple" : "ParamSpec"));
        }
    }

    // patterns

    @Override
    final void invalid_as_pattern() {
        if (or_pattern() == null || !accept(AS)) {
            return;
        }
        if (atSoft("_")) {
            throw errorAt(mark, "cannot use '_' as a target");
        }
        Expr e = expression();
        if (e != null) {
            throw errorAt(e, "cannot use " + exprName(e) + " as pattern target");
        }
    }

    @Override
    final void invalid_class_pattern() {
        if (name_or_attr() == null || !accept(LPAR)) {
            return;
        }
        int start = mark;
        if (positional_patterns() == null || !accept(COMMA)) {
            mark = start;
        }
        if (!keyword_patterns()) {
            mark = start;
            if (!keyword_patterns()) {
                return;
            }
        }
        if (!accept(COMMA)) {
            return;
        }
        List<Pattern> late = positional_patterns();
        if (late != null) {
            throw errorRange(late.getFirst(), late.getLast(), "positional patterns follow keyword patterns");
        }
    }
}
