// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.collections.set.SetOps;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.count.PyObject;
import java.util.TreeSet;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** set, and another one that it is combined with. */
@Param(name = "key", gen = IntGen.class, conf = "0:2")
public class SetModel extends Threads {
    private final PySet set = attached(PySet::new);
    private final PySet other = attached(ts -> {
        PySet s = new PySet(ts);
        s.add(ts, PyLong.of(1));
        return s;
    });

    @Operation
    public boolean add(@Param(name = "key") int k) {
        return attached(ts -> set.add(ts, PyLong.of(k)));
    }

    @Operation
    public boolean discard(@Param(name = "key") int k) {
        return attached(ts -> set.discard(ts, PyLong.of(k), k));
    }

    @Operation
    public boolean contains(@Param(name = "key") int k) {
        return attached(ts -> set.contains(ts, PyLong.of(k)));
    }

    @Operation
    public int copied() {
        return attached(ts -> SetOps.set(ts, set).size());
    }

    @Operation
    public void intersect() {
        attached(ts -> {
            SetOps.intersectionUpdate(ts, set, new PyObject[] {other});
            return null;
        });
    }

    @Operation
    public int common() {
        return attached(ts -> SetOps.intersection(ts, set, other).size());
    }

    /** What it is compared with. */
    public static class Plain {
        private final TreeSet<Integer> set = new TreeSet<>();

        public boolean add(int k) {
            return set.add(k);
        }

        public boolean discard(int k) {
            return set.remove(k);
        }

        public boolean contains(int k) {
            return set.contains(k);
        }

        public int copied() {
            return set.size();
        }

        public void intersect() {
            set.removeIf(k -> k != 1);
        }

        public int common() {
            return set.contains(1) ? 1 : 0;
        }
    }
}
