// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.spi;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Predicate;

/** The mutable containers as {@code objects} needs them; implemented by the collections module, which this one cannot see.
 *  <p>Ownership: parameters borrowed unless marked, results owned. */
public interface ContainerFactory {
    @Owned PyObject newDict(ThreadState ts);

    boolean isDict(PyObject o);

    /** A dict that is no instance of a subclass: it gives what is in it. */
    boolean isExactDict(PyObject o);

    /** The value, or null; a key that cannot be hashed raises. */
    @Owned PyObject dictGet(ThreadState ts, PyObject dict, PyObject key);

    void dictSet(ThreadState ts, PyObject dict, PyObject key, PyObject value);

    /** As dictSet for an exact str key, taking over the value: runs no Python and takes no other object's lock. */
    void dictSetStolen(ThreadState ts, PyObject dict, PyUnicode key, @Stolen PyObject value);

    /** Removes a key and answers its value, or null. */
    @Owned PyObject dictPop(ThreadState ts, PyObject dict, PyObject key);

    /** Removes a key if its value passes the test, in one step; the test holds the dict's lock, so it may neither count nor wait.
     *  CPython: _PyDict_DelItemIf. */
    void dictRemoveIf(ThreadState ts, PyObject dict, PyObject key, Predicate<PyObject> test);

    long dictSize(PyObject dict);

    @Owned PyObject dictCopy(ThreadState ts, PyObject dict);

    /** Adds every item of a mapping or of an iterable of pairs, as {@code dict.update}. */
    void dictUpdate(ThreadState ts, PyObject dict, PyObject other);

    /** The keys and values now, owned, alternating. */
    @Owned PyObject[] dictItems(ThreadState ts, PyObject dict);

    /** A list that takes over the array's first n elements. */
    @Owned PyObject newList(ThreadState ts, @Stolen PyObject[] items, int n);

    boolean isList(PyObject o);

    /** The elements of an exact list or subclass now, each owned. */
    @Owned PyObject[] listItems(ThreadState ts, PyObject list);

    /** What iterating a built-in container gives, at one moment, each owned: of an exact list, set, frozenset or dict and of a dict's views. Null
     *  for anything else. */
    @Owned PyObject[] itemsAtOnce(ThreadState ts, PyObject o);

    /** The texts of an exact list of nothing but exact narrow str now; else null. */
    String[] listTexts(ThreadState ts, PyObject list);

    /** {@code dict[name] = value} for a new dict that nobody else has. */
    void dictBuild(ThreadState ts, PyObject dict, PyUnicode name, PyObject value);

    void listAppend(ThreadState ts, PyObject list, PyObject value);

    boolean isMemoryView(PyObject o);

    /** A memoryview of what a {@code PyBuffer} exports, which it releases with its last view. */
    @Owned PyObject newMemoryView(ThreadState ts, @Stolen PyObject buffer);

    /** A memoryview of the same bytes that gives no further views and releases nothing. */
    @Owned PyObject newRestrictedMemoryView(ThreadState ts, PyObject buffer);

    boolean isRestrictedMemoryView(PyObject view);

    /** What exports the bytes, borrowed; null once the view is released. */
    PyObject memoryViewObject(PyObject view);

    void memoryViewRelease(ThreadState ts, PyObject view);

    @Owned PyObject newSet(ThreadState ts);

    void setAdd(ThreadState ts, PyObject set, PyObject value);

    boolean isAnySet(PyObject o);

    @Owned PyObject newFrozenSet(ThreadState ts, PyObject[] items);

    /** The sequence iterator over an object with {@code __getitem__} only. */
    @Owned PyObject newSequenceIterator(ThreadState ts, PyObject sequence);
}
