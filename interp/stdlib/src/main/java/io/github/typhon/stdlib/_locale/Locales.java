// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._locale;

import io.github.typhon.refcount.thread.StateKey;
import java.util.Arrays;

/** The locale of one interpreter: for each category the C locale or its UTF-8 variant, which are all that a JVM can promise everywhere.
 *  Threads: any. */
final class Locales {
    static final StateKey<Locales> KEY = StateKey.of(() -> new Locales());
    static final int LC_CTYPE = 0;
    static final int LC_ALL = 6;
    private static final String[] NAMES = {
        "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_ALL", "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE",
        "LC_MEASUREMENT", "LC_IDENTIFICATION"};
    static final int CATEGORIES = NAMES.length;

    private final String[] current = new String[CATEGORIES];

    private Locales() {
        Arrays.fill(current, "C");
        String ctype = fromEnvironment(LC_CTYPE);
        current[LC_CTYPE] = ctype == null || ctype.equals("C") ? "C.UTF-8" : ctype;
    }

    /** What the environment asks for; null if that is not supported. */
    private static String fromEnvironment(int category) {
        for (String v : new String[] {"LC_ALL", NAMES[category], "LANG"}) {
            String value = System.getenv(v);
            if (value != null && !value.isEmpty()) {
                return canonical(value);
            }
        }
        return "C";
    }

    private static String canonical(String name) {
        return switch (name) {
            case "C", "POSIX" -> "C";
            case "C.UTF-8", "C.utf8" -> name;
            default -> null;
        };
    }

    /** The name of a category's locale, of all categories together if they differ; null if there is no such category. */
    synchronized String get(int category) {
        if (category < 0 || category >= CATEGORIES) {
            return null;
        }
        if (category != LC_ALL) {
            return current[category];
        }
        StringBuilder b = new StringBuilder();
        boolean same = true;
        for (int i = 0; i < CATEGORIES; i++) {
            if (i != LC_ALL) {
                same &= current[i].equals(current[0]);
                b.append(b.isEmpty() ? "" : ";").append(NAMES[i]).append('=').append(current[i]);
            }
        }
        return same ? current[0] : b.toString();
    }

    /** Changes a category, or all; null if that is not supported. An empty name stands for the environment's. */
    synchronized String set(int category, String name) {
        if (category < 0 || category >= CATEGORIES) {
            return null;
        }
        String[] next = current.clone();
        if (category == LC_ALL && name.indexOf('=') > 0) {
            for (String part : name.split(";")) {
                int eq = part.indexOf('=');
                int i = eq < 0 ? -1 : Arrays.asList(NAMES).indexOf(part.substring(0, eq));
                if (i < 0 || i == LC_ALL) {
                    return null;
                }
                next[i] = canonical(part.substring(eq + 1));
            }
        } else {
            for (int i = 0; i < CATEGORIES; i++) {
                if (i == category || category == LC_ALL && i != LC_ALL) {
                    next[i] = name.isEmpty() ? fromEnvironment(i) : canonical(name);
                }
            }
        }
        for (String s : next) {
            if (s == null) {
                return null;
            }
        }
        System.arraycopy(next, 0, current, 0, CATEGORIES);
        return get(category);
    }
}
