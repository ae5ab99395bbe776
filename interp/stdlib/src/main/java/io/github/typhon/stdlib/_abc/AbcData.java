// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._abc;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicLong;

/** What an abstract base class knows of its virtual subclasses: {@code _abc_impl}. Threads: any; negative answers are only as new as the counter
 *  that was read before them. */
@PyClass(name = "_abc_data", module = "_abc", flags = PyType.DISALLOW_INSTANTIATION, doc = "Internal state held by ABC machinery.")
final class AbcData extends RefCounted {
    static final PyType TYPE = PyType.builtin(new AbcDataExposed());

    private static final PyUnicode ATTRIBUTE = PyUnicode.intern("_abc_impl");
    /** How many registrations the interpreter has seen: each makes all negative answers stale. */
    private static final StateKey<AtomicLong> REGISTRATIONS = StateKey.of(() -> new AtomicLong());

    /** Negative answers, good while the counter stands at {@code version}. */
    record Negatives(WeakClassSet classes, long version) {}

    final WeakClassSet registry = new WeakClassSet();
    final WeakClassSet cache = new WeakClassSet();
    volatile Negatives negatives;

    AbcData(ThreadState ts) {
        super(ts);
        negatives = new Negatives(new WeakClassSet(), counter(ts).get());
        track(ts);
    }

    static AtomicLong counter(ThreadState ts) {
        return ts.interp.state(REGISTRATIONS);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        registry.traverse(v);
        cache.traverse(v);
        negatives.classes.traverse(v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        registry.clear(ts);
        cache.clear(ts);
        negatives.classes.clear(ts);
    }

    /** The data of a class. */
    static @Owned AbcData of(ThreadState ts, PyObject cls) {
        PyObject o = Objects.getAttr(ts, cls, ATTRIBUTE);
        if (!(o instanceof AbcData d)) {
            Refs.decref(ts, o);
            throw Raise.typeError("_abc_impl is set to a wrong type");
        }
        return d;
    }

    static void attach(ThreadState ts, PyObject cls) {
        AbcData d = new AbcData(ts);
        try {
            Objects.setAttr(ts, cls, ATTRIBUTE, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    /** The negative answers that still hold. */
    Negatives currentNegatives(ThreadState ts) {
        long now = counter(ts).get();
        Negatives n = negatives;
        if (n.version < now) {
            Negatives fresh = new Negatives(new WeakClassSet(), now);
            synchronized (this) {
                if (negatives == n) {
                    negatives = fresh;
                } else {
                    return negatives;
                }
            }
            n.classes.clear(ts);
            return fresh;
        }
        return n;
    }
}
