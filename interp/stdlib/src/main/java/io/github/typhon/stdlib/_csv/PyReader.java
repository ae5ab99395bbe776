// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicLong;

/** {@code _csv.reader}; held: the iterator over lines, the dialect.
 *  <p>Threads: each record is parsed by one call with a state of its own; threads that share a reader share its lines. */
@PyClass(name = "reader", module = "_csv", flags = PyType.DISALLOW_INSTANTIATION,
        doc = "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n")
final class PyReader extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyReaderExposed());

    private final PyDialect dialect;
    private final AtomicLong lines = new AtomicLong();

    PyReader(ThreadState ts, @Stolen PyObject iterator, @Stolen PyDialect dialect) {
        super(ts, iterator, dialect);
        this.dialect = dialect;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyReader self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyReader self) {
        PyObject input = self.held(ts, 0);
        RecordParser p = new RecordParser(ts, self.dialect);
        try {
            do {
                PyObject line = Iterators.next(ts, input);
                if (line == null) {
                    return self.atEnd(ts, p);
                }
                try {
                    PyUnicode u = PyUnicode.unwrapOrNull(line);
                    if (u == null) {
                        throw CsvModule.ERROR.error(ts, "iterator should return strings, not %s (the file should be opened in text mode)", PyType.of(line).name());
                    }
                    self.lines.incrementAndGet();
                    p.feed(u);
                } finally {
                    Refs.decref(ts, line);
                }
            } while (!p.isComplete());
            return p.take();
        } finally {
            p.discard();
            Refs.decref(ts, input);
        }
    }

    private PyObject atEnd(ThreadState ts, RecordParser p) {
        if (!p.hasRest()) {
            return null;
        }
        if (dialect.strict) {
            throw CsvModule.ERROR.error(ts, "unexpected end of data");
        }
        p.save();
        return p.take();
    }

    @PyGetter(value = "dialect", member = true)
    PyObject dialect(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) dialect);
    }

    @PyGetter(value = "line_num", member = true)
    long lineNum() {
        return lines.get();
    }
}
