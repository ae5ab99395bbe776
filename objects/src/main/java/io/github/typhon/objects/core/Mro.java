// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The C3 linearization. CPython: mro_implementation (Objects/typeobject.c). */
public final class Mro {
    private Mro() {}

    /** The MRO of a type whose bases are set; TypeError if the bases' orders contradict each other. */
    public static PyType[] linearize(PyType type) {
        PyType[] bases = type.bases();
        if (bases.length == 0) {
            return new PyType[] {type};
        }
        if (bases.length == 1) {
            PyType[] b = bases[0].mro();
            PyType[] out = new PyType[b.length + 1];
            out[0] = type;
            System.arraycopy(b, 0, out, 1, b.length);
            return out;
        }
        for (int i = 0; i < bases.length; i++) {
            for (int j = i + 1; j < bases.length; j++) {
                if (bases[i] == bases[j]) {
                    throw Raise.typeError("duplicate base class %s", bases[i].shortName());
                }
            }
        }
        List<List<PyType>> todo = new ArrayList<>();
        for (PyType b : bases) {
            todo.add(new ArrayList<>(Arrays.asList(b.mro())));
        }
        todo.add(new ArrayList<>(Arrays.asList(bases)));
        List<PyType> out = new ArrayList<>();
        out.add(type);
        while (true) {
            todo.removeIf(List::isEmpty);
            if (todo.isEmpty()) {
                return out.toArray(new PyType[0]);
            }
            PyType next = null;
            for (List<PyType> l : todo) {
                if (!inSomeTail(todo, l.get(0))) {
                    next = l.get(0);
                    break;
                }
            }
            if (next == null) {
                throw Raise.typeError("%s", conflict(todo));
            }
            out.add(next);
            for (List<PyType> l : todo) {
                if (l.get(0) == next) {
                    l.remove(0);
                }
            }
        }
    }

    private static boolean inSomeTail(List<List<PyType>> lists, PyType t) {
        for (List<PyType> l : lists) {
            if (l.subList(1, l.size()).contains(t)) {
                return true;
            }
        }
        return false;
    }

    private static String conflict(List<List<PyType>> todo) {
        StringBuilder b = new StringBuilder("Cannot create a consistent method resolution order (MRO) for bases");
        String sep = " ";
        List<PyType> seen = new ArrayList<>();
        for (List<PyType> l : todo) {
            if (!seen.contains(l.get(0))) {
                seen.add(l.get(0));
                b.append(sep).append(l.get(0).shortName());
                sep = ", ";
            }
        }
        return b.toString();
    }
}
