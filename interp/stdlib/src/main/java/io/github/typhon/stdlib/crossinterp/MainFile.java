// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import java.util.concurrent.atomic.AtomicReference;

/** The program's file, run once more in a sub-interpreter under another name than {@code __main__}, so that its definitions are there but the program
 *  does not start. Made once per interpreter. CPython: ensure_isolated_main. */
final class MainFile {
    private static final String NAME = "<fake __main__>";
    /** The module, owned, or null. */
    private static final StateKey<AtomicReference<PyObject>> KEY = StateKey.of(() -> new AtomicReference<>());

    private MainFile() {}

    /** @param why what to raise if the file does not run, stolen then */
    static @Owned PyObject load(PyThreadState ts, String file, PyException why) {
        AtomicReference<PyObject> slot = ts.interp.state(KEY);
        if (slot.get() == null) {
            PyObject made;
            try {
                made = run(ts, file);
            } catch (PyException e) {
                e.discard(ts);
                throw why;
            }
            if (!slot.compareAndSet(null, made)) {
                Refs.decref(ts, made);
            }
        }
        return Refs.newRef(ts, slot.get());
    }

    private static PyObject run(PyThreadState ts, String file) {
        PyObject runpy = Importer.importModule(ts, "runpy");
        PyObject path = null;
        PyObject globals = null;
        try {
            path = Objects.getAttr(ts, runpy, "run_path");
            globals = Calls.callKw(ts, path, new PyObject[] {PyUnicode.of(file), PyUnicode.of(NAME)}, new PyUnicode[] {PyUnicode.intern("run_name")});
            PyModule m = PyModule.create(ts, NAME, null);
            for (PyDict.Cursor c = new PyDict.Cursor(); ((PyDict) globals).next(ts, c); ) {
                m.dictBorrowed().putStolen(ts, c.key, c.value);
                Refs.decref(ts, c.key);
            }
            return m;
        } finally {
            Refs.decref(ts, runpy);
            Refs.xdecref(ts, path);
            Refs.xdecref(ts, globals);
        }
    }
}
