// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._locale;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.host.CText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code _locale}, for the locales that {@link Locales} knows. Message catalogues do not exist, so every message is its own translation. */
@PyModule(name = "_locale", doc = "Support for POSIX locales.")
public final class LocaleModule {
    private static final ErrorType ERROR = new ErrorType("locale", "Error", () -> Exc.Exception);
    private static final int CHAR_MAX = 127;
    /** Name, number, value in the C locale. */
    private static final String LANGINFO = """
            DAY_1 131079 Sunday
            DAY_2 131080 Monday
            DAY_3 131081 Tuesday
            DAY_4 131082 Wednesday
            DAY_5 131083 Thursday
            DAY_6 131084 Friday
            DAY_7 131085 Saturday
            ABDAY_1 131072 Sun
            ABDAY_2 131073 Mon
            ABDAY_3 131074 Tue
            ABDAY_4 131075 Wed
            ABDAY_5 131076 Thu
            ABDAY_6 131077 Fri
            ABDAY_7 131078 Sat
            MON_1 131098 January
            MON_2 131099 February
            MON_3 131100 March
            MON_4 131101 April
            MON_5 131102 May
            MON_6 131103 June
            MON_7 131104 July
            MON_8 131105 August
            MON_9 131106 September
            MON_10 131107 October
            MON_11 131108 November
            MON_12 131109 December
            ABMON_1 131086 Jan
            ABMON_2 131087 Feb
            ABMON_3 131088 Mar
            ABMON_4 131089 Apr
            ABMON_5 131090 May
            ABMON_6 131091 Jun
            ABMON_7 131092 Jul
            ABMON_8 131093 Aug
            ABMON_9 131094 Sep
            ABMON_10 131095 Oct
            ABMON_11 131096 Nov
            ABMON_12 131097 Dec
            RADIXCHAR 65536 .
            THOUSEP 65537
            CRNCYSTR 262159 -
            D_T_FMT 131112 %a %b %e %H:%M:%S %Y
            D_FMT 131113 %m/%d/%y
            T_FMT 131114 %H:%M:%S
            AM_STR 131110 AM
            PM_STR 131111 PM
            CODESET 14
            T_FMT_AMPM 131115 %I:%M:%S %p
            ERA 131116
            ERA_D_FMT 131118
            ERA_D_T_FMT 131120
            ERA_T_FMT 131121
            ALT_DIGITS 131119
            YESEXPR 327680 ^[yY]
            NOEXPR 327681 ^[nN]
            _DATE_FMT 131180 %a %b %e %H:%M:%S %Z %Y
            """;
    private static final int CODESET = 14;
    private static final Map<Integer, String> VALUES = new LinkedHashMap<>();
    private static final Map<String, Integer> NUMBERS = new LinkedHashMap<>();
    /** gettext's domains and their directories. */
    private static final StateKey<Map<String, String>> DOMAINS = StateKey.of(() -> new ConcurrentHashMap<String, String>());
    private static final String CURRENT_DOMAIN = "";

    static {
        for (String line : LANGINFO.split("\n")) {
            String[] p = line.strip().split(" ", 3);
            NUMBERS.put(p[0], Integer.valueOf(p[1]));
            VALUES.put(Integer.valueOf(p[1]), p.length > 2 ? p[2] : "");
        }
    }

    private LocaleModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        String[] categories = {"LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_ALL"};
        for (int i = 0; i < categories.length; i++) {
            m.add(categories[i], i);
        }
        m.add("CHAR_MAX", CHAR_MAX);
        m.add("Error", Refs.newRef(ts, (PyObject) ERROR.of(ts)));
        NUMBERS.forEach((n, v) -> m.add(n, v.longValue()));
    }

    @PyFunction(value = "($module, category, locale=<unrepresentable>, /)", doc = "Activates/queries locale processing.")
    static String setlocale(ThreadState ts, int category, PyObject locale) {
        Locales l = ts.interp.state(Locales.KEY);
        if (locale == null || locale == PyNone.NONE) {
            String s = l.get(category);
            if (s == null) {
                throw ERROR.error(ts, "locale query failed");
            }
            return s;
        }
        PyUnicode name = PyUnicode.unwrapOrNull(locale);
        if (name == null) {
            throw Raise.typeError("setlocale() argument 2 must be str or None, not %s", PyType.of(locale).name());
        }
        String s = l.set(category, CText.whole(name.toString()));
        if (s == null) {
            throw ERROR.error(ts, "unsupported locale setting");
        }
        return s;
    }

    @PyFunction(value = "($module, /)", doc = "Returns numeric and monetary locale-specific parameters.")
    static PyObject localeconv(ThreadState ts) {
        PyObject d = Containers.factory().newDict(ts);
        for (String k : new String[] {"int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"}) {
            put(ts, d, k, PyUnicode.of(""));
        }
        put(ts, d, "mon_grouping", Containers.factory().newList(ts, new PyObject[0], 0));
        put(ts, d, "positive_sign", PyUnicode.of(""));
        put(ts, d, "negative_sign", PyUnicode.of(""));
        for (String k : new String[] {"int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"}) {
            put(ts, d, k, PyLong.of(CHAR_MAX));
        }
        put(ts, d, "decimal_point", PyUnicode.of("."));
        put(ts, d, "thousands_sep", PyUnicode.of(""));
        put(ts, d, "grouping", Containers.factory().newList(ts, new PyObject[0], 0));
        return d;
    }

    private static void put(ThreadState ts, PyObject dict, String key, PyObject owned) {
        Containers.factory().dictSet(ts, dict, PyUnicode.intern(key), owned);
        Refs.decref(ts, owned);
    }

    @PyFunction(value = "($module, os1, os2, /)", doc = "Compares two strings according to the locale.")
    static long strcoll(PyUnicode os1, PyUnicode os2) {
        int[] a = CText.whole(os1.toString()).codePoints().toArray();
        int[] b = CText.whole(os2.toString()).codePoints().toArray();
        return Integer.signum(java.util.Arrays.compare(a, b));
    }

    @PyFunction(value = "($module, string, /)", doc = "Return a string that can be used as a key for locale-aware comparisons.")
    static PyObject strxfrm(PyUnicode string) {
        CText.whole(string.toString());
        return string;
    }

    @PyFunction(value = "($module, key, /)", name = "nl_langinfo", doc = "Return the value for the locale information associated with key.")
    static String langinfo(ThreadState ts, int key) {
        String v = VALUES.get(key);
        if (v == null) {
            throw Raise.valueError("unsupported langinfo constant");
        }
        return key != CODESET ? v : ts.interp.state(Locales.KEY).get(Locales.LC_CTYPE).equals("C") ? "ANSI_X3.4-1968" : "UTF-8";
    }

    @PyFunction(value = "($module, /)", doc = "Get the current locale encoding.")
    static String getencoding() {
        return "UTF-8";
    }

    @PyFunction(value = "($module, msg, /)", doc = "gettext(msg) -> string\n\nReturn translation of msg.")
    static PyObject gettext(PyUnicode msg) {
        CText.whole(msg.toString());
        return msg;
    }

    @PyFunction(value = "($module, domain, msg, /)", doc = "dgettext(domain, msg) -> string\n\nReturn translation of msg in domain.")
    static PyObject dgettext(PyObject domain, PyUnicode msg) {
        textOrNone(domain, "dgettext()");
        CText.whole(msg.toString());
        return msg;
    }

    @PyFunction(value = "($module, domain, msg, category, /)", doc = "Return translation of msg in domain and category.")
    static PyObject dcgettext(PyObject domain, PyUnicode msg, int category) {
        textOrNone(domain, "dcgettext()");
        CText.whole(msg.toString());
        return msg;
    }

    private static String textOrNone(PyObject o, String function) {
        if (o == PyNone.NONE) {
            return null;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("%s argument must be str or None, not %s", function, PyType.of(o).name());
        }
        return CText.whole(u.toString());
    }

    @PyFunction(value = "($module, domain, /)", doc = "Set the C library's textdmain to domain, returning the new domain.")
    static String textdomain(ThreadState ts, PyObject domain) {
        Map<String, String> d = ts.interp.state(DOMAINS);
        String name = textOrNone(domain, "textdomain()");
        if (name != null) {
            d.put(CURRENT_DOMAIN, name.isEmpty() ? "messages" : name);
        }
        return d.getOrDefault(CURRENT_DOMAIN, "messages");
    }

    @PyFunction(value = "($module, domain, dir, /)", doc = "Bind the C library's domain to dir.")
    static String bindtextdomain(ThreadState ts, PyUnicode domain, PyObject dir) {
        if (domain.length() == 0) {
            throw ERROR.error(ts, "domain must be a non-empty string");
        }
        Map<String, String> d = ts.interp.state(DOMAINS);
        CText.whole(domain.toString());
        String path = textOrNone(dir, "bindtextdomain()");
        if (path != null) {
            d.put(domain.toString(), path);
        }
        return d.getOrDefault(domain.toString(), "/usr/share/locale");
    }

    @PyFunction(value = "($module, domain, codeset, /)", name = "bind_textdomain_codeset", doc = "Bind the C library's domain to codeset.")
    static PyObject bindTextdomainCodeset(PyUnicode domain, PyObject codeset) {
        textOrNone(codeset, "bind_textdomain_codeset()");
        return codeset;
    }
}
