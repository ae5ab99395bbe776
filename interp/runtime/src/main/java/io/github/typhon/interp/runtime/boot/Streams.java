// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Writing to whatever sys.stderr is just now. */
final class Streams {
    private Streams() {}

    /** To sys.stderr, or to the process's own error stream if there is no such object or it fails. CPython: PySys_WriteStderr. */
    static void error(PyThreadState ts, String text) {
        PyObject err = Printing.sysAttribute(ts, "stderr");
        if (err == null || err == PyNone.NONE) {
            System.err.print(text);
            return;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(text)));
            Refs.decref(ts, Calls.callMethod(ts, err, Names.flush));
        } catch (PyException e) {
            e.discard(ts);
            System.err.print(text);
        } finally {
            Refs.decref(ts, err);
        }
    }

    static boolean flush(PyThreadState ts, String stream) {
        PyObject s = Printing.sysAttribute(ts, stream);
        if (s == null || s == PyNone.NONE) {
            return true;
        }
        try {
            if (isClosed(ts, s)) {
                return true;
            }
            Refs.decref(ts, Calls.callMethod(ts, s, Names.flush));
            return true;
        } catch (PyException e) {
            if (stream.equals("stdout")) {
                Unraisable.report(ts, e, null, "Exception ignored while flushing sys.stdout");
            } else {
                e.discard(ts);
            }
            return false;
        } finally {
            Refs.decref(ts, s);
        }
    }

    /** Before an error is shown, so that output and error appear in order; what fails here fails again at the end. */
    static void flushQuietly(PyThreadState ts, String stream) {
        PyObject s = Printing.sysAttribute(ts, stream);
        if (s == null || s == PyNone.NONE) {
            return;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, s, Names.flush));
        } catch (PyException e) {
            e.discard(ts);
        } finally {
            Refs.decref(ts, s);
        }
    }

    /** False also for objects that do not tell. */
    private static boolean isClosed(PyThreadState ts, PyObject stream) {
        PyObject closed = null;
        try {
            closed = Objects.lookupAttr(ts, stream, "closed");
            return closed != null && Objects.isTrue(ts, closed);
        } catch (PyException e) {
            e.discard(ts);
            return false;
        } finally {
            Refs.xdecref(ts, closed);
        }
    }
}
