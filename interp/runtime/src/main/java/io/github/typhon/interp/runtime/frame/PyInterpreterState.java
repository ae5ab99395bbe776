// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.Breaker;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * An interpreter that runs Python code: the builtins namespace, module table, flags, how frames are evaluated.
 * <p>Threads: the fields are set while the interpreter starts; {@code recursionLimit} and the hooks may change later.
 */
public final class PyInterpreterState extends InterpreterState {
    /** The interpreter that this one was made from, directly or not; itself if it is nobody's sub-interpreter. CPython: _PyRuntime.interpreters.main. */
    public final PyInterpreterState mainInterpreter;
    public final Features features;
    /** builtins.__dict__; owned. */
    public volatile PyDict builtins;
    /** sys.modules; owned. */
    public volatile PyDict modules;
    /** importlib._bootstrap, whatever sys.modules has under its name; owned, null before it is loaded and after the modules are gone. */
    public volatile PyObject importlib;
    /** What the start put in front of sys.path for the program, "" for the current directory; null if nothing. CPython: PyConfig.sys_path_0. */
    public volatile String programPath;
    /** sys.__dict__; owned. */
    public volatile PyDict sysDict;
    public volatile int recursionLimit = 1000;
    /** How many driver loops may run inside each other on one Java stack; see {@code Interpreter}. */
    public volatile int nativeDepthLimit = Integer.getInteger("typhon.nativeDepth", 2500);
    /** How deep compiled code calls compiled code on one Java stack before it leaves deeper calls to a driver loop; less than nativeDepthLimit. */
    public volatile int compiledDepthLimit = Integer.getInteger("typhon.compiledDepth", 600);
    /** Whether any tool of sys.monitoring wants any event, and the bits of what is wanted of all code. */
    public volatile boolean monitored;
    public volatile int monitoredEvents;
    public volatile FrameEvaluator evaluator;
    /** Assigns to f_lineno. */
    public volatile FrameJumper jumper;
    /** Calls of a function, and turns of a loop, after which tierHook is told. */
    public volatile int callHeat = 600;
    public volatile int loopHeat = 1500;
    /** Compiles warm code; null where nothing does. */
    public volatile TierHook tierHook;
    /** -X options. */
    public final Map<String, String> xoptions = new ConcurrentHashMap<>();
    /** Calls wanted by other threads or signal handlers, run by the main thread state. */
    public final ConcurrentLinkedQueue<Consumer<PyThreadState>> pendingCalls = new ConcurrentLinkedQueue<>();
    /** Runs what module atexit was given; null if it was never imported. */
    public volatile Consumer<PyThreadState> exitFunctions;
    public volatile PyThreadState main;
    /** What native code that no frame called sees as globals: those of a sub-interpreter's __main__, owned, else null. CPython:
     *  _PyEval_GetGlobalsFromRunningMain. */
    public volatile PyDict outerGlobals;
    /** Ends the sub-interpreters that were never closed; null if there were none. */
    public volatile Consumer<PyThreadState> subinterpreters;

    /** What code may do. CPython: Py_RTFLAGS_*. */
    public record Features(boolean exec, boolean threads, boolean daemonThreads) {
        public static final Features ALL = new Features(true, true, true);
    }

    public PyInterpreterState() {
        mainInterpreter = this;
        features = Features.ALL;
    }

    /** A sub-interpreter. */
    public PyInterpreterState(PyInterpreterState parent, Features features) {
        mainInterpreter = parent.mainInterpreter;
        this.features = features;
    }

    public boolean isMain() {
        return mainInterpreter == this;
    }

    /** sys.setrecursionlimit(): for every thread state, present and future. */
    public void setRecursionLimit(int limit) {
        recursionLimit = limit;
        for (ThreadState t : threads()) {
            if (t instanceof PyThreadState p) p.recursionLimit = limit;
        }
    }

    public boolean jitEnabled() {
        return !"off".equals(xoptions.get("jit"));
    }

    /** Py_AddPendingCall: runs on the main thread state at its next poll. */
    public void addPendingCall(Consumer<PyThreadState> call) {
        pendingCalls.add(call);
        PyThreadState m = main;
        if (m != null) m.signal(Breaker.PENDING);
    }

    /** A name of the builtins namespace: a new reference, or null. */
    public PyObject builtin(ThreadState ts, PyUnicode name) {
        PyDict b = builtins;
        return b == null ? null : b.get(ts, name);
    }

    /** The module builtins as sys.modules has it, borrowed. */
    public PyObject builtinsModule(ThreadState ts) {
        PyObject m = modules.get(ts, Names.builtins);
        if (m == null) throw Raise.runtimeError("lost builtins module");
        Refs.decref(ts, m);
        return m;
    }
}
