// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._struct;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** {@code _struct}: conversion between Python values and packed binary data. <p>Threads: any; the cache is per interpreter. */
@PyModule(name = "_struct", doc = "Functions to convert between Python values and C structs represented\nas Python bytes objects.")
public final class StructModule {
    private static final int MAX_CACHED = 100;
    private static final StateKey<ConcurrentHashMap<String, StructFormat>> CACHE = StateKey.of(() -> new ConcurrentHashMap<String, StructFormat>());

    private StructModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyStruct.TYPE);
        m.add("error", Refs.newRef(ts, StructFormat.ERROR.of(ts)));
    }

    /** A format given to one of the functions, which is looked up in a cache. */
    private static StructFormat cached(ThreadState ts, PyObject format) {
        if (PyUnicode.unwrapOrNull(format) == null && PyBytes.unwrapOrNull(format) == null) {
            PyDict none = new PyDict(ts);
            try {
                // Raises if it is no key.
                none.getItem(ts, format);
            } finally {
                Refs.decref(ts, none);
            }
        }
        return format(ts, format);
    }

    static StructFormat format(ThreadState ts, PyObject format) {
        String text = PyStruct.text(ts, format);
        ConcurrentHashMap<String, StructFormat> cache = ts.interp.state(CACHE);
        StructFormat f = cache.get(text);
        if (f == null) {
            if (text.indexOf(0) >= 0) {
                throw StructFormat.ERROR.error(ts, "embedded null character");
            }
            f = StructFormat.parse(ts, text);
            if (cache.size() >= MAX_CACHED) {
                cache.clear();
            }
            cache.put(text, f);
        }
        return f;
    }

    private static PyObject[] rest(PyObject[] args) {
        if (args.length == 0) {
            throw Raise.typeError("missing format argument");
        }
        return Arrays.copyOfRange(args, 1, args.length);
    }

    @PyFunction("($module, /)")
    static void _clearcache(ThreadState ts) {
        ts.interp.state(CACHE).clear();
    }

    @PyFunction("($module, format, /)")
    static long calcsize(ThreadState ts, PyObject format) {
        return cached(ts, format).size;
    }

    @PyFunction(value = "($module, *args)", textSignature = false)
    static PyObject pack(ThreadState ts, PyObject[] args) {
        PyObject[] values = rest(args);
        return PyStruct.pack(ts, cached(ts, args[0]), values);
    }

    @PyFunction(value = "($module, *args)", textSignature = false)
    static void pack_into(ThreadState ts, PyObject[] args) {
        PyObject[] values = rest(args);
        PyStruct.packInto(ts, cached(ts, args[0]), values);
    }

    @PyFunction("($module, format, buffer, /)")
    static PyObject unpack(ThreadState ts, PyObject format, PyObject buffer) {
        return PyStruct.unpack(ts, cached(ts, format), buffer);
    }

    @PyFunction("($module, format, /, buffer, offset=0)")
    static PyObject unpack_from(ThreadState ts, PyObject format, PyObject buffer, long offset) {
        return PyStruct.unpackFrom(ts, cached(ts, format), buffer, offset);
    }

    @PyFunction("($module, format, buffer, /)")
    static PyObject iter_unpack(ThreadState ts, PyObject format, PyObject buffer) {
        return PyStruct.iterUnpack(ts, cached(ts, format), buffer);
    }
}
