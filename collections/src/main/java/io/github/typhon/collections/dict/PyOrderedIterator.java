// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over an OrderedDict, in either direction: its keys, its values, or its items. <p>Threads: as all dict iterators. */
@PyClass(name = "odict_iterator", flags = PyType.DISALLOW_INSTANTIATION, methods = DictIterationSlots.class)
public final class PyOrderedIterator extends DictIteration implements PairIterator {
    public static final PyType TYPE = PyType.builtin(new PyOrderedIteratorExposed());

    /** What of each entry the iterator answers. */
    public enum Part { KEYS, VALUES, ITEMS }

    private final Part part;

    public PyOrderedIterator(ThreadState ts, PyDict dict, Part part, boolean backwards) {
        super(ts, dict, backwards);
        this.part = part;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    String changed(boolean size) {
        return "OrderedDict mutated during iteration";
    }

    @Override
    PyObject take(ThreadState ts, PyDict.Cursor c) {
        if (part == Part.ITEMS) {
            return PyTuple.of(ts, c.key, c.value);
        }
        Refs.decref(ts, part == Part.KEYS ? c.value : c.key);
        return part == Part.KEYS ? c.key : c.value;
    }

    @Override
    public boolean isPair() {
        return part == Part.ITEMS;
    }
}
