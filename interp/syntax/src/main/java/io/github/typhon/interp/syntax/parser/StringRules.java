// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.COLON;
import static io.github.typhon.interp.syntax.token.TokenKind.EQUAL;
import static io.github.typhon.interp.syntax.token.TokenKind.EXCLAMATION;
import static io.github.typhon.interp.syntax.token.TokenKind.FSTRING_END;
import static io.github.typhon.interp.syntax.token.TokenKind.FSTRING_MIDDLE;
import static io.github.typhon.interp.syntax.token.TokenKind.FSTRING_START;
import static io.github.typhon.interp.syntax.token.TokenKind.LBRACE;
import static io.github.typhon.interp.syntax.token.TokenKind.NAME;
import static io.github.typhon.interp.syntax.token.TokenKind.NUMBER;
import static io.github.typhon.interp.syntax.token.TokenKind.RBRACE;
import static io.github.typhon.interp.syntax.token.TokenKind.STRING;
import static io.github.typhon.interp.syntax.token.TokenKind.TSTRING_END;
import static io.github.typhon.interp.syntax.token.TokenKind.TSTRING_MIDDLE;
import static io.github.typhon.interp.syntax.token.TokenKind.TSTRING_START;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.StrConst;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Numbers, strings, f-strings and t-strings. */
abstract class StringRules extends Rules {

    /** A conversion or format specifier, with the text of the expression before it when that is wanted. */
    private record Part(Expr node, String text) {}

    StringRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    final Expr number() {
        if (kind() != NUMBER) {
            return null;
        }
        int i = mark;
        if (t.value[i] == null) {
            String literal = tokenText(i);
            if (options.featureVersion() < 6 && literal.indexOf('_') >= 0) {
                since(6, "Underscores in numeric literals are");
            }
            Object value = NumberLiterals.parse(literal, options.maxStrDigits());
            if (value == null) {
                throw known(t.line[i], -1, t.endLine[i], -1, "Exceeds the limit (" + options.maxStrDigits()
                        + " digits) for integer string conversion: value has " + NumberLiterals.digits(literal)
                        + " digits; use sys.set_int_max_str_digits() to increase the limit"
                        + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
            }
            t.value[i] = new Expr.Constant(value, null, t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
        }
        mark++;
        return (Expr) t.value[i];
    }

    // plain strings

    final Expr string() {
        if (kind() != STRING) {
            return null;
        }
        int i = mark++;
        if (t.value[i] == null) {
            t.value[i] = stringValue(i);
        }
        return (Expr) t.value[i];
    }

    private Expr stringValue(int i) {
        byte[] s = source.utf8();
        int p = t.start[i];
        boolean bytes = false;
        boolean raw = false;
        String kind = s[p] == 'u' ? "u" : null;
        while (s[p] != '\'' && s[p] != '"') {
            bytes |= (s[p] | 0x20) == 'b';
            raw |= (s[p] | 0x20) == 'r';
            p++;
        }
        int end = t.end[i];
        int quotes = end - p >= 6 && s[p + 1] == s[p] && s[p + 2] == s[p] ? 3 : 1;
        int from = p + quotes;
        int to = end - quotes;
        raw |= !StringLiterals.hasBackslash(s, from, to);
        Object value;
        if (bytes) {
            for (int k = from; k < to; k++) {
                if (s[k] < 0) {
                    throw errorAt(i, "bytes can only contain ASCII literal characters");
                }
            }
            value = raw ? new BytesConst(java.util.Arrays.copyOfRange(s, from, to)) : escaped(from, to, i, true);
        } else {
            value = raw ? StringLiterals.raw(s, from, to) : escaped(from, to, i, false);
        }
        return new Expr.Constant(value, kind, t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
    }

    /** Decodes escapes; warnings are placed by the given token. */
    private Object escaped(int from, int to, int token, boolean bytes) {
        StringLiterals literal = new StringLiterals(source.utf8(), from, to);
        Object value;
        try {
            value = bytes ? literal.decodeBytes() : literal.decode();
        } catch (StringLiterals.EscapeException e) {
            throw error(e.getMessage());
        }
        if (literal.invalidEscape >= 0 && !invalidPass && warnings != null) {
            warnInvalidEscape(literal, from, token);
        }
        return value;
    }

    private void warnInvalidEscape(StringLiterals literal, int from, int token) {
        byte[] s = source.utf8();
        int at = literal.invalidEscape;
        int c = s[at];
        boolean inFString = t.kind[token] >= FSTRING_START && t.kind[token] <= TSTRING_END;
        if (inFString && (c == '{' || c == '}')) {
            return; // the tokenizer has warned
        }
        boolean octal = c >= '4' && c <= '7';
        String escape = new String(s, at, octal ? 3 : 1, java.nio.charset.StandardCharsets.ISO_8859_1);
        int line = t.line[token];
        int col = t.column[token] + literal.invalidEscapeColumn;
        int lineBegin = -1;
        for (int i = from; i < at; i++) {
            if (s[i] == '\n') {
                line++;
                lineBegin = i + 1;
            }
        }
        if (lineBegin >= 0) {
            col = at - lineBegin;
        } else {
            int q = t.start[token];
            int first = s[q];
            while (q < t.end[token] && (first == '\'' || first == '"') && s[q] == first) {
                q++;
                col++;
            }
        }
        String what = "\"\\" + escape + "\" is an invalid " + (octal ? "octal " : "") + "escape sequence. ";
        String hint = "Did you mean \"\\\\" + escape + "\"? A raw string is also an option.";
        PySyntaxError error = known(line, col - 1, line, col + 1, what + hint);
        warnings.accept(new SyntaxWarning(SyntaxWarning.SYNTAX_WARNING,
                what + "Such sequences will not work in the future. " + hint, source.filename(), line, error));
    }

    @Override
    final Expr strings() {
        int start = mark;
        if (remembered(STRINGS)) {
            return (Expr) memo;
        }
        if (invalidPass) {
            invalid_string_tstring_concat();
        }
        int first = kind();
        if (first == STRING) {
            Expr only = string();
            int next = kind();
            if (next != STRING && next != FSTRING_START) {
                return remember(STRINGS, start, only);
            }
            mark = start;
        }
        List<Expr> parts = fstrings_and_strings();
        Expr result = null;
        if (!parts.isEmpty()) {
            result = concatenate(parts, start);
        } else {
            List<Expr> templates = tstrings();
            if (!templates.isEmpty()) {
                result = new Expr.TemplateStr(folded(templates), line(start), col(start), endLine(), endCol());
            }
        }
        return remember(STRINGS, start, result);
    }

    final List<Expr> fstrings_and_strings() {
        List<Expr> parts = new ArrayList<>();
        while (true) {
            Expr part = fstring();
            if (part == null) {
                part = string();
            }
            if (part == null) {
                return parts;
            }
            parts.add(part);
        }
    }

    final List<Expr> tstrings() {
        List<Expr> parts = new ArrayList<>();
        for (Expr part = tstring(); part != null; part = tstring()) {
            parts.add(part);
        }
        return parts;
    }

    /** Adjacent literals as one node; {@code start} is the first token. */
    private Expr concatenate(List<Expr> parts, int start) {
        boolean fstring = false;
        boolean text = false;
        boolean bytes = false;
        for (Expr part : parts) {
            if (part instanceof Expr.Constant c) {
                bytes |= c.value() instanceof BytesConst;
                text |= c.value() instanceof StrConst;
            } else {
                fstring = true;
            }
        }
        if (bytes && (text || fstring)) {
            throw error("cannot mix bytes and nonbytes literals");
        }
        if (fstring) {
            return new Expr.JoinedStr(folded(parts), line(start), col(start), endLine(), endCol());
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Expr.Constant first = (Expr.Constant) parts.getFirst();
        Object value = bytes ? joinBytes(parts) : joinText(parts, 0, parts.size());
        return new Expr.Constant(value, first.kind(), line(start), col(start), endLine(), endCol());
    }

    private static BytesConst joinBytes(List<Expr> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Expr part : parts) {
            out.writeBytes(((BytesConst) ((Expr.Constant) part).value()).bytes());
        }
        return new BytesConst(out.toByteArray());
    }

    private static StrConst joinText(List<Expr> parts, int from, int to) {
        StringBuilder simple = new StringBuilder();
        int length = 0;
        boolean wide = false;
        for (Expr part : parts.subList(from, to)) {
            StrConst value = (StrConst) ((Expr.Constant) part).value();
            length += value.length();
            wide |= value.textOrNull() == null;
            if (!wide) {
                simple.append(value.textOrNull());
            }
        }
        if (!wide) {
            return StrConst.of(simple.toString());
        }
        int[] points = new int[length];
        int n = 0;
        for (Expr part : parts.subList(from, to)) {
            StrConst value = (StrConst) ((Expr.Constant) part).value();
            for (int i = 0; i < value.length(); i++) {
                points[n++] = value.codePointAt(i);
            }
        }
        return StrConst.ofCodePoints(points);
    }

    /** The parts of adjacent literals in one list: neighbouring constants joined, empty ones dropped. */
    private static List<Expr> folded(List<Expr> strings) {
        List<Expr> flat = new ArrayList<>();
        for (Expr e : strings) {
            switch (e) {
                case Expr.JoinedStr j -> flat.addAll(j.values());
                case Expr.TemplateStr j -> flat.addAll(j.values());
                default -> flat.add(e);
            }
        }
        List<Expr> values = new ArrayList<>(flat.size());
        for (int i = 0; i < flat.size(); i++) {
            Expr e = flat.get(i);
            if (e instanceof Expr.Constant first) {
                int j = i + 1;
                while (j < flat.size() && flat.get(j) instanceof Expr.Constant) {
                    j++;
                }
                if (j > i + 1) {
                    Expr last = flat.get(j - 1);
                    e = new Expr.Constant(joinText(flat, i, j), first.kind(), first.lineno(), first.colOffset(),
                            last.endLineno(), last.endColOffset());
                    i = j - 1;
                }
                if (isEmptyText(e)) {
                    continue;
                }
            }
            values.add(e);
        }
        return values;
    }

    private static boolean isEmptyText(Expr e) {
        return e instanceof Expr.Constant c && c.value() instanceof StrConst s && s.isEmpty();
    }

    // f-strings and t-strings: one set of rules, told apart by the kinds of their tokens

    final Expr fstring() {
        return formatted(FSTRING_START, FSTRING_MIDDLE, FSTRING_END);
    }

    final Expr tstring() {
        return formatted(TSTRING_START, TSTRING_MIDDLE, TSTRING_END);
    }

    private Expr formatted(int startKind, int middleKind, int endKind) {
        if (kind() != startKind) {
            return null;
        }
        int start = mark++;
        boolean template = startKind == TSTRING_START;
        // a literal part is a token index until the end token is known, which places its warnings
        List<Object> parts = new ArrayList<>();
        while (true) {
            Expr field = replacement_field(template, template);
            if (field != null) {
                parts.add(field);
            } else if (kind() == middleKind) {
                parts.add(mark++);
            } else {
                break;
            }
        }
        int end = expect(endKind);
        if (end < 0) {
            return fail(start);
        }
        List<Expr> values = literalParts(parts, start, end);
        if (template) {
            since(14, "t-strings are");
        }
        return template
                ? new Expr.TemplateStr(values, line(start), col(start), t.endLine[end], t.endColumn[end])
                : new Expr.JoinedStr(values, line(start), col(start), t.endLine[end], t.endColumn[end]);
    }

    private List<Expr> literalParts(List<Object> parts, int start, int end) {
        boolean raw = false;
        byte[] s = source.utf8();
        for (int i = t.start[start]; i < t.end[start]; i++) {
            raw |= (s[i] | 0x20) == 'r';
        }
        List<Expr> values = new ArrayList<>(parts.size());
        for (Object part : parts) {
            if (part instanceof Integer token) {
                Expr constant = middle(token, raw, end);
                if (!isEmptyText(constant)) {
                    values.add(constant);
                }
            } else if (part instanceof Expr.JoinedStr debug) {
                values.addAll(debug.values());
            } else {
                values.add((Expr) part);
            }
        }
        return values;
    }

    private Expr middle(int i, boolean raw, int placeToken) {
        byte[] s = source.utf8();
        int from = t.start[i];
        int to = t.end[i];
        if (to - from == 2 && s[from] == s[from + 1] && (s[from] == '{' || s[from] == '}')) {
            to--;
        }
        StrConst value = raw || !StringLiterals.hasBackslash(s, from, to) ? StringLiterals.raw(s, from, to)
                : (StrConst) escaped(from, to, placeToken, false);
        return new Expr.Constant(value, null, t.line[i], t.column[i], t.endLine[i], t.endColumn[i]);
    }

    /** {@code template}: in a t-string; {@code interpolation}: and not in a format specifier of one. */
    final Expr replacement_field(boolean template, boolean interpolation) {
        if (kind() != LBRACE) {
            return null;
        }
        int start = mark++;
        Expr value = annotated_rhs();
        if (value != null) {
            boolean debug = accept(EQUAL);
            Part conversion = conversion();
            Part format = full_format_spec(template);
            int close = expect(RBRACE);
            if (close >= 0) {
                return field(interpolation, value, debug, conversion, format, start, close);
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_replacement_field(template);
            mark = start;
        }
        return null;
    }

    private Part conversion() {
        int start = mark;
        int bang = expect(EXCLAMATION);
        if (bang < 0) {
            return null;
        }
        if (kind() != NAME) {
            return fail(start);
        }
        Expr.Name name = name();
        String prefix = tokenizer.stringPrefix();
        if (t.line[bang] != name.lineno() || t.endColumn[bang] != name.colOffset()) {
            throw errorRange(bang, name, prefix + "-string: conversion type must come right after the exclamation mark");
        }
        String id = name.id();
        if (!(id.equals("s") || id.equals("r") || id.equals("a"))) {
            throw errorAt(name, prefix + "-string: invalid conversion character '" + id + "': expected 's', 'r', or 'a'");
        }
        return new Part(name, (String) t.value[bang]);
    }

    private Part full_format_spec(boolean template) {
        int colon = expect(COLON);
        if (colon < 0) {
            return null;
        }
        List<Expr> spec = format_specs(template);
        spec.removeIf(StringRules::isEmptyText);
        Expr node = spec.isEmpty() || spec.size() == 1 && spec.getFirst() instanceof Expr.Constant
                ? new Expr.JoinedStr(spec, line(colon), col(colon), endLine(), endCol())
                : concatenate(spec, colon);
        return new Part(node, (String) t.value[colon]);
    }

    /** fstring_format_spec* */
    final List<Expr> format_specs(boolean template) {
        int middleKind = template ? TSTRING_MIDDLE : FSTRING_MIDDLE;
        List<Expr> spec = new ArrayList<>();
        while (true) {
            if (kind() == middleKind) {
                int i = mark++;
                boolean raw = tokenizer.insideRawFString() || !StringLiterals.hasBackslash(source.utf8(), t.start[i], t.end[i]);
                StrConst value = raw ? StringLiterals.raw(source.utf8(), t.start[i], t.end[i])
                        : (StrConst) escaped(t.start[i], t.end[i], i, false);
                spec.add(new Expr.Constant(value, null, t.line[i], t.column[i], t.endLine[i], t.endColumn[i]));
                continue;
            }
            Expr field = replacement_field(template, false);
            if (field == null) {
                return spec;
            }
            spec.add(field);
        }
    }

    private Expr field(boolean interpolation, Expr value, boolean debug, Part conversion, Part format, int open, int close) {
        int conv = conversion != null ? ((Expr.Name) conversion.node).id().charAt(0) : debug && format == null ? 'r' : -1;
        Expr spec = format == null ? null : format.node;
        int endLine = t.endLine[close];
        int endCol = t.endColumn[close];
        String text = conversion != null ? conversion.text : format != null ? format.text : (String) t.value[close];
        Expr node = interpolation
                ? new Expr.Interpolation(value, StrConst.of(stripped(text)), conv, spec, line(open), col(open), endLine, endCol)
                : new Expr.FormattedValue(value, conv, spec, line(open), col(open), endLine, endCol);
        if (!debug) {
            return node;
        }
        if (conversion != null) {
            endLine = conversion.node.lineno();
            endCol = conversion.node.colOffset();
        } else if (format != null) {
            endLine = format.node.lineno();
            endCol = format.node.colOffset() + 1;
        }
        Expr label = new Expr.Constant(StrConst.of(text), null, line(open), col(open) + 1, endLine, endCol - 1);
        return new Expr.JoinedStr(List.of(label, node), line(open), col(open), endLine, endCol);
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '=')) {
            end--;
        }
        return text.substring(0, end);
    }
}
