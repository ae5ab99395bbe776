// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Turns a Python exception into a Java one: text by the library's own traceback module, frames as stack trace elements. */
final class JavaTraceback {
    private JavaTraceback() {}

    /** @param scope the callback that the exception is thrown into, which then owns the exception object; or null */
    static PythonException toJava(PyThreadState ts, @Stolen PyException e, Interpreter interpreter, CallbackScope scope) {
        PyObject value = e.takeValue(ts);
        PyType type = PyType.of(value);
        List<String> names = new ArrayList<>();
        for (PyType t : type.mro()) {
            names.add(TypeMethods.qualifiedName(ts, t));
        }
        PythonException x = new PythonException(names, text(ts, value), traceback(ts, value, names.getFirst()), JavaErrors.causeOf(ts, value));
        List<StackTraceElement> trace = frames(ts, value);
        trace.addAll(Arrays.asList(x.getStackTrace()));
        x.setStackTrace(trace.toArray(StackTraceElement[]::new));
        if (scope == null) {
            Refs.decref(ts, value);
        } else {
            x.keep(new Value(interpreter, value));
            scope.add(x);
        }
        return x;
    }

    /** For an exception that ends the start of an interpreter: a library that does not fit, most likely. */
    static IllegalStateException atStart(PyThreadState ts, @Stolen PyException e) {
        PyObject value = e.takeValue(ts);
        try {
            return new IllegalStateException("the interpreter does not start: " + traceback(ts, value, TypeMethods.qualifiedName(ts, PyType.of(value))).strip());
        } finally {
            Refs.decref(ts, value);
        }
    }

    private static String text(PyThreadState ts, PyObject value) {
        try {
            return Objects.strText(ts, value);
        } catch (PyException e) {
            e.discard(ts);
            return "<exception str() failed>";
        }
    }

    private static String traceback(PyThreadState ts, PyObject value, String typeName) {
        StringBuilder b = new StringBuilder();
        try {
            PyObject module = Importer.importModule(ts, "traceback");
            try {
                PyObject lines = Calls.callMethod(ts, module, "format_exception", value);
                try {
                    Iterators.forEach(ts, lines, line -> {
                        b.append(PyUnicode.unwrap(line));
                        return true;
                    });
                } finally {
                    Refs.decref(ts, lines);
                }
            } finally {
                Refs.decref(ts, module);
            }
        } catch (PyException e) {
            // The traceback module itself is broken or missing: the last line is what there is.
            e.discard(ts);
            return typeName + ": " + text(ts, value) + "\n";
        }
        return b.toString();
    }

    private static List<StackTraceElement> frames(PyThreadState ts, @Borrowed PyObject value) {
        List<StackTraceElement> out = new ArrayList<>();
        PyObject first = Objects.lookupAttr(ts, value, Names.__traceback__);
        for (PyTraceback t = first instanceof PyTraceback tb ? tb : null; t != null; t = t.next()) {
            Frame f = t.frame().frame;
            PyObject module = f.globals == null ? null : f.globals.get(ts, Names.__name__);
            PyUnicode name = module == null ? null : PyUnicode.unwrapOrNull(module);
            out.add(new StackTraceElement(name == null ? "" : name.toString(), f.code.qualname.toString(), f.code.filename().toString(), t.line()));
            Refs.xdecref(ts, module);
        }
        Refs.xdecref(ts, first);
        Collections.reverse(out);
        return out;
    }
}
