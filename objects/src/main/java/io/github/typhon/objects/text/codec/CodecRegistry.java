// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Builtins;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One interpreter's codecs: search functions, found codecs and error handlers.
 *  <p>Threads: any; two threads may both run a search, the first result stays.
 *  <p>Ownership: owns what it holds until the interpreter ends.
 *  <p>Re-entry: lookups run Python (search functions, the first import of {@code encodings}).
 *  <p>CPython: Python/codecs.c. */
public final class CodecRegistry {
    /** Runs once before the first search, instead of the import of {@code encodings}. */
    public interface Bootstrap {
        void run(ThreadState ts);
    }

    private static final StateKey<CodecRegistry> KEY = StateKey.of(interp -> new CodecRegistry());

    private final CopyOnWriteArrayList<PyObject> searchPath = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, PyObject> cache = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, PyObject> errorHandlers = new ConcurrentHashMap<>();
    private volatile Bootstrap bootstrap;

    private CodecRegistry() {
        ErrorHandlers.install(errorHandlers);
    }

    public static CodecRegistry of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    public void setBootstrap(Bootstrap b) {
        bootstrap = b;
    }

    /** Imports {@code encodings}, which registers the first search function, unless the interpreter set another way or has done so. */
    private void start(ThreadState ts) {
        Bootstrap b = bootstrap;
        bootstrap = null;
        if (b != null) {
            b.run(ts);
        } else if (searchPath.isEmpty()) {
            PyObject importer = Builtins.lookup(ts, "__import__");
            try {
                Refs.xdecref(ts, Calls.call1(ts, importer, PyUnicode.intern("encodings")));
            } finally {
                Refs.xdecref(ts, importer);
            }
        }
    }

    // ---- codecs ----

    public void register(ThreadState ts, PyObject search) {
        if (!Objects.isCallable(search)) {
            throw Raise.typeError("argument must be callable");
        }
        searchPath.add(Refs.newRef(ts, search));
    }

    public void unregister(ThreadState ts, PyObject search) {
        for (PyObject f : searchPath) {
            if (f == search && searchPath.remove(f)) {
                for (String k : cache.keySet()) {
                    Refs.xdecref(ts, cache.remove(k));
                }
                Refs.decref(ts, f);
                return;
            }
        }
    }

    /** Lower case, runs of other characters than letters, digits and dots as one underscore. */
    public static String normalize(String encoding) {
        StringBuilder b = new StringBuilder(encoding.length());
        boolean punctuation = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c) || c == '.') {
                if (punctuation && !b.isEmpty()) {
                    b.append('_');
                }
                punctuation = false;
                b.append(Character.toLowerCase(c));
            } else {
                punctuation = true;
            }
        }
        return b.toString();
    }

    /** Names are UTF-8 without null characters. */
    static void checkName(ThreadState ts, String name) {
        PyUnicode u = PyUnicode.of(name);
        if (!u.isAscii()) {
            Refs.decref(ts, (PyObject) Utf8.encode(ts, u, "strict"));
        }
        if (name.indexOf(0) >= 0) {
            throw Raise.valueError("embedded null character");
        }
    }

    /** The codec's tuple (encoder, decoder, stream reader, stream writer). */
    public @Owned PyObject lookup(ThreadState ts, String encoding) {
        checkName(ts, encoding);
        String key = normalize(encoding);
        PyObject known = cache.get(key);
        if (known != null) {
            return Refs.newRef(ts, known);
        }
        start(ts);
        if (searchPath.isEmpty()) {
            throw Raise.lookupError("no codec search functions registered: can't find encoding");
        }
        PyUnicode name = PyUnicode.intern(key);
        for (PyObject f : searchPath) {
            PyObject r = Calls.call1(ts, f, name);
            if (r == PyNone.NONE) {
                continue;
            }
            if (!(r instanceof PyTuple t) || t.size() != 4) {
                Refs.xdecref(ts, r);
                throw Raise.typeError("codec search functions must return 4-tuples");
            }
            PyObject old = cache.putIfAbsent(key, Refs.newRef(ts, r));
            if (old != null) {
                Refs.decref(ts, r);
            }
            return r;
        }
        throw PyException.of(Exc.LookupError, "unknown encoding: " + encoding);
    }

    /** As {@link #lookup}; the alternative, or null, is the function to use where a codec is not one for text. */
    public @Owned PyObject textCodec(ThreadState ts, String encoding, String alternative) {
        PyObject codec = lookup(ts, encoding);
        if (codec.getClass() != PyTuple.class) {
            PyObject flag = Objects.lookupAttr(ts, codec, "_is_text_encoding");
            if (flag != null && !Objects.truth(ts, flag)) {
                Refs.decref(ts, codec);
                throw PyException.of(Exc.LookupError, "'" + encoding + "' is not a text encoding"
                        + (alternative == null ? "" : "; use " + alternative + " to handle arbitrary codecs"));
            }
        }
        return codec;
    }

    /** Runs the encoder (index 0) or decoder (index 1); only text encodings if {@code alternative} names the function for the others. */
    public @Owned PyObject run(ThreadState ts, int index, PyObject object, String encoding, String errors, String alternative) {
        PyObject codec = alternative != null ? textCodec(ts, encoding, alternative) : lookup(ts, encoding);
        String doing = index == 0 ? "encoding" : "decoding";
        PyObject result = null;
        try {
            PyObject f = ((PyTuple) codec).get(index);
            result = errors == null ? Calls.call1(ts, f, object) : Calls.call2(ts, f, object, PyUnicode.of(errors));
            if (!(result instanceof PyTuple t) || t.size() != 2) {
                throw Raise.typeError(index == 0 ? "encoder must return a tuple (object, integer)" : "decoder must return a tuple (object,integer)");
            }
            return Refs.newRef(ts, t.get(0));
        } catch (PyException e) {
            addNote(ts, e, doing + " with '" + encoding + "' codec failed");
            throw e;
        } finally {
            Refs.xdecref(ts, result);
            Refs.xdecref(ts, codec);
        }
    }

    private static void addNote(ThreadState ts, PyException e, String note) {
        Refs.xdecref(ts, Calls.callMethod(ts, e.value(ts), "add_note", PyUnicode.of(note)));
    }

    // ---- error handlers ----

    public void registerError(ThreadState ts, String name, PyObject handler) {
        if (!Objects.isCallable(handler)) {
            throw Raise.typeError("handler must be callable");
        }
        checkName(ts, name);
        Refs.xdecref(ts, errorHandlers.put(name, Refs.newRef(ts, handler)));
    }

    /** Removes a handler that is not built in; answers whether there was one. */
    public boolean unregisterError(ThreadState ts, String name) {
        if (ErrorKind.of(name) != ErrorKind.CUSTOM) {
            throw Raise.valueError("cannot un-register built-in error handler '%s'", name);
        }
        PyObject old = errorHandlers.remove(name);
        Refs.xdecref(ts, old);
        return old != null;
    }

    public @Owned PyObject lookupError(ThreadState ts, String name) {
        PyObject h = errorHandlers.get(name == null ? "strict" : name);
        if (h == null) {
            checkName(ts, name);
            throw PyException.of(Exc.LookupError, "unknown error handler name '" + name + "'");
        }
        return Refs.newRef(ts, h);
    }

    /** The name of {@code o}'s type, for messages. */
    static String typeName(PyObject o) {
        return PyType.of(o).name();
    }
}
