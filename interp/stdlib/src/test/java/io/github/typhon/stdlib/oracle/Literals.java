// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.oracle;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** Python values as one line of ASCII, the language in which CPython's answers are stored: N T F, i5; d1.5; s61,62; b6162; [..] (..) {..},
 *  and Etype:message; for an exception. */
public final class Literals {
    private final ThreadState ts;
    private String s;
    private int p;

    public Literals(ThreadState ts) {
        this.ts = ts;
    }

    /** The tab-separated lines of a resource beside this class. */
    public static List<String[]> cases(String name) {
        try (InputStream in = Literals.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().map(l -> l.split("\t")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public PyObject parse(String text) {
        s = text;
        p = 0;
        return value();
    }

    private String field() {
        int e = s.indexOf(';', p);
        String r = s.substring(p, e);
        p = e + 1;
        return r;
    }

    private PyObject value() {
        char c = s.charAt(p++);
        return switch (c) {
            case 'N' -> PyNone.NONE;
            case 'T' -> PyBool.TRUE;
            case 'F' -> PyBool.FALSE;
            case 'i' -> PyLong.of(new BigInteger(field()));
            case 'd' -> real(field());
            case 's' -> text(field());
            case 'b' -> PyBytes.of(HexFormat.of().parseHex(field()));
            case '[' -> {
                List<PyObject> l = items(']');
                yield Containers.factory().newList(ts, l.toArray(new PyObject[0]), l.size());
            }
            case '(' -> PyTuple.of(ts, items(')').toArray(new PyObject[0]));
            case '{' -> dict(items('}'));
            default -> throw new IllegalStateException("'" + c + "' at " + p + " of " + s);
        };
    }

    private static PyObject real(String t) {
        return PyFloat.of(switch (t) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(t);
        });
    }

    private static PyUnicode text(String t) {
        if (t.isEmpty()) {
            return PyUnicode.EMPTY;
        }
        String[] parts = t.split(",");
        int[] cps = new int[parts.length];
        for (int i = 0; i < cps.length; i++) {
            cps[i] = Integer.parseInt(parts[i], 16);
        }
        return PyUnicode.ofCodePoints(cps);
    }

    private PyObject dict(List<PyObject> l) {
        PyObject d = Containers.factory().newDict(ts);
        for (int i = 0; i < l.size(); i += 2) {
            Containers.factory().dictSet(ts, d, l.get(i), l.get(i + 1));
        }
        return d;
    }

    private List<PyObject> items(char end) {
        List<PyObject> l = new ArrayList<>();
        while (s.charAt(p) != end) {
            l.add(value());
        }
        p++;
        return l;
    }

    private static String hex(PyUnicode u) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < u.length(); i++) {
            b.append(i > 0 ? "," : "").append(Integer.toHexString(u.codePointAt(i)));
        }
        return b.toString();
    }

    private String all(char open, PyObject[] items, char close) {
        StringBuilder b = new StringBuilder().append(open);
        for (PyObject x : items) {
            b.append(write(x));
        }
        return b.append(close).toString();
    }

    public String write(PyObject o) {
        if (o == PyNone.NONE) {
            return "N";
        }
        if (o instanceof PyBool b) {
            return b == PyBool.TRUE ? "T" : "F";
        }
        if (o instanceof PyLong i) {
            return "i" + i.bigValue() + ";";
        }
        if (o instanceof PyFloat) {
            return "d" + Objects.reprText(ts, o) + ";";
        }
        if (o instanceof PyUnicode u) {
            return "s" + hex(u) + ";";
        }
        if (o instanceof PyBytes b) {
            return "b" + HexFormat.of().formatHex(b.shared()) + ";";
        }
        if (o instanceof PyTuple t) {
            PyObject[] a = new PyObject[t.size()];
            for (int i = 0; i < a.length; i++) {
                a[i] = t.get(i);
            }
            return all('(', a, ')');
        }
        if (Containers.factory().isList(o)) {
            return all('[', Containers.factory().listItems(ts, o), ']');
        }
        if (Containers.factory().isDict(o)) {
            return all('{', Containers.factory().dictItems(ts, o), '}');
        }
        return "?" + PyType.of(o).name();
    }

    /** The written result, or the exception. */
    public String run(Supplier<PyObject> f) {
        try {
            return write(f.get());
        } catch (PyException e) {
            return "E" + e.type().name() + ":" + hex(PyUnicode.of(Objects.strText(ts, e.value(ts)))) + ";";
        }
    }
}
