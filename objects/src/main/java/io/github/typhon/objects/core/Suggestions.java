// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.text.PyUnicode;
import java.util.List;

/** The nearest name to a misspelt one, by CPython's weighted edit distance. CPython: Python/suggestions.c. */
public final class Suggestions {
    private static final int MOVE_COST = 2;
    private static final int CASE_COST = 1;
    private static final int MAX_CANDIDATES = 750;
    private static final int MAX_LENGTH = 40;

    private Suggestions() {}

    /** The error of a built-in function for a keyword that it does not have. {@code names}: those it has. */
    public static PyException unexpectedKeyword(String function, PyUnicode keyword, List<String> names) {
        String near = best(keyword.toString(), names);
        return Raise.typeError("%s got an unexpected keyword argument '%s'%s", function == null ? "this function" : function + "()", keyword, near == null ? "" : ". Did you mean '" + near + "'?");
    }

    /** Null if nothing is near enough. */
    public static String best(String name, List<String> candidates) {
        if (candidates.size() >= MAX_CANDIDATES) return null;
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String c : candidates) {
            if (c.equals(name)) continue;
            int max = Math.min((name.length() + c.length() + 3) * MOVE_COST / 6, bestDistance - 1);
            int d = distance(name, c, max);
            if (d > max) continue;
            if (best == null || d < bestDistance) {
                best = c;
                bestDistance = d;
            }
        }
        return best;
    }

    private static int substitution(char a, char b) {
        if (a == b) return 0;
        return (a & 31) == (b & 31) && Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
    }

    static int distance(String a, String b, int max) {
        if (a.equals(b)) return 0;
        int start = 0;
        while (start < a.length() && start < b.length() && a.charAt(start) == b.charAt(start)) start++;
        int ea = a.length();
        int eb = b.length();
        while (ea > start && eb > start && a.charAt(ea - 1) == b.charAt(eb - 1)) {
            ea--;
            eb--;
        }
        a = a.substring(start, ea);
        b = b.substring(start, eb);
        if (a.isEmpty() || b.isEmpty()) return (a.length() + b.length()) * MOVE_COST;
        if (a.length() > MAX_LENGTH || b.length() > MAX_LENGTH) return max + 1;
        if (b.length() < a.length()) {
            String t = a;
            a = b;
            b = t;
        }
        if ((b.length() - a.length()) * MOVE_COST > max) return max + 1;
        int[] row = new int[a.length()];
        for (int i = 0; i < row.length; i++) row[i] = (i + 1) * MOVE_COST;
        int result = 0;
        for (int j = 0; j < b.length(); j++) {
            int distance = j * MOVE_COST;
            result = distance;
            int minimum = Integer.MAX_VALUE;
            for (int i = 0; i < a.length(); i++) {
                int substitute = distance + substitution(b.charAt(j), a.charAt(i));
                distance = row[i];
                int insertDelete = Math.min(result, distance) + MOVE_COST;
                result = Math.min(insertDelete, substitute);
                row[i] = result;
                minimum = Math.min(minimum, result);
            }
            if (minimum > max) return max + 1;
        }
        return result;
    }
}
