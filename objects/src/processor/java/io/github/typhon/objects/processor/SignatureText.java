// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import java.util.ArrayList;
import java.util.List;

/** A parsed text signature such as {@code ($self, x, /, y=None, *args, key, **kwargs)}. The bound parameter ({@code $self}) is not listed. */
record SignatureText(String text, boolean bound, List<Param> params) {
    enum Kind { POSITIONAL, NORMAL, KEYWORD, VARARGS, KWARGS }

    record Param(String name, Kind kind, String defaultText) {
        boolean isOptional() {
            return defaultText != null || kind == Kind.VARARGS || kind == Kind.KWARGS;
        }

        /** How Argument Clinic names the parameter in errors. */
        String display(int index, int count) {
            if (kind != Kind.POSITIONAL) {
                return "argument '" + name + "'";
            }
            return count == 1 && defaultText == null ? "argument" : "argument " + (index + 1);
        }
    }

    static SignatureText parse(String text) {
        String s = text.strip();
        if (!s.startsWith("(") || !s.endsWith(")")) {
            throw new IllegalArgumentException("a signature is written in parentheses");
        }
        boolean bound = false;
        List<Param> params = new ArrayList<>();
        Kind kind = Kind.NORMAL;
        boolean sawSlash = false;
        boolean sawDefault = false;
        for (String part : split(s.substring(1, s.length() - 1))) {
            if (part.startsWith("$")) {
                if (!params.isEmpty() || bound) {
                    throw new IllegalArgumentException("'" + part + "' must come first");
                }
                bound = true;
            } else if (part.equals("/")) {
                if (sawSlash || kind == Kind.KEYWORD) {
                    throw new IllegalArgumentException("misplaced '/'");
                }
                sawSlash = true;
                params.replaceAll(p -> new Param(p.name, Kind.POSITIONAL, p.defaultText));
            } else if (part.equals("*")) {
                kind = Kind.KEYWORD;
            } else if (part.startsWith("**")) {
                params.add(new Param(name(part.substring(2)), Kind.KWARGS, null));
            } else if (part.startsWith("*")) {
                params.add(new Param(name(part.substring(1)), Kind.VARARGS, null));
                kind = Kind.KEYWORD;
            } else {
                int eq = part.indexOf('=');
                String def = eq < 0 ? null : part.substring(eq + 1).strip();
                if (def == null && sawDefault && kind == Kind.NORMAL) {
                    throw new IllegalArgumentException("parameter '" + part + "' without default follows one with default");
                }
                sawDefault |= def != null && kind == Kind.NORMAL;
                params.add(new Param(name(eq < 0 ? part : part.substring(0, eq)), kind, def));
            }
        }
        return new SignatureText(s, bound, List.copyOf(params));
    }

    private static String name(String s) {
        String n = s.strip();
        if (n.isEmpty() || !n.chars().allMatch(Character::isJavaIdentifierPart)) {
            throw new IllegalArgumentException("bad parameter name '" + n + "'");
        }
        return n;
    }

    /** Splits at the commas that stand outside quotes and brackets. */
    private static List<String> split(String s) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        char quote = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(s.substring(from, i).strip());
                from = i + 1;
            }
        }
        if (!s.substring(from).isBlank()) {
            parts.add(s.substring(from).strip());
        }
        return parts;
    }

    boolean isPositionalOnly() {
        return params.stream().allMatch(p -> p.kind == Kind.POSITIONAL);
    }

    int required() {
        return (int) params.stream().filter(p -> !p.isOptional()).count();
    }
}
