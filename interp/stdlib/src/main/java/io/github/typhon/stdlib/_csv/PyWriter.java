// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _csv.writer}; held: the file's {@code write}, the dialect. <p>Threads: each record is built by one call, and written by one call of {@code write}. */
@PyClass(name = "writer", module = "_csv", flags = PyType.DISALLOW_INSTANTIATION,
        doc = "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n")
final class PyWriter extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyWriterExposed());

    private final PyDialect dialect;

    PyWriter(ThreadState ts, @Stolen PyObject write, @Stolen PyDialect dialect) {
        super(ts, write, dialect);
        this.dialect = dialect;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private boolean isQuoted(PyObject field) {
        return switch (dialect.quoting) {
            case Quoting.NONNUMERIC -> !Numbers.check(field);
            case Quoting.ALL -> true;
            case Quoting.STRINGS -> PyUnicode.unwrapOrNull(field) != null;
            case Quoting.NOTNULL -> field != PyNone.NONE;
            default -> false;
        };
    }

    private void add(ThreadState ts, RecordBuilder b, PyObject field) {
        PyUnicode u = PyUnicode.unwrapOrNull(field);
        boolean quoted = isQuoted(field);
        if (u != null || field == PyNone.NONE) {
            b.add(u, quoted);
            return;
        }
        PyObject s = Objects.str(ts, field);
        try {
            b.add(PyUnicode.unwrap(s), quoted);
        } finally {
            Refs.decref(ts, s);
        }
    }

    @PyMethod(value = "($self, row, /)", doc = "Construct and write a CSV record from an iterable of fields.\n\nNon-string elements will be converted to string.")
    PyObject writerow(ThreadState ts, PyObject row) {
        PyObject it;
        try {
            it = Iterators.iter(ts, row);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw CsvModule.ERROR.error(ts, "iterable expected, not %s", PyType.of(row).name());
        }
        RecordBuilder b = new RecordBuilder(ts, dialect);
        try {
            for (PyObject field; (field = Iterators.next(ts, it)) != null;) {
                try {
                    add(ts, b, field);
                } finally {
                    Refs.decref(ts, field);
                }
            }
        } finally {
            Refs.decref(ts, it);
        }
        PyObject write = held(ts, 0);
        try {
            return Calls.call1(ts, write, b.finish());
        } finally {
            Refs.decref(ts, write);
        }
    }

    @PyMethod(value = "($self, rows, /)", doc = "Construct and write a series of iterables to a csv file.\n\nNon-string elements will be converted to string.")
    void writerows(ThreadState ts, PyObject rows) {
        Iterators.forEach(ts, rows, row -> {
            Refs.decref(ts, writerow(ts, row));
            return true;
        });
    }

    @PyGetter(value = "dialect", member = true)
    PyObject dialect(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) dialect);
    }
}
