// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a built-in, read from its text signature, e.g. {@code ($self, iterable, /, *, key=None, reverse=False)}.
 *  <p>Threads: immutable. The names are interned, so keyword matching is mostly by identity. */
public final class Signature {
    private final PyUnicode[] names;
    private final boolean[] required;
    private final int positionalOnly;
    private final int positional;
    private final int varArgs;
    private final int varKeywords;
    private final int minimum;

    private Signature(List<String> names, List<Boolean> required, int positionalOnly, int positional, int varArgs, int varKeywords) {
        this.names = new PyUnicode[names.size()];
        this.required = new boolean[names.size()];
        for (int i = 0; i < this.names.length; i++) {
            this.names[i] = PyUnicode.intern(names.get(i));
            this.required[i] = required.get(i);
        }
        this.positionalOnly = positionalOnly;
        this.positional = positional;
        this.varArgs = varArgs;
        this.varKeywords = varKeywords;
        int least = varArgs < 0 && varKeywords < 0 ? 0 : Integer.MAX_VALUE;
        for (int i = 0; i < this.required.length && least < Integer.MAX_VALUE; i++) {
            least = !this.required[i] ? least : i < positional ? i + 1 : Integer.MAX_VALUE;
        }
        this.minimum = least;
    }

    /** Parses a text signature; a leading {@code $self}, {@code $type} or {@code $module} is not a parameter. */
    public static Signature parse(String text) {
        List<String> names = new ArrayList<>();
        List<Boolean> required = new ArrayList<>();
        int positionalOnly = 0;
        int positional = -1;
        int varArgs = -1;
        int varKeywords = -1;
        for (String part : split(text.substring(1, text.length() - 1))) {
            String p = part.strip();
            if (p.isEmpty() || p.startsWith("$")) {
                continue;
            }
            if (p.equals("/")) {
                positionalOnly = names.size();
            } else if (p.equals("*")) {
                positional = names.size();
            } else if (p.startsWith("**")) {
                if (positional < 0) {
                    positional = names.size();
                }
                varKeywords = names.size();
                names.add(p.substring(2));
                required.add(false);
            } else if (p.startsWith("*")) {
                positional = names.size();
                varArgs = names.size();
                names.add(p.substring(1));
                required.add(false);
            } else {
                int eq = p.indexOf('=');
                names.add(eq < 0 ? p : p.substring(0, eq).strip());
                required.add(eq < 0);
            }
        }
        return new Signature(names, required, positionalOnly, positional < 0 ? names.size() : positional, varArgs, varKeywords);
    }

    private static List<String> split(String s) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        char quote = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{<".indexOf(c) >= 0) {
                depth++;
            } else if (")]}>".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                out.add(s.substring(from, i));
                from = i + 1;
            }
        }
        out.add(s.substring(from));
        return out;
    }

    int size() {
        return names.length;
    }

    PyUnicode name(int i) {
        return names[i];
    }

    /** So many positional arguments are enough; not to be reached where there are *args, **kwargs or a required keyword. */
    int minimum() {
        return minimum;
    }

    boolean isRequired(int i) {
        return required[i];
    }

    int positionalOnly() {
        return positionalOnly;
    }

    /** How many parameters may be given by position (not counting *args). */
    int positional() {
        return positional;
    }

    int varArgs() {
        return varArgs;
    }

    int varKeywords() {
        return varKeywords;
    }

    int requiredPositional() {
        int n = 0;
        for (int i = 0; i < positional; i++) {
            if (required[i]) {
                n++;
            }
        }
        return n;
    }

    /** Lays the arguments of a {@code tp_new} or {@code tp_init} out by parameter, absent ones as null; errors name the function. The result
     *  owns its *args tuple and **kwargs dict: pass it to {@link #release} afterwards. */
    public PyObject[] bind(ThreadState ts, String function, PyObject[] args, PyUnicode[] kwnames) {
        return ArgBinder.bind(ts, function, function, this, args, kwnames);
    }

    public void release(ThreadState ts, PyObject[] bound) {
        ArgBinder.release(ts, this, bound);
    }
}
