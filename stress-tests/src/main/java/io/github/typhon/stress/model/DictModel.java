// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.QuickDict;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.count.PyObject;
import java.util.LinkedHashMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** dict. */
@Param(name = "key", gen = IntGen.class, conf = "1:2")
@Param(name = "v", gen = IntGen.class, conf = "1:5")
public class DictModel extends Threads {
    private final PyDict dict = attached(PyDict::new);

    @Operation
    public void put(@Param(name = "key") int k, int v) {
        attached(ts -> {
            dict.put(ts, PyLong.of(k), PyLong.of(v));
            return null;
        });
    }

    @Operation
    public Integer get(@Param(name = "key") int k) {
        return attached(ts -> number(dict.getItem(ts, PyLong.of(k))));
    }

    @Operation
    public Integer remove(@Param(name = "key") int k) {
        return attached(ts -> number(dict.remove(ts, PyLong.of(k))));
    }

    @Operation
    public Integer setDefault(@Param(name = "key") int k, int v) {
        return attached(ts -> number(dict.setDefault(ts, PyLong.of(k), PyLong.of(v))));
    }

    @Operation
    public Integer popLast() {
        return attached(ts -> {
            PyObject[] item = QuickDict.popLast(ts, dict);
            return item == null ? null : number(item[0]);
        });
    }

    @Operation
    public int size() {
        return dict.size();
    }

    @Operation
    public void clear() {
        attached(ts -> {
            dict.clear(ts);
            return null;
        });
    }

    /** What it is compared with. */
    public static class Plain {
        private final LinkedHashMap<Integer, Integer> map = new LinkedHashMap<>();

        public void put(int k, int v) {
            map.put(k, v);
        }

        public Integer get(int k) {
            return map.get(k);
        }

        public Integer remove(int k) {
            return map.remove(k);
        }

        public Integer setDefault(int k, int v) {
            map.putIfAbsent(k, v);
            return map.get(k);
        }

        public Integer popLast() {
            var e = map.pollLastEntry();
            return e == null ? null : e.getKey();
        }

        public int size() {
            return map.size();
        }

        public void clear() {
            map.clear();
        }
    }
}
