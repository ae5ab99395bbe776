// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.TableView;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What keys(), values() and items() share: the dict they look at, owned for life. CPython: _PyDictViewObject. */
abstract class DictView extends RefCounted implements TableView {
    @Owned final PyDict dict;

    DictView(ThreadState ts, PyDict dict) {
        super(ts);
        this.dict = Refs.newRef(ts, dict);
        track(ts);
    }

    final int size() {
        return dict.size();
    }

    @Override
    public final void traverse(Visitor v) {
        v.visit(dict);
    }

    @Override
    protected final void deallocated(ThreadState ts) {
        Refs.decref(ts, dict);
    }
}
