// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.code.DebugRanges;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.jit.TierUp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.importing.Freezer;
import io.github.typhon.interp.runtime.importing.FrozenModules;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.importing.NativeModules;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.interp.runtime.sys.UnraisableHook;
import io.github.typhon.objects.bytes.BytesWarnings;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.number.IntStrLimit;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.CodecChecks;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.MemoryReserve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings an interpreter to life: builtins, sys, the real importlib, the standard streams, site.
 *  <p>Threads: run by the thread that will be the interpreter's main one. CPython: init_interp_main (Python/pylifecycle.c). */
public final class Startup {
    private Startup() {}

    /** A new interpreter whose main thread state is entered on the calling thread. */
    public static PyThreadState start(PyConfig config) {
        return start(config, new PyInterpreterState());
    }

    /** As {@link #start(PyConfig)}, for an interpreter state that is new. */
    public static PyThreadState start(PyConfig config, PyInterpreterState interp) {
        interp.xoptions.putAll(nonNull(config));
        interp.state(SysState.KEY).config = config;
        PyThreadState ts = new PyThreadState(interp);
        interp.main = ts;
        MemoryReserve.prepare();
        ts.enter();
        Interp.connect(interp);
        TierUp.install(interp);
        hooks(interp);
        IntStrLimit.set(ts, config.intMaxStrDigits);
        if (!config.debugRanges) {
            DebugRanges.hide(ts);
        }
        if (config.bytesWarning > 0) {
            BytesWarnings.enable(ts);
        }
        if (config.devMode) {
            CodecChecks.enable(ts);
        }
        interp.modules = new PyDict(ts);
        PyModule builtins = NativeModules.bootstrap(ts, "builtins");
        interp.builtins = builtins.dictBorrowed();
        PyModule sys = NativeModules.bootstrap(ts, "sys");
        interp.sysDict = sys.dictBorrowed();
        interp.sysDict.putStolen(ts, PyUnicode.intern("stdout"), new StdPrinter(ts, 1));
        interp.sysDict.putStolen(ts, PyUnicode.intern("stderr"), new StdPrinter(ts, 2));
        interp.sysDict.put(ts, PyUnicode.intern("stdin"), PyNone.NONE);
        if (missing() != null) {
            // Only native modules can be imported, and only the plain printers write, until these modules exist.
            return ts;
        }
        interp.tracking().hold();
        try {
            modules(ts, sys, config);
        } finally {
            interp.tracking().letGo();
        }
        if (config.programPath != null) {
            SearchPath.prepend(ts, config.programPath);
        }
        return ts;
    }

    /** What Python code, and modules that it needs, add to an interpreter before its program starts. */
    private static void modules(PyThreadState ts, PyModule sys, PyConfig config) {
        importlib(ts, sys, config);
        streams(ts);
        if (config.faultHandler) {
            PyObject faulthandler = Importer.importModule(ts, "faulthandler");
            try {
                Refs.decref(ts, Calls.callMethod(ts, faulthandler, "enable"));
            } finally {
                Refs.decref(ts, faulthandler);
            }
        }
        if (config.installSignalHandlers) {
            Refs.decref(ts, Importer.importModule(ts, "_signal"));
        }
        if (!config.noSite) {
            Refs.decref(ts, Importer.importModule(ts, "site"));
        }
        if (!config.warnOptions.isEmpty()) {
            Refs.decref(ts, Importer.importModule(ts, "warnings"));
        }
    }

    /** A native module that importlib cannot do without but that this build lacks, or null. */
    public static String missing() {
        for (String n : new String[] {"_thread", "_weakref", "_warnings", "_io", "marshal", "posix"}) {
            if (NativeModules.find(n) == null) {
                return n;
            }
        }
        return null;
    }

    private static java.util.Map<String, String> nonNull(PyConfig c) {
        java.util.Map<String, String> out = new java.util.LinkedHashMap<>();
        c.xoptions.forEach((k, v) -> out.put(k, v == null ? "" : v));
        return out;
    }

    private static void hooks(PyInterpreterState interp) {
        Unraisable.install(interp, new UnraisableHook());
        interp.setUnraisableHook((ts, e, where) -> {
            PyException p = e instanceof PyException x ? x : PyException.of(Exc.SystemError, String.valueOf(e));
            Unraisable.report(ts, p, where, null);
        });
    }

    /** Runs importlib's own code before there is an importer to load it, and puts zipimport where CPython has it. */
    private static void importlib(PyThreadState ts, PyModule sys, PyConfig config) {
        boolean frozen = FrozenModules.present();
        PyModule bootstrap = frozen ? Freezer.importModule(ts, "_frozen_importlib") : execute(ts, config, "_frozen_importlib", "importlib/_bootstrap.py");
        PyModule imp = NativeModules.bootstrap(ts, "_imp");
        Refs.decref(ts, Calls.callMethod(ts, bootstrap, "_install", sys, imp));
        ts.interpreter.importlib = Refs.newRef(ts, bootstrap);
        if (!frozen) {
            PyModule external = execute(ts, config, "_frozen_importlib_external", "importlib/_bootstrap_external.py");
            Objects.setAttr(ts, bootstrap, "_bootstrap_external", external);
            Refs.decref(ts, external);
        }
        Refs.decref(ts, Calls.callMethod(ts, bootstrap, "_install_external_importers"));
        Refs.decref(ts, bootstrap);
        Refs.decref(ts, imp);
        if (frozen) {
            PyObject zipimport = Importer.importModule(ts, "zipimport");
            PyObject hooks = ts.interpreter.sysDict.get(ts, PyUnicode.intern("path_hooks"));
            PyObject importer = Objects.getAttr(ts, zipimport, "zipimporter");
            Refs.decref(ts, Calls.callMethod(ts, hooks, "insert", PyLong.of(0), importer));
            Refs.decref(ts, importer);
            Refs.decref(ts, hooks);
            Refs.decref(ts, zipimport);
        }
    }

    private static @Owned PyModule execute(PyThreadState ts, PyConfig config, String name, String file) {
        PyModule m = PyModule.create(ts, name, null);
        ts.interpreter.modules.put(ts, PyUnicode.intern(name), m);
        Path path = Path.of(config.stdlibDir, file);
        byte[] source;
        try {
            source = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IllegalStateException("the standard library is missing: " + path, e);
        }
        m.dictBorrowed().put(ts, Names.__builtins__, ts.interpreter.builtins);
        PyObject code = SourceCompiler.compile(ts, io.github.typhon.objects.bytes.PyBytes.of(source), "<frozen " + (name.endsWith("external") ? "importlib._bootstrap_external" : "importlib._bootstrap") + ">", "exec", 0, 0);
        try {
            Refs.decref(ts, Interp.run(ts, (PyCode) code, m.dictBorrowed(), m.dictBorrowed()));
        } finally {
            Refs.decref(ts, code);
        }
        return m;
    }

    /** sys.stdin, stdout and stderr, and builtins.open. CPython: init_sys_streams. */
    private static void streams(PyThreadState ts) {
        Refs.decref(ts, Importer.importModule(ts, "encodings"));
        PyObject io = Importer.importModule(ts, "_io");
        try {
            PyObject open = Objects.getAttr(ts, io, "open");
            ts.interpreter.builtins.putStolen(ts, PyUnicode.intern("open"), open);
            stream(ts, io, "stdin", 0, "r", "strict");
            stream(ts, io, "stdout", 1, "w", "strict");
            stream(ts, io, "stderr", 2, "w", "backslashreplace");
        } finally {
            Refs.decref(ts, io);
        }
    }

    private static void stream(PyThreadState ts, PyObject io, String name, int fd, String mode, String errors) {
        PyObject s;
        try {
            boolean closed = ts.interp.state(SysState.KEY).config.closedStreams.indexOf('0' + fd) >= 0;
            s = closed ? PyNone.NONE : StandardStreams.open(ts, io, fd, mode, errors, name);
        } catch (PyException e) {
            if (e.matches(Exc.LookupError)) {
                throw e;
            }
            e.discard(ts);
            s = PyNone.NONE;
        }
        ts.interpreter.sysDict.put(ts, PyUnicode.intern(name), s);
        ts.interpreter.sysDict.putStolen(ts, PyUnicode.intern("__" + name + "__"), s);
    }
}
