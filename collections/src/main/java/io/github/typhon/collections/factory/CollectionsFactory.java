// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.factory;

import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.collections.dict.DictMerge;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.collections.hash.TableView;
import io.github.typhon.collections.iter.PySequenceIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.AnySet;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.spi.ContainerFactory;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Predicate;

/** Makes containers for code in {@code objects}, which cannot name them. Stateless. */
public final class CollectionsFactory implements ContainerFactory {
    @Override
    public @Owned PyObject newDict(ThreadState ts) {
        return new PyDict(ts);
    }

    @Override
    public boolean isDict(PyObject o) {
        return o instanceof PyDict;
    }

    @Override
    public boolean isExactDict(PyObject o) {
        return o.getClass() == PyDict.class;
    }

    @Override
    public @Owned PyObject dictGet(ThreadState ts, PyObject dict, PyObject key) {
        return ((PyDict) dict).getItem(ts, key);
    }

    @Override
    public void dictSet(ThreadState ts, PyObject dict, PyObject key, PyObject value) {
        ((PyDict) dict).put(ts, key, value);
    }

    @Override
    public void dictSetStolen(ThreadState ts, PyObject dict, PyUnicode key, @Stolen PyObject value) {
        ((PyDict) dict).putStolen(ts, key, key.asHash(), value);
    }

    @Override
    public @Owned PyObject dictPop(ThreadState ts, PyObject dict, PyObject key) {
        return ((PyDict) dict).remove(ts, key);
    }

    @Override
    public void dictRemoveIf(ThreadState ts, PyObject dict, PyObject key, Predicate<PyObject> test) {
        ((PyDict) dict).removeIf(ts, key, test);
    }

    @Override
    public long dictSize(PyObject dict) {
        return ((PyDict) dict).size();
    }

    @Override
    public @Owned PyObject dictCopy(ThreadState ts, PyObject dict) {
        return ((PyDict) dict).copy(ts);
    }

    @Override
    public void dictUpdate(ThreadState ts, PyObject dict, PyObject other) {
        DictMerge.update(ts, (PyDict) dict, other);
    }

    @Override
    public @Owned PyObject[] dictItems(ThreadState ts, PyObject dict) {
        return ((PyDict) dict).itemsNow(ts);
    }

    @Override
    public @Owned PyObject newList(ThreadState ts, @Stolen PyObject[] items, int n) {
        return PyList.of(ts, items, n);
    }

    @Override
    public boolean isList(PyObject o) {
        return o instanceof PyList;
    }

    @Override
    public @Owned PyObject[] listItems(ThreadState ts, PyObject list) {
        return ((PyList) list).toArray(ts);
    }

    @Override
    public @Owned PyObject[] itemsAtOnce(ThreadState ts, PyObject o) {
        if (o.getClass() == PyList.class) return ((PyList) o).toArray(ts);
        if (o instanceof KeyTable t && t.isExact()) return t.keysNow(ts);
        return o instanceof TableView v ? v.itemsNow(ts) : null;
    }

    @Override
    public String[] listTexts(ThreadState ts, PyObject list) {
        return list.getClass() == PyList.class ? ((PyList) list).texts(ts) : null;
    }

    @Override
    public void dictBuild(ThreadState ts, PyObject dict, PyUnicode name, PyObject value) {
        ((PyDict) dict).putBuilding(ts, name, value);
    }

    @Override
    public void listAppend(ThreadState ts, PyObject list, PyObject value) {
        ((PyList) list).append(ts, value);
    }

    @Override
    public boolean isMemoryView(PyObject o) {
        return o instanceof PyMemoryView;
    }

    @Override
    public @Owned PyObject newMemoryView(ThreadState ts, @Stolen PyObject buffer) {
        return PyMemoryView.over(ts, (PyBuffer) buffer);
    }

    @Override
    public @Owned PyObject newRestrictedMemoryView(ThreadState ts, PyObject buffer) {
        return PyMemoryView.restricted(ts, (PyBuffer) buffer);
    }

    @Override
    public boolean isRestrictedMemoryView(PyObject view) {
        return ((PyMemoryView) view).isRestricted();
    }

    @Override
    public PyObject memoryViewObject(PyObject view) {
        PyMemoryView m = (PyMemoryView) view;
        return m.isReleased() ? null : m.exporter();
    }

    @Override
    public void memoryViewRelease(ThreadState ts, PyObject view) {
        ((PyMemoryView) view).release(ts);
    }

    @Override
    public @Owned PyObject newSet(ThreadState ts) {
        return new PySet(ts);
    }

    @Override
    public void setAdd(ThreadState ts, PyObject set, PyObject value) {
        ((AnySet) set).add(ts, value);
    }

    @Override
    public boolean isAnySet(PyObject o) {
        return o instanceof AnySet;
    }

    @Override
    public @Owned PyObject newFrozenSet(ThreadState ts, PyObject[] items) {
        return PyFrozenSet.of(ts, items);
    }

    @Override
    public @Owned PyObject newSequenceIterator(ThreadState ts, PyObject sequence) {
        return new PySequenceIterator(ts, sequence);
    }
}
