// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.builtins.SourceLine;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Shows a warning by {@code warnings._showwarnmsg}; where that is missing, plainly on {@code sys.stderr}. CPython: call_show_warning, show_warning. */
final class WarningDisplay {
    private WarningDisplay() {}

    /** Source line and source may be null; text is what the message says. */
    record Shown(@Borrowed PyObject category, @Borrowed PyObject text, @Borrowed PyObject warning, @Borrowed PyUnicode filename, int line,
            @Borrowed PyUnicode sourceLine, @Borrowed PyObject source) {}

    @MayRunPython
    static void show(PyThreadState ts, Shown w) {
        boolean hasSource = w.source != null && w.source != PyNone.NONE;
        // A message with a source tells where that was allocated, which only module warnings can find out.
        PyObject hook = WarningFilters.attribute(ts, "_showwarnmsg", hasSource);
        if (hook == null) {
            plain(ts, w);
            return;
        }
        PyObject type = null;
        PyObject message = null;
        try {
            if (!Objects.isCallable(hook)) {
                throw Raise.typeError("warnings._showwarnmsg() must be set to a callable");
            }
            type = WarningFilters.attribute(ts, "WarningMessage", false);
            if (type == null) {
                throw Raise.runtimeError("unable to get warnings.WarningMessage");
            }
            message = Calls.call(ts, type, w.warning, w.category, w.filename, PyLong.of(w.line), PyNone.NONE, PyNone.NONE,
                    hasSource ? w.source : PyNone.NONE);
            Refs.decref(ts, Calls.call1(ts, hook, message));
        } finally {
            Refs.decref(ts, hook);
            Refs.xdecref(ts, type);
            Refs.xdecref(ts, message);
        }
    }

    /** Never raises: a warning that cannot be written is lost. */
    private static void plain(PyThreadState ts, Shown w) {
        PyObject err = null;
        PyObject name = null;
        try {
            err = Printing.sysAttribute(ts, "stderr");
            if (err == null || err == PyNone.NONE) {
                return;
            }
            name = Objects.getAttr(ts, w.category, Names.__name__);
            String head = w.filename + ":" + w.line + ": " + Objects.strText(ts, name) + ": " + Objects.strText(ts, w.text) + "\n";
            String source = w.sourceLine != null ? w.sourceLine.toString() : SourceLine.of(ts, w.filename.toString(), w.line);
            String all = source == null || source.isBlank() ? head : head + "  " + source.strip() + "\n";
            Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(all)));
        } catch (PyException e) {
            e.discard(ts);
        } finally {
            Refs.xdecref(ts, err);
            Refs.xdecref(ts, name);
        }
    }
}
