// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Finds a zone's file, where {@code zoneinfo.TZPATH} says, or in the package tzdata. <p>Threads: stateless. */
final class ZoneFiles {
    private ZoneFiles() {}

    private static @Owned PyObject call(ThreadState ts, String module, String function, PyObject... args) {
        PyObject m = Importer.importModule((PyThreadState) ts, module);
        try {
            return Calls.callMethod(ts, m, function, args);
        } finally {
            Refs.decref(ts, m);
        }
    }

    private static @Owned PyObject open(ThreadState ts, PyObject key) {
        PyObject path = call(ts, "zoneinfo._tzpath", "find_tzfile", key);
        try {
            return path == PyNone.NONE ? call(ts, "zoneinfo._common", "load_tzdata", key) : call(ts, "io", "open", path, PyUnicode.of("rb"));
        } finally {
            Refs.decref(ts, path);
        }
    }

    static Transitions load(ThreadState ts, PyObject key) {
        PyObject file = open(ts, key);
        try {
            return ZoneFileData.read(ts, file);
        } finally {
            try {
                Refs.decref(ts, Calls.callMethod(ts, file, "close"));
            } finally {
                Refs.decref(ts, file);
            }
        }
    }
}
