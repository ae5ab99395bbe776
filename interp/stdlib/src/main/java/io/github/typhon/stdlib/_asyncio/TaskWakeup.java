// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The callback of a task on the future it awaits; it looks like the built-in method that it is on CPython. Held: the task. Threads: any. */
@PyClass(name = "TaskWakeupMethWrapper", module = "_asyncio", flags = PyType.DISALLOW_INSTANTIATION)
final class TaskWakeup extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new TaskWakeupExposed());

    TaskWakeup(ThreadState ts, PyTask task) {
        super(ts, Refs.newRef(ts, (PyObject) task));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_call(ThreadState ts, TaskWakeup self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Raise.typeError("Task.task_wakeup() takes no keyword arguments");
        if (args.length != 1) throw Raise.typeError("Task.task_wakeup() takes exactly one argument (%d given)", args.length);
        PyTask t = (PyTask) self.held(ts, 0);
        if (t == null) return PyNone.NONE;
        try {
            TaskStep.wakeup(ts, t, args[0]);
        } finally {
            Refs.decref(ts, t);
        }
        return PyNone.NONE;
    }

    static PyObject tp_repr(ThreadState ts, TaskWakeup self) {
        PyObject t = self.self(ts);
        String s = "<built-in method task_wakeup of " + PyType.of(t).fullName() + " object at " + Hashing.address(t) + ">";
        Refs.decref(ts, t);
        return PyUnicode.of(s);
    }

    @PyGetter("__self__")
    PyObject self(ThreadState ts) {
        PyObject t = held(ts, 0);
        return t == null ? PyNone.NONE : t;
    }

    @PyGetter("__name__")
    PyObject name() {
        return PyUnicode.of("task_wakeup");
    }

    @PyGetter("__qualname__")
    PyObject qualname(ThreadState ts) {
        PyObject t = self(ts);
        String s = PyType.of(t).qualname() + ".task_wakeup";
        Refs.decref(ts, t);
        return PyUnicode.of(s);
    }
}
