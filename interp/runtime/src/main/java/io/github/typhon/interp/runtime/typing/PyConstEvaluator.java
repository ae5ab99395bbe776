// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.contract.Stolen;

/** The evaluate function of a bound or default that was given as a value. Owns the value. */
@PyClass(name = "_ConstEvaluator", signature = "()", module = "_typing", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyConstEvaluator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyConstEvaluatorExposed());

    @Owned private final PyObject value;

    PyConstEvaluator(ThreadState ts, @Stolen PyObject value) {
        super(ts);
        this.value = value;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_call(ThreadState ts, PyConstEvaluator self, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length != 1) throw Raise.typeError("_ConstEvaluator expected 1 argument, got %s", args.length);
        // annotationlib.Format.STRING
        if (Numbers.asInt(ts, args[0]) == 4) return source(ts, self.value);
        return Refs.newRef(ts, self.value);
    }

    private static PyObject source(ThreadState ts, PyObject value) {
        if (!(value instanceof PyTuple t)) return TypingCalls.call(ts, "_type_repr", value);
        StringBuilder s = new StringBuilder("(");
        for (int i = 0; i < t.size(); i++) {
            PyObject one = TypingCalls.call(ts, "_type_repr", t.get(i));
            s.append(i == 0 ? "" : ", ").append(one);
            Refs.decref(ts, one);
        }
        return PyUnicode.of(s.append(')').toString());
    }

    static PyObject tp_repr(ThreadState ts, PyConstEvaluator self) {
        return PyUnicode.of("<constevaluator " + Objects.reprText(ts, self.value) + ">");
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(value);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, value);
    }
}
