// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.interp.runtime.sys.ErrorDisplay;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._signal.Signals;
import io.github.typhon.stdlib.host.CText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code _thread}. A thread's ident is the id of its thread state. CPython: Modules/_threadmodule.c. */
@PyModule(name = "_thread", doc = "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.")
public final class ThreadModule {
    private static final StructSequence.Kind EXCEPT_HOOK_ARGS = new StructSequence.Kind(
            "_thread", "_ExceptHookArgs", "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
            4, true, "exc_type", "exc_value", "exc_traceback", "thread");
    private static final int NSIG = 65;

    private ThreadModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("lock", PyLock.TYPE);
        m.add("LockType", PyLock.TYPE);
        m.add("RLock", PyRLock.TYPE);
        m.add("_local", PyLocal.TYPE);
        m.add("_ThreadHandle", ThreadHandle.TYPE);
        m.add("_ExceptHookArgs", EXCEPT_HOOK_ARGS.type());
        m.add("error", Exc.RuntimeError);
        m.add("TIMEOUT_MAX", PyFloat.of(9223372036.0));
    }

    @PyFunction(value = "($module, /)", name = "allocate_lock", doc = "Create a new lock object. See help(type(threading.Lock())) for\ninformation about locks.")
    static PyObject allocateLock(ThreadState ts) {
        return new PyLock(ts);
    }

    @PyFunction(value = "($module, /)", doc = "An obsolete synonym of allocate_lock().")
    static PyObject allocate(ThreadState ts) {
        return new PyLock(ts);
    }

    private static long startNew(ThreadState ts, PyObject function, PyObject args, PyObject kwargs) {
        if (!Objects.isCallable(function)) {
            throw Raise.typeError("first arg must be callable");
        }
        if (!(args instanceof PyTuple t)) {
            throw Raise.typeError("2nd arg must be a tuple");
        }
        if (kwargs != null && !(kwargs instanceof PyDict)) {
            throw Raise.typeError("optional 3rd arg must be a dictionary");
        }
        Auditing.audit(ts, "_thread.start_new_thread", function, args, kwargs == null ? PyNone.NONE : kwargs);
        ThreadHandle h = new ThreadHandle(ts);
        try {
            h.start(ts, function, t, kwargs, true);
            return h.ident();
        } finally {
            Refs.decref(ts, (PyObject) h);
        }
    }

    @PyFunction(value = "($module, function, args, kwargs=<unrepresentable>, /)", name = "start_new_thread",
            doc = "Start a new thread and return its identifier.\n\nThe thread will call the function with positional arguments from the\ntuple args and keyword arguments "
                    + "taken from the optional dictionary\nkwargs.  The thread exits when the function returns; the return value\nis ignored.  The thread will also exit "
                    + "when the function raises an\nunhandled exception; a stack trace will be printed unless the exception\nis SystemExit.")
    static long startNewThread(ThreadState ts, PyObject function, PyObject args, PyObject kwargs) {
        return startNew(ts, function, args, kwargs);
    }

    @PyFunction(value = "($module, function, args, kwargs=<unrepresentable>, /)", name = "start_new", doc = "An obsolete synonym of start_new_thread().")
    static long startNewOld(ThreadState ts, PyObject function, PyObject args, PyObject kwargs) {
        return startNew(ts, function, args, kwargs);
    }

    @PyFunction(value = "($module, /, function, handle=None, daemon=True)", name = "start_joinable_thread",
            doc = "*For internal use only*: start a new thread.\n\nLike start_new_thread(), this starts a new thread calling the given function.\n"
                    + "Unlike start_new_thread(), this returns a handle object with methods to join\nor detach the given thread.\n"
                    + "This function is not for third-party code, please use the\n`threading` module instead. During finalization the runtime will not wait for\n"
                    + "the thread to exit if daemon is True. If handle is provided it must be a\nnewly created thread._ThreadHandle instance.")
    static PyObject startJoinableThread(ThreadState ts, PyObject function, PyObject handle, boolean daemon) {
        if (!Objects.isCallable(function)) {
            throw Raise.typeError("thread function must be callable");
        }
        if (handle != PyNone.NONE && !(handle instanceof ThreadHandle)) {
            throw Raise.typeError("'handle' must be a _ThreadHandle");
        }
        Auditing.audit(ts, "_thread.start_joinable_thread", function, PyLong.of(daemon ? 1 : 0), handle);
        ThreadHandle h = handle == PyNone.NONE ? new ThreadHandle(ts) : (ThreadHandle) Refs.newRef(ts, handle);
        try {
            h.start(ts, function, PyTuple.EMPTY, null, daemon);
        } catch (Throwable e) {
            Refs.decref(ts, (PyObject) h);
            throw e;
        }
        return h;
    }

    @PyFunction(value = "($module, ident, /)", name = "_make_thread_handle", doc = "Internal only. Make a thread handle for threads not spawned\nby the _thread or threading module.")
    static PyObject makeThreadHandle(ThreadState ts, long ident) {
        return ThreadHandle.of(ts, ident);
    }

    @PyFunction(value = "($module, /)", name = "daemon_threads_allowed", doc = "Return True if daemon threads are allowed in the current interpreter,\nand False otherwise.\n")
    static boolean daemonThreadsAllowed(ThreadState ts) {
        return PyThreadState.of(ts).interpreter.features.daemonThreads();
    }

    @PyFunction(value = "($module, /)", name = "_shutdown", doc = "Wait for all non-daemon threads (other than the calling thread) to stop.")
    static void shutdown(ThreadState ts) {
        ThreadHandle.shutdown(ts);
    }

    @PyFunction(value = "($module, /)", name = "_is_main_interpreter", doc = "Return True if the current interpreter is the main Python interpreter.")
    static boolean isMainInterpreter(ThreadState ts) {
        return PyThreadState.of(ts).interpreter.isMain();
    }

    @PyFunction(value = "($module, /)", name = "_get_main_thread_ident", doc = "Internal only. Return a non-zero integer that uniquely identifies the main thread\nof the main interpreter.")
    static long mainThreadIdent(ThreadState ts) {
        PyThreadState main = ((PyInterpreterState) ts.interp).main;
        return main == null ? ts.id : main.id;
    }

    @PyFunction(value = "($module, /)", name = "get_ident",
            doc = "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.")
    static long getIdent(ThreadState ts) {
        return ts.id;
    }

    @PyFunction(value = "($module, /)", name = "get_native_id", doc = "Return a non-negative integer identifying the thread as reported\nby the OS (kernel).")
    static long getNativeId() {
        try {
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString());
        } catch (IOException | NumberFormatException | UnsupportedOperationException e) {
            // Not Linux: the JVM's own number is the best there is.
            return Thread.currentThread().threadId();
        }
    }

    @PyFunction(value = "($module, /)", name = "_count", doc = "Return the number of currently running Python threads, excluding\nthe main thread.")
    static long count(ThreadState ts) {
        return ts.interp.state(Threads.KEY).running.get();
    }

    @PyFunction(value = "($module, size=0, /)", name = "stack_size", doc = "Return the thread stack size used when creating new threads.")
    static long stackSize(ThreadState ts, long size) {
        if (size != 0 && size < 53248) {
            throw Raise.valueError("size must be at least 53248 bytes");
        }
        Threads t = ts.interp.state(Threads.KEY);
        long old = t.stackSize;
        t.stackSize = size;
        return old;
    }

    @PyFunction(value = "($module, /)", doc = "Raise SystemExit.  It will cause the current thread to exit silently.")
    static void exit() {
        throw PyException.ofArgs(Exc.SystemExit);
    }

    @PyFunction(value = "($module, /)", name = "exit_thread", doc = "An obsolete synonym of exit().")
    static void exitThread() {
        throw PyException.ofArgs(Exc.SystemExit);
    }

    @PyFunction(value = "($module, signum=2, /)", name = "interrupt_main", doc = "Simulate the arrival of the given signal in the main thread.")
    static void interruptMain(ThreadState ts, int signum) {
        if (signum < 1 || signum >= NSIG) {
            throw Raise.valueError("signal number out of range");
        }
        Signals.simulate(ts, signum);
    }

    @PyFunction(value = "($module, /, name)", name = "set_name", doc = "Set the name of the current thread.")
    static void setName(PyUnicode name) {
        // As a C string: up to the first null character, and without lone surrogates.
        byte[] b = CText.upToNull(name.toString()).getBytes(StandardCharsets.UTF_8);
        Thread.currentThread().setName(new String(b, StandardCharsets.UTF_8));
    }

    @PyFunction(value = "($module, /)", name = "_get_name", doc = "Get the name of the current thread.")
    static String getName() {
        return Thread.currentThread().getName();
    }

    @PyFunction(value = "($module, args, /)", name = "_excepthook", doc = "Handle uncaught Thread.run() exception.")
    static void excepthook(ThreadState ts, PyObject args) {
        if (PyType.of(args) != EXCEPT_HOOK_ARGS.type()) {
            throw Raise.typeError("_thread._excepthook argument type must be ExceptHookArgs");
        }
        PyTuple a = (PyTuple) args;
        if (a.get(0) == Exc.SystemExit) {
            return;
        }
        PyObject thread = a.get(3);
        PyObject stderr = Printing.sysAttribute(ts, "stderr");
        PyObject file = stderr == PyNone.NONE ? null : stderr;
        if (file == null && thread != PyNone.NONE) {
            file = Objects.getAttr(ts, thread, "_stderr");
        }
        if (file == null || file == PyNone.NONE) {
            return;
        }
        try {
            show(ts, a, file, file == stderr);
        } finally {
            Refs.decref(ts, file);
        }
    }

    private static void show(ThreadState ts, PyTuple a, PyObject file, boolean standard) {
        PyObject thread = a.get(3);
        PyObject name = thread == PyNone.NONE ? null : Objects.lookupAttr(ts, thread, "name");
        String text = name == null ? String.valueOf(ts.id) : Objects.strText(ts, name);
        Refs.xdecref(ts, name);
        Refs.decref(ts, Calls.callMethod(ts, file, "write", PyUnicode.of("Exception in thread " + text + ":\n")));
        PyObject value = a.get(1) == PyNone.NONE ? Calls.call0(ts, a.get(0)) : Refs.newRef(ts, a.get(1));
        try {
            if (standard) {
                ErrorDisplay.display((PyThreadState) ts, value, a.get(2));
            } else {
                PyObject m = Importer.importModule((PyThreadState) ts, "traceback");
                PyObject print = Objects.getAttr(ts, m, "print_exception");
                Refs.decref(ts, m);
                try {
                    PyObject[] given = {a.get(0), value, a.get(2), PyNone.NONE, file};
                    Refs.decref(ts, Calls.call(ts, print, given));
                } finally {
                    Refs.decref(ts, print);
                }
            }
        } finally {
            Refs.decref(ts, value);
        }
        Refs.decref(ts, Calls.callMethod(ts, file, "flush"));
    }
}
