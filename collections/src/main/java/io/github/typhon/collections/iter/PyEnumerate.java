// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Predicate;

/** Numbers the items of an iterable. Counts in a long, then in ints of any size. */
@PyClass(name = "enumerate", signature = "(iterable, start=0)", flags = PyType.BASETYPE, doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...")
public class PyEnumerate extends HeldIterator implements PairIterator {
    public static final PyType TYPE = PyType.builtin(new PyEnumerateExposed());

    private long index;

    /** held: the iterator, the count once it outgrows a long. */
    PyEnumerate(ThreadState ts, @Stolen PyObject iterator, long index, @Stolen PyObject big) {
        super(ts, iterator, big);
        this.index = index;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length == 0) {
            throw Raise.typeError("enumerate() missing required argument 'iterable'");
        }
        PyObject[] a = arguments(args, kwnames);
        PyLong start = a[1] == null ? PyLong.of(0) : Numbers.index(ts, a[1]);
        PyObject it = Iterators.iter(ts, a[0]);
        boolean small = start.fitsLong();
        return PyEnumerateExposed.newInstance(ts, type, it, small ? start.longValue() : 0, small ? null : start);
    }

    /** The iterable, and the start or null. CPython: enumerate_vectorcall, whose messages are its own. */
    private static @Borrowed PyObject[] arguments(PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        if (args.length > 2) {
            throw Raise.typeError("enumerate() takes at most 2 arguments (%d given)", args.length);
        }
        PyObject[] out = new PyObject[2];
        System.arraycopy(args, 0, out, 0, args.length - nkw);
        for (int k = 0; k < nkw; k++) {
            int i = kwnames[k].equalsText("start") ? 1 : kwnames[k].equalsText("iterable") ? 0 : -1;
            // Alone, a start is as wrong as any other name.
            if (i < 0 || out[i] != null || i == 1 && args.length == 1) {
                throw Raise.typeError("'%s' is an invalid keyword argument for enumerate()", kwnames[k]);
            }
            out[i] = args[args.length - nkw + k];
        }
        return out;
    }

    static PyObject tp_iter(ThreadState ts, PyEnumerate self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyEnumerate self) {
        PyObject it = self.peek(0);
        PyObject v = it == null ? null : PyListIterator.nextOf(ts, it);
        return v == null ? null : PyTuple.of(ts, self.number(ts), v);
    }

    private PyObject number(ThreadState ts) {
        PyObject big = peek(1);
        if (big == null) {
            long i = index++;
            if (i == Long.MAX_VALUE) {
                put(ts, 1, Numbers.add(ts, PyLong.of(i), PyLong.of(1)));
            }
            return PyLong.of(i);
        }
        put(ts, 1, Numbers.add(ts, big, PyLong.of(1)));
        return big;
    }

    @Override
    public boolean isPair() {
        return getClass() == PyEnumerate.class;
    }

    @Override
    public PyObject nextPair(ThreadState ts) {
        PyObject it = peek(0);
        PyObject v = it == null ? null : PyListIterator.nextOf(ts, it);
        if (v == null) {
            return null;
        }
        PyObject number = number(ts);
        ts.second = v;
        return number;
    }

    @Override
    public boolean isQuiet(Predicate<PyObject> quiet) {
        PyObject it = peek(0);
        return it == null || quiet.test(it);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyObject big = peek(1);
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.of(ts, held(ts, 0), big != null ? big : PyLong.of(index)));
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
