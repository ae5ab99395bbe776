// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.number.PyLong;
import java.util.ArrayList;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** list. */
@Param(name = "x", gen = IntGen.class, conf = "1:5")
public class ListModel extends Threads {
    private final PyList list = attached(PyList::new);

    @Operation
    public void append(int x) {
        attached(ts -> {
            list.append(ts, PyLong.of(x));
            return null;
        });
    }

    @Operation
    public Integer pop() {
        return attached(ts -> number(list.pop(ts, -1)));
    }

    @Operation
    public Integer first() {
        return attached(ts -> number(list.get(ts, 0)));
    }

    @Operation
    public boolean setFirst(int x) {
        return attached(ts -> list.set(ts, 0, PyLong.of(x)));
    }

    @Operation
    public int size() {
        return list.size();
    }

    @Operation
    public void clear() {
        attached(ts -> {
            list.clear(ts);
            return null;
        });
    }

    /** What it is compared with. */
    public static class Plain {
        private final ArrayList<Integer> list = new ArrayList<>();

        public void append(int x) {
            list.add(x);
        }

        public Integer pop() {
            return list.isEmpty() ? null : list.removeLast();
        }

        public Integer first() {
            return list.isEmpty() ? null : list.getFirst();
        }

        public boolean setFirst(int x) {
            return !list.isEmpty() && list.set(0, x) != null;
        }

        public int size() {
            return list.size();
        }

        public void clear() {
            list.clear();
        }
    }
}
