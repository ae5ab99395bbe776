// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CText;
import io.github.typhon.stdlib.host.PathArg;
import java.util.concurrent.atomic.AtomicReference;

/** {@code _io}. <p>Threads: any. CPython: Modules/_io. */
@PyModule(name = "_io", doc = "The io module provides the Python interfaces to stream handling.")
public final class IoModule {
    static final int DEFAULT_BUFFER_SIZE = 131072;
    private static final StateKey<AtomicReference<PyType>> UNSUPPORTED = StateKey.of(() -> new AtomicReference<PyType>());

    private IoModule() {}

    /** io.UnsupportedOperation of this interpreter, borrowed from its state. */
    static PyType unsupportedOperation(ThreadState ts) {
        AtomicReference<PyType> slot = ts.interp.state(UNSUPPORTED);
        PyType t = slot.get();
        if (t != null) {
            return t;
        }
        PyObject dict = Containers.factory().newDict(ts);
        PyTuple bases = PyTuple.of(ts, Refs.newRef(ts, Exc.OSError), Refs.newRef(ts, Exc.ValueError));
        try {
            Containers.factory().dictSet(ts, dict, PyUnicode.intern("__module__"), PyUnicode.intern("io"));
            t = (PyType) Calls.call3(ts, PyType.TYPE, PyUnicode.intern("UnsupportedOperation"), bases, dict);
        } finally {
            Refs.decref(ts, bases);
            Refs.decref(ts, dict);
        }
        if (!slot.compareAndSet(null, t)) {
            Refs.decref(ts, t);
        }
        return slot.get();
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("DEFAULT_BUFFER_SIZE", DEFAULT_BUFFER_SIZE);
        m.add("UnsupportedOperation", Refs.newRef(ts, unsupportedOperation(ts)));
        m.add("BlockingIOError", Refs.newRef(ts, Exc.BlockingIOError));
        for (PyType t : new PyType[] {PyIOBase.TYPE, PyRawIOBase.TYPE, PyBufferedIOBase.TYPE, PyTextIOBase.TYPE, PyFileIO.TYPE, PyBytesIO.TYPE, PyStringIO.TYPE,
            PyBufferedReader.TYPE, PyBufferedWriter.TYPE, PyBufferedRandom.TYPE, PyBufferedRWPair.TYPE, PyTextIOWrapper.TYPE, PyNewlineDecoder.TYPE}) {
            m.addType(t);
        }
    }

    /** A str, bytes or os.PathLike. CPython: PyUnicode_FSConverter. */
    static PathArg path(ThreadState ts, PyObject file) {
        if (PyUnicode.unwrapOrNull(file) == null && PyBytes.unwrapOrNull(file) == null && PyType.of(file).lookupBorrowed(Names.__fspath__) == null) {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(file).name());
        }
        return PathArg.of(ts, file, null, "file");
    }

    @PyFunction("($module, encoding, stacklevel=2, /)")
    static PyObject text_encoding(ThreadState ts, PyObject encoding, PyObject level) {
        if (encoding != null && encoding != PyNone.NONE) {
            return Refs.newRef(ts, encoding);
        }
        warnDefaultEncoding(ts, level == null ? 2 : Numbers.asInt(ts, level));
        return PyUnicode.intern(ts.interp.state(SysState.KEY).config.utf8Mode > 0 ? "utf-8" : "locale");
    }

    /** The encoding that a text stream is given, after a warning if there is none. */
    static String warned(ThreadState ts, String encoding) {
        if (encoding == null) {
            warnDefaultEncoding(ts, 1);
        }
        return encoding;
    }

    /** Under {@code -X warn_default_encoding}, for text files opened without one. */
    static void warnDefaultEncoding(ThreadState ts, int level) {
        if (ts.interp.state(SysState.KEY).config.warnDefaultEncoding > 0) {
            Warnings.warn(ts, Exc.EncodingWarning, "'encoding' argument not specified", level);
        }
    }

    @PyFunction("($module, /, path)")
    static PyObject open_code(ThreadState ts, PyObject path) {
        PyFileIO raw = PyFileIO.openCode(ts, path);
        if (raw == null) {
            return open(ts, path, "rb", -1, PyNone.NONE, PyNone.NONE, PyNone.NONE, true, PyNone.NONE);
        }
        try {
            return Calls.call1(ts, PyBufferedReader.TYPE, raw);
        } finally {
            Refs.decref(ts, raw);
        }
    }

    private static void checkMode(String mode) {
        CText.whole(mode);
        int kinds = 0;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            if ("xrwatb+".indexOf(c) < 0 || mode.indexOf(c, i + 1) >= 0) {
                throw Raise.valueError("invalid mode: '%s'", mode);
            }
            kinds += "xrwa".indexOf(c) >= 0 ? 1 : 0;
        }
        if (mode.indexOf('t') >= 0 && mode.indexOf('b') >= 0) {
            throw Raise.valueError("can't have text and binary mode at once");
        }
        // Without any, the raw file complains.
        if (kinds > 1) {
            throw Raise.valueError("must have exactly one of create/read/write/append mode");
        }
    }

    @PyFunction("($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")
    static PyObject open(ThreadState ts, PyObject file, String mode, long buffering, PyObject encoding, PyObject errors, PyObject newline, boolean closefd, PyObject opener) {
        checkMode(mode);
        TextSettings.checkText(ts, "open", encoding, errors, newline);
        boolean binary = mode.indexOf('b') >= 0;
        boolean updating = mode.indexOf('+') >= 0;
        if (binary && (encoding != PyNone.NONE || errors != PyNone.NONE || newline != PyNone.NONE)) {
            throw Raise.valueError("binary mode doesn't take %s argument", encoding != PyNone.NONE ? "an encoding" : errors != PyNone.NONE ? "an errors" : "a newline");
        }
        if (binary && buffering == 1) {
            Warnings.warn(ts, Exc.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 1);
        }
        String rawMode = mode.replace("t", "").replace("b", "");
        PyObject stream = raw(ts, file, rawMode, closefd, opener);
        try {
            boolean line = false;
            if (buffering < 0) {
                line = PyIOBase.ask(ts, stream, "isatty");
                buffering = DEFAULT_BUFFER_SIZE;
            }
            if (buffering == 1) {
                line = !binary;
                buffering = DEFAULT_BUFFER_SIZE;
            }
            if (buffering == 0) {
                if (!binary) {
                    throw Raise.valueError("can't have unbuffered text I/O");
                }
                return stream;
            }
            PyType type = updating ? PyBufferedRandom.TYPE : mode.indexOf('r') >= 0 ? PyBufferedReader.TYPE : PyBufferedWriter.TYPE;
            stream = replace(ts, stream, Calls.call2(ts, type, stream, PyLong.of(buffering)));
            if (binary) {
                return stream;
            }
            stream = replace(ts, stream, Calls.call(ts, PyTextIOWrapper.TYPE, stream, encoding, errors, newline, PyBool.of(line)));
            Objects.setAttr(ts, stream, "mode", PyUnicode.of(mode));
            return stream;
        } catch (PyException e) {
            Refs.decref(ts, Calls.callMethod(ts, stream, "close"));
            Refs.decref(ts, stream);
            throw e;
        }
    }

    /** The raw file; its name is the path itself, whatever object gave it. */
    private static @Owned PyObject raw(ThreadState ts, PyObject file, String mode, boolean closefd, PyObject opener) {
        PyObject path = Numbers.check(file) ? Refs.newRef(ts, file) : PathArg.path(ts, file);
        try {
            return Calls.call(ts, PyFileIO.TYPE, path, PyUnicode.of(mode), PyBool.of(closefd), opener);
        } finally {
            Refs.decref(ts, path);
        }
    }

    private static PyObject replace(ThreadState ts, PyObject old, PyObject wrapper) {
        Refs.decref(ts, old);
        return wrapper;
    }
}
