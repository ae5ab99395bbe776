// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;

/**
 * Defaults of keyword-only parameters as they are in the dict that a function has them in.
 * @param keys of that dict
 * @param places the entry of each parameter, or -1
 * @param values what is there, borrowed; null also for what may end at any moment
 */
record KeywordDefaults(DictKeys keys, int[] places, PyObject[] values) {
    /** Null if they are in no plain dict. */
    static KeywordDefaults of(PyFunction fn, PyCode code) {
        PyObject kwdefaults = fn.kwdefaults();
        if (kwdefaults == null || kwdefaults.getClass() != PyDict.class) return null;
        DictKeys keys = ((PyDict) kwdefaults).keysAcquire();
        int n = code.kwonlyargcount;
        KeywordDefaults d = new KeywordDefaults(keys, new int[n], new PyObject[n]);
        for (int i = 0; i < n; i++) d.find(i, code.slotNames()[code.argcount + i]);
        return d;
    }

    private void find(int parameter, PyUnicode name) {
        places[parameter] = -1;
        for (int i = 0, n = keys.nentriesAcquire(); i < n; i++) {
            if (keys.keyAt(i) != name) continue;
            PyObject value = keys.valueAt(i);
            // Anybody may store into that dict: what is not held could end between the guard and the count.
            if (value == null || !VariableLowering.isHeld(value)) continue;
            values[parameter] = value;
            places[parameter] = i;
        }
    }

    /** Whether a function's dict has these keys, and at the places these values. */
    static boolean has(PyObject fn, DictKeys keys, int[] places, PyObject[] values) {
        if (!(((PyFunction) fn).kwdefaults() instanceof PyDict d) || d.keysAcquire() != keys) return false;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0 && keys.valueAt(places[i]) != values[i]) return false;
        }
        return true;
    }
}
