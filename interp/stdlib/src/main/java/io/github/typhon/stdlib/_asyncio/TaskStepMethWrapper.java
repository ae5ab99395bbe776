// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What the loop calls to let a task go on. Held: the task, and the exception that it goes on with, or null. Threads: any. */
@PyClass(name = "TaskStepMethWrapper", module = "_asyncio", flags = PyType.DISALLOW_INSTANTIATION)
final class TaskStepMethWrapper extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new TaskStepMethWrapperExposed());

    /** @param exception borrowed, as the task; or null */
    TaskStepMethWrapper(ThreadState ts, PyTask task, PyObject exception) {
        super(ts, Refs.newRef(ts, (PyObject) task), Refs.xnewRef(ts, exception));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_call(ThreadState ts, TaskStepMethWrapper self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Raise.typeError("function takes no keyword arguments");
        if (args.length > 0) throw Raise.typeError("function takes no positional arguments");
        PyTask t = (PyTask) self.held(ts, 0);
        if (t == null) return PyNone.NONE;
        PyObject e = self.held(ts, 1);
        try {
            TaskStep.step(ts, t, e);
        } finally {
            Refs.xdecref(ts, e);
            Refs.decref(ts, t);
        }
        return PyNone.NONE;
    }

    @PyGetter("__self__")
    PyObject self(ThreadState ts) {
        PyObject t = held(ts, 0);
        return t == null ? PyNone.NONE : t;
    }
}
