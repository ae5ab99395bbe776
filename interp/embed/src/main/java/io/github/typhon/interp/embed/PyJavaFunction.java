// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code typhon.JavaFunction}: a {@link PythonCallable} that Python calls. The thread is detached while the Java code runs. */
@PyClass(name = "JavaFunction", module = "typhon", flags = {PyType.HAS_WEAKREF, PyType.DISALLOW_INSTANTIATION}, doc = "A function of the Java program.")
final class PyJavaFunction extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyJavaFunctionExposed());

    private final Interpreter interpreter;
    private final PythonCallable callable;

    PyJavaFunction(ThreadState ts, Interpreter interpreter, PythonCallable callable) {
        super(ts);
        this.interpreter = interpreter;
        this.callable = callable;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static String tp_repr(ThreadState ts, PyJavaFunction self) {
        return "<java function " + self.callable.getClass().getName() + ">";
    }

    static PyObject tp_call(ThreadState ts, PyJavaFunction self, PyObject[] args, PyUnicode[] kwnames) {
        CallbackScope scope = new CallbackScope();
        Attachments attachments = self.interpreter.attachments();
        CallbackScope outer = attachments.beginCallback(scope);
        try {
            return self.run(ts, scope, args, kwnames);
        } finally {
            attachments.endCallback(outer);
            scope.close();
        }
    }

    private @Owned PyObject run(ThreadState ts, CallbackScope scope, PyObject[] args, PyUnicode[] kwnames) {
        Arguments arguments = arguments(ts, scope, args, kwnames);
        Object result = null;
        Throwable thrown = null;
        try (ThreadState.Blocking b = ts.blocking()) {
            result = callable.call(arguments);
        } catch (Throwable t) {
            if (t instanceof VirtualMachineError e) {
                throw e;
            }
            thrown = t;
        }
        if (thrown != null) {
            throw JavaErrors.toPython(ts, interpreter, thrown);
        }
        return interpreter.conversion().toPython(ts, result);
    }

    private Arguments arguments(ThreadState ts, CallbackScope scope, PyObject[] args, PyUnicode[] kwnames) {
        int named = kwnames == null ? 0 : kwnames.length;
        List<Object> positional = new ArrayList<>();
        Map<String, Object> keywords = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            Object o = argument(ts, scope, args[i]);
            if (i < args.length - named) {
                positional.add(o);
            } else {
                keywords.put(kwnames[i - (args.length - named)].toString(), o);
            }
        }
        return new Arguments(interpreter, Collections.unmodifiableList(positional), Collections.unmodifiableMap(keywords));
    }

    private Object argument(ThreadState ts, CallbackScope scope, PyObject o) {
        Object scalar = ToJava.naturalScalar(o);
        if (scalar != null || o == PyNone.NONE) {
            return scalar;
        }
        Value v = new Value(interpreter, Refs.newRef(ts, o));
        scope.add(v);
        return v;
    }
}
