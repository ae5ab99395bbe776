// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The source line that the loader of a module knows. */
final class WarningSource {
    private WarningSource() {}

    /** Null if the module has no loader, no name, or no source. */
    static @Owned PyUnicode line(ThreadState ts, PyDict globals, int line) {
        PyObject bootstrap = Importer.importModule((PyThreadState) ts, "_frozen_importlib_external");
        PyObject loader;
        try {
            loader = Calls.callMethod(ts, bootstrap, "_bless_my_loader", globals);
        } finally {
            Refs.decref(ts, bootstrap);
        }
        PyObject name = null;
        PyObject source = null;
        try {
            name = loader == PyNone.NONE ? null : globals.get(ts, Names.__name__);
            PyObject get = name == null ? null : Objects.lookupAttr(ts, loader, "get_source");
            if (get == null) {
                return null;
            }
            try {
                source = Calls.call1(ts, get, name);
            } finally {
                Refs.decref(ts, get);
            }
            return source == PyNone.NONE ? null : lineOf(ts, source, line);
        } finally {
            Refs.decref(ts, loader);
            Refs.xdecref(ts, name);
            Refs.xdecref(ts, source);
        }
    }

    /** str's own splitlines: a subclass may answer anything. */
    private static @Owned PyUnicode lineOf(ThreadState ts, PyObject source, int line) {
        PyObject split = Objects.getAttr(ts, PyUnicode.TYPE, "splitlines");
        PyObject lines = null;
        try {
            lines = Calls.call1(ts, split, source);
            return (PyUnicode) Sequences.getItem(ts, lines, line - 1);
        } finally {
            Refs.decref(ts, split);
            Refs.xdecref(ts, lines);
        }
    }
}
