// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Second-pass rules of calls, f-strings and t-strings: like {@link InvalidExpressionRules}. */
abstract class InvalidCallRules extends InvalidExpressionRules {

    private static final String UNPARENTHESIZED = "Generator expression must be parenthesized";

    InvalidCallRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    // calls

    @Override
    final void invalid_arguments() {
        int start = mark;
        unpackingAfterKeywords();
        mark = start;
        Expr a = expression();
        if (a != null) {
            List<Comprehension> b = for_if_clauses();
            if (b != null && accept(COMMA)) {
                int behind = mark;
                if (args() == null) {
                    mark = behind;
                    if (expression() != null) {
                        for_if_clauses();
                    }
                }
                throw errorRange(a, lastPart(b.getLast()), UNPARENTHESIZED);
            }
        }
        mark = start;
        keywordComprehension();
        mark = start;
        if (args() == null || !accept(COMMA)) {
            mark = start;
        }
        missingValue();
        mark = start;
        missingValue();
        mark = start;
        CallArguments args = args();
        if (args == null) {
            return;
        }
        int behindArgs = mark;
        List<Comprehension> b = for_if_clauses();
        if (b != null && args.args().size() > 1) {
            throw errorRange(args.args().getLast(), lastPart(b.getLast()), UNPARENTHESIZED);
        }
        mark = behindArgs;
        if (!accept(COMMA)) {
            return;
        }
        a = expression();
        b = a == null ? null : for_if_clauses();
        if (b != null) {
            throw errorRange(a, lastPart(b.getLast()), UNPARENTHESIZED);
        }
        mark = behindArgs + 1;
        if (args() != null) {
            throw positionalAfterKeyword(args.keywords());
        }
    }

    private void unpackingAfterKeywords() {
        int start = mark;
        List<Expr> args = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        int before = mark;
        while (positional() != null) {
            before = mark;
            if (!accept(COMMA)) {
                break;
            }
        }
        boolean found = false;
        if (before != start) {
            mark = before;
            found = accept(COMMA) && kwargs(args, keywords);
        }
        if (!found) {
            mark = start;
            found = kwargs(args, keywords);
        }
        if (!found) {
            return;
        }
        int comma = expect(COMMA);
        if (comma < 0) {
            return;
        }
        boolean any = false;
        while (true) {
            int behind = mark;
            if (starred_expression() == null || kind() == EQUAL) {
                mark = behind;
                break;
            }
            any = true;
            int end = mark;
            if (!accept(COMMA)) {
                break;
            }
            if (kind() != STAR) {
                mark = end;
                break;
            }
        }
        if (any) {
            throw errorFrom(comma, "iterable argument unpacking follows keyword argument unpacking");
        }
    }

    private void keywordComprehension() {
        Expr.Name n = name();
        int equal = n == null ? -1 : expect(EQUAL);
        if (equal >= 0 && expression() != null && for_if_clauses() != null) {
            throw errorRange(n, equal, MAYBE_EQUAL);
        }
    }

    private void missingValue() {
        Expr.Name n = name();
        int equal = n == null ? -1 : expect(EQUAL);
        if (equal >= 0 && (kind() == COMMA || kind() == RPAR)) {
            throw errorRange(n, equal, "expected argument value expression");
        }
    }

    private PySyntaxError positionalAfterKeyword(List<Keyword> keywords) {
        boolean unpacking = false;
        for (Keyword k : keywords) {
            unpacking |= k.arg() == null;
        }
        return error("positional argument follows keyword argument" + (unpacking ? " unpacking" : ""));
    }

    @Override
    final void invalid_kwarg() {
        int start = mark;
        int kind = kind();
        if (kind == TRUE || kind == FALSE || kind == NONE) {
            mark++;
            int equal = expect(EQUAL);
            if (equal >= 0) {
                throw errorRange(start, equal, "cannot assign to " + tokenText(start));
            }
            mark = start;
        }
        keywordComprehension();
        mark = start;
        if (!(kind() == NAME && peekSecond() == EQUAL)) {
            Expr a = expression();
            int equal = a == null ? -1 : expect(EQUAL);
            if (equal >= 0) {
                throw errorRange(a, equal, "expression cannot contain assignment, perhaps you meant \"==\"?");
            }
        }
        mark = start;
        if (accept(DOUBLESTAR) && expression() != null && accept(EQUAL)) {
            Expr b = expression();
            if (b != null) {
                throw errorRange(start, b, "cannot assign to keyword argument unpacking");
            }
        }
    }

    @Override
    final void invalid_starred_expression_unpacking() {
        int star = expect(STAR);
        if (star >= 0 && expression() != null && accept(EQUAL)) {
            Expr b = expression();
            if (b != null) {
                throw errorRange(star, b, "cannot assign to iterable argument unpacking");
            }
        }
    }

    @Override
    final void invalid_starred_expression() {
        if (kind() == STAR) {
            throw error("Invalid star expression");
        }
    }

    // f-strings and t-strings

    @Override
    final void invalid_replacement_field(boolean template) {
        String prefix = template ? "t-string: " : "f-string: ";
        int start = mark;
        if (!accept(LBRACE)) {
            return;
        }
        int first = kind();
        if (first == EQUAL || first == EXCLAMATION || first == COLON || first == RBRACE) {
            throw errorAt(mark, prefix + "valid expression required before '" + tokenText(mark) + "'");
        }
        if (annotated_rhs() == null) {
            mark = start + 1;
            throw errorOnNext(prefix + "expecting a valid expression after '{'");
        }
        int kind = kind();
        if (kind != EQUAL && kind != EXCLAMATION && kind != COLON && kind != RBRACE) {
            throw errorOnNext(prefix + "expecting '=', or '!', or ':', or '}'");
        }
        if (accept(EQUAL)) {
            kind = kind();
            if (kind != EXCLAMATION && kind != COLON && kind != RBRACE) {
                throw errorOnNext(prefix + "expecting '!', or ':', or '}'");
            }
        }
        if (kind == EXCLAMATION) {
            mark++;
            if (kind() == COLON || kind() == RBRACE) {
                throw errorOnNext(prefix + "missing conversion character");
            }
            if (kind() != NAME) {
                throw errorOnNext(prefix + "invalid conversion character");
            }
            mark++;
        }
        if (kind() != COLON && kind() != RBRACE) {
            throw errorOnNext(prefix + "expecting ':' or '}'");
        }
        if (accept(COLON)) {
            format_specs(template);
            if (kind() != RBRACE) {
                throw errorOnNext(prefix + "expecting '}', or format specs");
            }
            return;
        }
        if (kind() != RBRACE) {
            throw errorOnNext(prefix + "expecting '}'");
        }
    }

    @Override
    final void invalid_string_tstring_concat() {
        int start = mark;
        String message = "cannot mix t-string literals with string or bytes literals";
        List<Expr> strings = fstrings_and_strings();
        if (!strings.isEmpty()) {
            Expr b = tstring();
            if (b != null) {
                throw errorRange(strings.getLast(), b, message);
            }
        }
        mark = start;
        List<Expr> templates = tstrings();
        if (!templates.isEmpty()) {
            Expr b = fstring();
            b = b != null ? b : string();
            if (b != null) {
                throw errorRange(templates.getLast(), b, message);
            }
        }
        mark = start;
    }
}
