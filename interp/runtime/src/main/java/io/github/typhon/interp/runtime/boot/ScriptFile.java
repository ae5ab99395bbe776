// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.ImpModule;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.Arrays;

/** The file that the command line names: source, bytecode, or a directory or archive with a {@code __main__}. CPython: pymain_run_file. */
final class ScriptFile {
    private ScriptFile() {}

    /** Runs it in {@code __main__}; 0, or 2 if it cannot be opened. A failing program's exception passes. */
    static int run(PyThreadState ts, String file) {
        PyConfig config = ts.interp.state(SysState.KEY).config;
        ScriptPath path = new ScriptPath(ts, file);
        if (path.isPackage()) {
            MainProgram.mainDict(ts);
            SearchPath.prepend(ts, path.absolute());
            return runModule(ts, "__main__", false);
        }
        byte[] data;
        try {
            data = path.read();
        } catch (PyException e) {
            return cannotOpen(ts, path.absolute(), e);
        }
        if (!config.safePath) {
            SearchPath.prepend(ts, path.directory());
        }
        String name = path.absolute();
        if (isBytecode(file, data)) {
            bytecode(ts, data, name);
        } else {
            source(ts, config.skipFirstLine ? withoutFirstLine(data) : data, name);
        }
        return 0;
    }

    static int runModule(PyThreadState ts, String module, boolean alterArgv) {
        PyObject runpy = Importer.importModule(ts, "runpy");
        try {
            Refs.decref(ts, Calls.callMethod(ts, runpy, "_run_module_as_main", PyUnicode.of(module), PyBool.of(alterArgv)));
        } finally {
            Refs.decref(ts, runpy);
        }
        return 0;
    }

    private static void source(PyThreadState ts, byte[] text, String name) {
        PyDict d = namespace(ts, name, "SourceFileLoader");
        PyObject code = SourceCompiler.compileFile(ts, text, name);
        try {
            Refs.decref(ts, Interp.run(ts, (PyCode) code, d, d));
        } finally {
            Refs.decref(ts, code);
        }
    }

    /** CPython: maybe_pyc_file. */
    private static boolean isBytecode(String file, byte[] data) {
        return file.endsWith(".pyc") || data.length >= 2 && (data[0] & 0xff | (data[1] & 0xff) << 8) == (ImpModule.MAGIC & 0xffff);
    }

    private static void bytecode(PyThreadState ts, byte[] data, String name) {
        PyDict d = namespace(ts, name, "SourcelessFileLoader");
        int magic = data.length < 4 ? 0 : data[0] & 0xff | (data[1] & 0xff) << 8 | (data[2] & 0xff) << 16 | data[3] << 24;
        if (magic != ImpModule.MAGIC) {
            throw Raise.runtimeError("Bad magic number in .pyc file");
        }
        PyObject marshal = Importer.importModule(ts, "marshal");
        PyObject code = null;
        try {
            code = Calls.callMethod(ts, marshal, "loads", PyBytes.ofOwned(Arrays.copyOfRange(data, Math.min(16, data.length), data.length)));
            if (!(code instanceof PyCode c)) {
                throw Raise.runtimeError("Bad code object in .pyc file");
            }
            Refs.decref(ts, Interp.run(ts, c, d, d));
        } finally {
            Refs.decref(ts, marshal);
            Refs.xdecref(ts, code);
        }
    }

    /** Borrowed from the module. */
    private static PyDict namespace(PyThreadState ts, String file, String loader) {
        PyDict d = MainProgram.mainDict(ts);
        d.put(ts, Names.__file__, PyUnicode.of(file));
        d.put(ts, PyUnicode.intern("__cached__"), PyNone.NONE);
        PyObject external = ts.interpreter.modules.get(ts, PyUnicode.intern("_frozen_importlib_external"));
        if (external != null) {
            try {
                d.putStolen(ts, Names.__loader__, Calls.callMethod(ts, external, loader, PyUnicode.intern("__main__"), PyUnicode.of(file)));
            } finally {
                Refs.decref(ts, external);
            }
        }
        return d;
    }

    static byte[] withoutFirstLine(byte[] s) {
        int i = 0;
        while (i < s.length && s[i] != '\n') {
            i++;
        }
        // The newline stays, so that line numbers are right.
        return Arrays.copyOfRange(s, i, s.length);
    }

    private static int cannotOpen(PyThreadState ts, String name, @Owned PyException e) {
        if (!e.matches(Exc.OSError)) {
            throw e;
        }
        PyObject value = e.value(ts);
        PyObject number = Objects.getAttr(ts, value, "errno");
        PyObject text = Objects.getAttr(ts, value, "strerror");
        String program = ts.interp.state(SysState.KEY).config.executable;
        PyObject shown = PyUnicode.of(name);
        Streams.error(ts, (program.isEmpty() ? "typhon" : program) + ": can't open file " + Objects.reprText(ts, shown) + ": [Errno " + Objects.strText(ts, number) + "] "
                + Objects.strText(ts, text) + "\n");
        Refs.decref(ts, number);
        Refs.decref(ts, text);
        e.discard(ts);
        return 2;
    }
}
