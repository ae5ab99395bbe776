// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._functools;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.QuickDict;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.LongAdder;

/** The callable behind functools.lru_cache.
 *  <p>Threads: hits on an unbounded cache take no lock; a bounded one also moves the entry to the young end, under the dict's mutex. The
 *  function is called with nothing locked, so two threads that miss the same key both call it.
 *  <p>Ownership: owns function, cache and the type of cache_info(). <p>CPython: lru_cache_object, a dict and a linked list. */
@PyClass(name = "_lru_cache_wrapper", module = "functools",
        flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF, PyType.METHOD_DESCRIPTOR},
        doc = "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no "
                + "caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and "
                + "f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the "
                + "fields:\n                        hits misses currsize maxsize")
public class LruCacheWrapper extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new LruCacheWrapperExposed());
    private static final PyObject KEYWORD_MARK = PyTuple.ofImmortals(PyUnicode.of("<keywords>"));

    @Owned private final PyObject function;
    @Owned private final PyObject infoType;
    @Owned private final PyDict cache;
    /** -1 if unbounded. */
    private final long maxsize;
    private final boolean typed;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    public LruCacheWrapper(ThreadState ts, PyObject function, long maxsize, boolean typed, PyObject infoType) {
        super(ts);
        this.function = Refs.newRef(ts, function);
        this.infoType = Refs.newRef(ts, infoType);
        this.maxsize = maxsize;
        this.typed = typed;
        cache = new PyDict(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(function);
        v.visit(infoType);
        v.visit(cache);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        cache.clear(ts);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, function);
        Refs.decref(ts, infoType);
        Refs.decref(ts, cache);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("lru_cache", args, kwnames, 0, 4, 4, "user_function", "maxsize", "typed", "cache_info_type");
        if (!Objects.isCallable(a[0])) {
            throw Raise.typeError("the first argument must be callable");
        }
        long max = -1;
        if (a[1] != PyNone.NONE) {
            if (!Numbers.isIndex(a[1])) {
                throw Raise.typeError("maxsize should be integer or None");
            }
            max = Math.max(0, Numbers.asSsize(ts, a[1], Exc.OverflowError));
        }
        return new LruCacheWrapperSub(ts, type, a[0], max, Objects.isTrue(ts, a[2]), a[3]);
    }

    static PyObject tp_call(ThreadState ts, LruCacheWrapper self, PyObject[] args, PyUnicode[] kwnames) {
        if (self.maxsize == 0) {
            self.misses.increment();
            return Calls.call(ts, self.function, args, kwnames);
        }
        PyObject key = self.key(ts, args, kwnames);
        try {
            long hash = Objects.hash(ts, key);
            PyObject v = self.cache.getItem(ts, key, hash);
            if (v != null) {
                if (self.maxsize > 0) {
                    self.cache.moveToEnd(ts, key, true);
                }
                self.hits.increment();
                return v;
            }
            self.misses.increment();
            v = Calls.call(ts, self.function, args, kwnames);
            try {
                self.store(ts, key, hash, v);
            } catch (Throwable e) {
                Refs.decref(ts, v);
                throw e;
            }
            return v;
        } finally {
            Refs.decref(ts, key);
        }
    }

    private void store(ThreadState ts, PyObject key, long hash, PyObject v) {
        if (!cache.putIfAbsent(ts, key, hash, v)) {
            return;
        }
        while (maxsize > 0 && cache.size() > maxsize) {
            PyObject[] oldest = QuickDict.popFirst(ts, cache);
            if (oldest == null) {
                return;
            }
            Refs.releaseAll(ts, oldest, 0, 2);
        }
    }

    /** CPython: lru_cache_make_key. One plain int or str argument is its own key. */
    private @Owned PyObject key(ThreadState ts, PyObject[] args, PyUnicode[] kwnames) {
        if (!typed && kwnames == null && args.length == 1 && (args[0] instanceof PyInt || args[0] instanceof PyUnicode)) {
            return args[0];
        }
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        PyObject[] k = new PyObject[npos + (nkw == 0 ? 0 : 1 + 2 * nkw) + (typed ? args.length : 0)];
        int n = 0;
        for (int i = 0; i < npos; i++) {
            k[n++] = Refs.newRef(ts, args[i]);
        }
        if (nkw > 0) {
            k[n++] = KEYWORD_MARK;
            for (int i = 0; i < nkw; i++) {
                k[n++] = kwnames[i];
                k[n++] = Refs.newRef(ts, args[npos + i]);
            }
        }
        for (int i = 0; typed && i < args.length; i++) {
            k[n++] = Refs.newRef(ts, PyType.of(args[i]));
        }
        return PyTuple.of(ts, k);
    }

    static PyObject tp_descr_get(ThreadState ts, LruCacheWrapper self, PyObject obj, PyObject type) {
        return obj == null || obj == PyNone.NONE ? Refs.newRef(ts, self) : new PyMethod(ts, self, obj);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "cache_info", doc = "Report cache statistics")
    PyObject cacheInfo(ThreadState ts) {
        PyObject max = maxsize < 0 ? PyNone.NONE : PyLong.of(maxsize);
        return Calls.call(ts, infoType, PyLong.of(hits.sum()), PyLong.of(misses.sum()), max, PyLong.of(cache.size()));
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "cache_clear", doc = "Clear the cache and cache statistics")
    void cacheClear(ThreadState ts) {
        hits.reset();
        misses.reset();
        cache.clear(ts);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return Objects.getAttr(ts, this, "__qualname__");
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "__copy__")
    PyObject copy(ThreadState ts) {
        return Refs.newRef(ts, this);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, memo, /)", name = "__deepcopy__")
    PyObject deepcopy(ThreadState ts, PyObject memo) {
        return Refs.newRef(ts, this);
    }

    @PyGetter("__dict__")
    PyObject dict(ThreadState ts) {
        return InlineValues.dict(ts, (Attributed) this);
    }
}
