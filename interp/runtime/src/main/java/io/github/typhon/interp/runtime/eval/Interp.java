// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.gc.GcState;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FrameLocalsProxy;
import io.github.typhon.interp.runtime.frame.FrameRoots;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.ArgumentBinder;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.descr.MethodBinding;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.CurrentModule;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Entry points for builtins, sys, importing and embedders: running code objects, the caller's namespaces, connecting an interpreter. */
public final class Interp {
    private Interp() {}

    /** Gives the lower modules what they need from this one. To be called once per interpreter, before any Python code runs. */
    public static void connect(PyInterpreterState interp) {
        interp.evaluator = new Evaluator();
        GcState.of(interp).setRoots(new FrameRoots());
        interp.jumper = LineJump::jump;
        MethodBinding.install(interp, PyMethod::new);
        CurrentModule.install(interp, Interp::currentModuleName);
        Reflection.install(interp, new Reflection.Provider() {
            @Override
            public PyObject builtin(ThreadState ts, String name) {
                // As the running code sees it.
                Frame f = ((PyThreadState) ts).currentFrame();
                PyObject all = f == null ? interp.builtins : f.builtins;
                PyUnicode n = PyUnicode.intern(name);
                PyObject v = all instanceof PyDict d ? d.get(ts, n) : Mappings.getOptional(ts, all, n);
                if (v == null) throw PyException.of(Exc.AttributeError, name);
                return v;
            }

            @Override
            public PyObject module(ThreadState ts, PyUnicode name) {
                return interp.modules == null ? null : interp.modules.get(ts, name);
            }
        });
        io.github.typhon.objects.descr.PySuper.install(interp, SuperArguments::find);
    }

    private static PyObject currentModuleName(ThreadState ts) {
        Frame f = ((PyThreadState) ts).currentFrame();
        return f == null ? null : f.globals.get(ts, Names.__name__);
    }

    /** Runs module-level code. {@code locals} null means the globals. PyEval_EvalCode. */
    public static @Owned PyObject run(PyThreadState ts, PyCode code, PyDict globals, PyObject locals) {
        return run(ts, code, globals, locals, null);
    }

    /** As run, for code with free variables: the closure (borrowed) is a tuple of cells. */
    public static @Owned PyObject run(PyThreadState ts, PyCode code, PyDict globals, PyObject locals, PyTuple closure) {
        PyObject builtins = PyFunction.builtinsOf(ts, globals);
        PyFunction f = new PyFunction(ts, code, globals, builtins);
        Refs.decref(ts, builtins);
        if (closure != null) f.setClosure(ts, Refs.newRef(ts, closure));
        Frame frame = ArgumentBinder.newFrame(ts, f);
        if ((code.flags & CodeUnit.CO_OPTIMIZED) == 0) frame.locals = Refs.newRef(ts, locals == null ? globals : locals);
        return Interpreter.eval(ts, frame, null);
    }

    /** Puts {@code __builtins__}, the running code's builtins namespace, into globals that lack it, as exec() and eval() do. */
    public static void ensureBuiltins(PyThreadState ts, PyDict globals) {
        if (globals.containsKey(ts, Names.__builtins__)) return;
        Frame f = ts.currentFrame();
        globals.put(ts, Names.__builtins__, f == null ? ts.interpreter.builtins : f.builtins);
    }

    /** The globals of the running Python code, or null. */
    public static @Borrowed PyDict globals(PyThreadState ts) {
        Frame f = ts.currentFrame();
        return f == null ? null : f.globals;
    }

    /** What {@code locals()} gives: a snapshot in functions, else the namespace itself. SystemError without a frame. */
    public static @Owned PyObject locals(PyThreadState ts) {
        Frame f = ts.currentFrame();
        PyObject outer = ts.interpreter.outerGlobals;
        if (f == null && outer != null) return Refs.newRef(ts, outer);
        if (f == null) throw Raise.systemError("frame does not exist");
        if (f.locals != null && !f.hasHiddenLocals()) return Refs.newRef(ts, f.locals);
        PyObject l = f.pyFrame(ts).locals(ts);
        if (!(l instanceof FrameLocalsProxy p)) return l;
        try {
            return p.toDict(ts);
        } finally {
            Refs.decref(ts, p);
        }
    }

    /** The n-th frame from the running one outwards (0 = itself), or null. */
    public static @Borrowed Frame frame(PyThreadState ts, long n) {
        Frame f = ts.currentFrame();
        for (long i = 0; f != null && i < n; i++) f = f.back();
        return f;
    }

    /** The innermost frame of each thread: for sys._current_frames. */
    public static @Borrowed Frame frameOf(PyThreadState other) {
        return other.currentFrame();
    }
}
