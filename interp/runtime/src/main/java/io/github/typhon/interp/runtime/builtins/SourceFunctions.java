// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.nio.charset.StandardCharsets;

/** {@code compile}, {@code eval} and {@code exec}. CPython: builtin_compile_impl, builtin_eval_impl, builtin_exec_impl. */
final class SourceFunctions {
    private static final int FUTURES = 0x1fe0000;
    private static final int ALLOWED = FUTURES | 0x0100 | 0x0200 | 0x0400 | 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x10;

    private SourceFunctions() {}

    static @Owned PyObject compile(PyThreadState ts, PyObject source, PyObject filename, PyObject mode, int flags, boolean dontInherit, int optimize, int featureVersion) {
        String file = fileName(ts, filename);
        PyUnicode m = PyUnicode.unwrapOrNull(mode);
        if (m == null) {
            throw Raise.typeError("compile() argument 'mode' must be str, not %s", PyType.of(mode).name());
        }
        if ((flags & ~ALLOWED) != 0) {
            throw Raise.valueError("compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw Raise.valueError("compile(): invalid optimize value");
        }
        String how = withoutNull(m.toString());
        boolean funcType = how.equals("func_type");
        if (!how.equals("exec") && !how.equals("eval") && !how.equals("single") && !funcType) {
            throw Raise.valueError((flags & 0x400) != 0 ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'" : "compile() mode must be 'exec', 'eval' or 'single'");
        }
        if (funcType && (flags & 0x400) == 0) {
            throw Raise.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        }
        int all = dontInherit ? flags : flags | inherited(ts);
        return SourceCompiler.compile(ts, source, file, how, all, optimize, featureVersion);
    }

    /** The future flags of the calling code. */
    private static int inherited(PyThreadState ts) {
        Frame f = ts.currentFrame();
        return f == null ? 0 : f.code.flags & FUTURES;
    }

    private static String withoutNull(String s) {
        if (s.indexOf(0) >= 0) throw Raise.valueError("embedded null character");
        return s;
    }

    static String fileName(PyThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null) {
            return withoutNull(u.toString());
        }
        PyBytes b = PyBytes.unwrapOrNull(o);
        if (b != null) {
            return withoutNull(new String(b.toByteArray(), StandardCharsets.UTF_8));
        }
        PyObject p = io.github.typhon.objects.core.SlotCalls.callSpecial(ts, o, Names.__fspath__);
        if (p == null) {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(o).name());
        }
        try {
            return fileName(ts, p);
        } finally {
            Refs.decref(ts, p);
        }
    }

    private record Namespaces(PyDict globals, PyObject locals) {}

    private static Namespaces namespaces(PyThreadState ts, String function, PyObject globals, PyObject locals) {
        boolean noGlobals = globals == null || globals == PyNone.NONE;
        PyObject l = locals == PyNone.NONE ? null : locals;
        if (!noGlobals && !(globals instanceof PyDict)) {
            if (function.equals("eval")) {
                throw Raise.typeError(
                        Mappings.check(globals) ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict");
            }
            throw Raise.typeError("exec() globals must be a dict, not %s", PyType.of(globals).name());
        }
        if (l != null && !Mappings.check(l)) {
            throw function.equals("eval")
                    ? Raise.typeError("locals must be a mapping")
                    : Raise.typeError("locals must be a mapping or None, not %s", PyType.of(l).name());
        }
        if (noGlobals) {
            Frame f = ts.currentFrame();
            PyDict outer = ts.interpreter.outerGlobals;
            if (f == null && outer != null) {
                return new Namespaces(Refs.newRef(ts, outer), Refs.newRef(ts, l != null ? l : outer));
            }
            if (f == null) {
                throw Raise.typeError("%s must be given globals and locals when called without a frame", function);
            }
            PyDict g = Refs.newRef(ts, f.globals);
            return new Namespaces(g, l != null ? Refs.newRef(ts, l) : Interp.locals(ts));
        }
        PyDict g = Refs.newRef(ts, (PyDict) globals);
        return new Namespaces(g, l != null ? Refs.newRef(ts, l) : Refs.newRef(ts, (PyObject) g));
    }

    static @Owned PyObject eval(PyThreadState ts, PyObject source, PyObject globals, PyObject locals) {
        Namespaces n = namespaces(ts, "eval", globals, locals);
        try {
            Interp.ensureBuiltins(ts, n.globals);
            if (source instanceof PyCode c) {
                if (c.freeCount() > 0) {
                    throw Raise.typeError("code object passed to eval() may not contain free variables");
                }
                return Interp.run(ts, c, n.globals, n.locals);
            }
            PyObject code = SourceCompiler.compile(ts, strip(source), "<string>", "eval", inherited(ts), -1);
            try {
                return Interp.run(ts, (PyCode) code, n.globals, n.locals);
            } finally {
                Refs.decref(ts, code);
            }
        } finally {
            Refs.decref(ts, n.globals);
            Refs.decref(ts, n.locals);
        }
    }

    private static PyObject strip(PyObject source) {
        PyUnicode u = PyUnicode.unwrapOrNull(source);
        if (u == null) {
            if (PyBytes.unwrapOrNull(source) == null && !(io.github.typhon.objects.protocol.Buffers.check(source))) {
                throw Raise.typeError("eval() arg 1 must be a string, bytes or code object");
            }
            return source;
        }
        int i = 0;
        while (i < u.length() && (u.codePointAt(i) == ' ' || u.codePointAt(i) == '\t')) {
            i++;
        }
        return i == 0 ? u : u.substring(i, u.length());
    }

    static void exec(PyThreadState ts, PyObject source, PyObject globals, PyObject locals, PyObject closure) {
        Namespaces n = namespaces(ts, "exec", globals, locals);
        PyObject code = null;
        try {
            Interp.ensureBuiltins(ts, n.globals);
            PyTuple cells = null;
            if (source instanceof PyCode c) {
                cells = closureFor(c, closure);
                code = Refs.newRef(ts, source);
            } else {
                if (closure != null && closure != PyNone.NONE) {
                    throw Raise.typeError("closure can only be used when source is a code object");
                }
                if (PyUnicode.unwrapOrNull(source) == null
                        && PyBytes.unwrapOrNull(source) == null
                        && !(io.github.typhon.objects.protocol.Buffers.check(source))) {
                    throw Raise.typeError("exec() arg 1 must be a string, bytes or code object");
                }
                code = SourceCompiler.compile(ts, source, "<string>", "exec", inherited(ts), -1);
            }
            Refs.decref(ts, Interp.run(ts, (PyCode) code, n.globals, n.locals, cells));
        } finally {
            Refs.xdecref(ts, code);
            Refs.decref(ts, n.globals);
            Refs.decref(ts, n.locals);
        }
    }

    private static PyTuple closureFor(PyCode c, PyObject closure) {
        int free = c.freeCount();
        boolean none = closure == null || closure == PyNone.NONE;
        if (free == 0) {
            if (!none) {
                throw Raise.typeError("cannot use a closure with this code object");
            }
            return null;
        }
        if (!(closure instanceof PyTuple t) || t.size() != free) {
            throw Raise.typeError("code object requires a closure of exactly length %s", free);
        }
        for (int i = 0; i < free; i++) {
            if (!(t.get(i) instanceof io.github.typhon.interp.runtime.frame.PyCell)) {
                throw Raise.typeError("code object requires a closure of exactly length %s", free);
            }
        }
        return t;
    }
}
