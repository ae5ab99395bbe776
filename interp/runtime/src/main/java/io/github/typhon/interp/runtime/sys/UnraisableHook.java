// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.code.CodeView;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Exceptions that no caller can see, handed to {@code sys.unraisablehook}. CPython: _PyErr_WriteUnraisableMsg. */
public final class UnraisableHook implements Unraisable.Hook {
    static final StructSequence.Kind ARGS = new StructSequence.Kind(
            "builtins", "UnraisableHookArgs", "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
            5, true, "exc_type", "exc_value", "exc_traceback", "err_msg", "object");

    @Override
    public void report(ThreadState ts, PyException e, PyObject object, String prefix) {
        PyThreadState pts = PyThreadState.of(ts);
        PyObject value;
        try {
            value = e.takeValue(ts);
        } catch (PyException again) {
            again.discard(ts);
            return;
        }
        PyObject tb = Objects.lookupAttr(ts, value, Names.__traceback__);
        Frame f = pts.currentFrame();
        if ((tb == null || tb == PyNone.NONE) && f != null) {
            // Raised by native code: it happened where Python stands.
            tb = new PyTraceback(ts, null, f.pyFrame(ts), CodeView.offset(f.pc()));
        }
        boolean named = prefix != null && object != null;
        PyObject message = prefix == null ? PyNone.NONE : PyUnicode.of(named ? prefix.strip() + " " + safeRepr(pts, object) : prefix.strip());
        PyObject args = ARGS.of(ts, Refs.newRef(ts, PyType.of(value)), value, tb == null ? PyNone.NONE : tb,
                message, named || object == null ? PyNone.NONE : Refs.newRef(ts, object));
        PyObject hook = Printing.sysAttribute(ts, "unraisablehook");
        try {
            if (hook == null || hook == PyNone.NONE) {
                display(pts, args);
            } else {
                Refs.decref(ts, Calls.call1(ts, hook, args));
            }
        } catch (PyException inner) {
            hookFailed(pts, hook, inner);
        } finally {
            Refs.xdecref(ts, hook);
            Refs.decref(ts, args);
        }
    }

    /** The hook's own exception goes to the default hook. */
    private static void hookFailed(PyThreadState ts, PyObject hook, PyException inner) {
        PyObject value = inner.takeValue(ts);
        PyObject tb = Objects.lookupAttr(ts, value, Names.__traceback__);
        PyObject args = ARGS.of(ts, Refs.newRef(ts, PyType.of(value)), value, tb == null ? PyNone.NONE : tb,
                PyUnicode.of("Exception ignored in sys.unraisablehook"), Refs.newRef(ts, hook));
        try {
            display(ts, args);
        } catch (PyException e) {
            // There is nobody left to tell.
            e.discard(ts);
        } finally {
            Refs.decref(ts, args);
        }
    }

    /** The default hook: message, object, traceback on sys.stderr. */
    static void display(PyThreadState ts, PyObject args) {
        PyObject err = Printing.sysAttribute(ts, "stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        PyObject message = Objects.getAttr(ts, args, "err_msg");
        PyObject object = Objects.getAttr(ts, args, "object");
        PyObject value = Objects.getAttr(ts, args, "exc_value");
        PyObject traceback = Objects.getAttr(ts, args, "exc_traceback");
        try {
            String m = message == PyNone.NONE ? "Exception ignored in" : Objects.strText(ts, message);
            String text = object == PyNone.NONE ? m + ":" : m + ": " + safeRepr(ts, object);
            StringBuilder all = new StringBuilder(text).append('\n');
            if (traceback instanceof PyTraceback tb) {
                all.append(PlainTraceback.format(tb, !ts.interp.state(SysState.KEY).finalizing));
            }
            if (value != PyNone.NONE) {
                all.append(lastLine(ts, value));
            }
            Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(all.toString())));
            Refs.decref(ts, Calls.callMethod(ts, err, Names.flush));
        } finally {
            Refs.decref(ts, message);
            Refs.decref(ts, object);
            Refs.decref(ts, value);
            Refs.decref(ts, traceback);
            Refs.decref(ts, err);
        }
    }

    private static String lastLine(PyThreadState ts, PyObject value) {
        String text;
        try {
            text = Objects.strText(ts, value);
        } catch (PyException e) {
            e.discard(ts);
            text = "<exception str() failed>";
        }
        return TypeMethods.qualifiedName(ts, PyType.of(value)) + ": " + text + "\n";
    }

    private static String safeRepr(PyThreadState ts, PyObject o) {
        try {
            return Objects.reprText(ts, o);
        } catch (PyException e) {
            e.discard(ts);
            return "<object repr() failed>";
        }
    }
}
