// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import java.util.concurrent.atomic.AtomicReference;

/** What picklers share: the tables of {@code copyreg} and {@code _compat_pickle}, a few functions, the exceptions. One per interpreter.
 *  <p>Threads: immutable; the dicts are ordinary shared dicts. Ownership: owns what it names, as long as the interpreter lives. */
final class PickleState {
    static final ErrorType PICKLE_ERROR = new ErrorType("_pickle", "PickleError", () -> Exc.Exception);
    static final ErrorType PICKLING_ERROR = new ErrorType("_pickle", "PicklingError", PICKLE_ERROR);
    static final ErrorType UNPICKLING_ERROR = new ErrorType("_pickle", "UnpicklingError", PICKLE_ERROR);
    private static final StateKey<AtomicReference<PickleState>> KEY = StateKey.of(() -> new AtomicReference<PickleState>());

    @Owned final PyDict dispatchTable;
    @Owned final PyDict extensionRegistry;
    @Owned final PyDict invertedRegistry;
    @Owned final PyDict extensionCache;
    @Owned final PyDict nameMapping;
    @Owned final PyDict importMapping;
    @Owned final PyDict reverseNameMapping;
    @Owned final PyDict reverseImportMapping;
    @Owned final PyObject codecsEncode;
    @Owned final PyObject partial;
    @Owned final PyObject getattr;

    private PickleState(ThreadState ts) {
        dispatchTable = dict(ts, "copyreg", "dispatch_table");
        extensionRegistry = dict(ts, "copyreg", "_extension_registry");
        invertedRegistry = dict(ts, "copyreg", "_inverted_registry");
        extensionCache = dict(ts, "copyreg", "_extension_cache");
        nameMapping = dict(ts, "_compat_pickle", "NAME_MAPPING");
        importMapping = dict(ts, "_compat_pickle", "IMPORT_MAPPING");
        reverseNameMapping = dict(ts, "_compat_pickle", "REVERSE_NAME_MAPPING");
        reverseImportMapping = dict(ts, "_compat_pickle", "REVERSE_IMPORT_MAPPING");
        codecsEncode = attribute(ts, "codecs", "encode");
        if (!Objects.isCallable(codecsEncode)) {
            throw Raise.runtimeError("codecs.encode should be a callable, not %s", PyType.of(codecsEncode).name());
        }
        partial = attribute(ts, "functools", "partial");
        getattr = Reflection.builtin(ts, "getattr");
    }

    static @Borrowed PickleState of(ThreadState ts) {
        AtomicReference<PickleState> slot = ts.interp.state(KEY);
        PickleState s = slot.get();
        if (s == null) {
            PickleState made = new PickleState(ts);
            if (slot.compareAndSet(null, made)) {
                return made;
            }
            made.release(ts);
            s = slot.get();
        }
        return s;
    }

    private void release(ThreadState ts) {
        PyObject[] all = {dispatchTable, extensionRegistry, invertedRegistry, extensionCache, nameMapping, importMapping, reverseNameMapping,
            reverseImportMapping, codecsEncode, partial, getattr};
        Refs.releaseAll(ts, all, 0, all.length);
    }

    private static @Owned PyObject attribute(ThreadState ts, String module, String name) {
        PyObject m = Importer.importModule((PyThreadState) ts, module);
        try {
            return Objects.getAttr(ts, m, name);
        } finally {
            Refs.decref(ts, m);
        }
    }

    private static @Owned PyDict dict(ThreadState ts, String module, String name) {
        PyObject o = attribute(ts, module, name);
        if (PyType.of(o) != PyDict.TYPE) {
            String type = PyType.of(o).name();
            Refs.decref(ts, o);
            throw Raise.runtimeError("%s.%s should be a dict, not %s", module, name, type);
        }
        return (PyDict) o;
    }
}
