// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpreters;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossBufferView;
import io.github.typhon.stdlib.crossinterp.CrossErrors;
import io.github.typhon.stdlib.crossinterp.ExceptionSnapshot;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.InterpreterConfig;
import io.github.typhon.stdlib.crossinterp.Member;
import io.github.typhon.stdlib.crossinterp.Script;
import io.github.typhon.stdlib.crossinterp.Sharing;

/** {@code _interpreters}. CPython: Modules/_interpretersmodule.c. */
@PyModule(name = "_interpreters", doc = "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.")
public final class InterpretersModule {
    private InterpretersModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("WHENCE_UNKNOWN", Member.WHENCE_UNKNOWN);
        m.add("WHENCE_RUNTIME", Member.WHENCE_RUNTIME);
        m.add("WHENCE_LEGACY_CAPI", Member.WHENCE_LEGACY_CAPI);
        m.add("WHENCE_CAPI", Member.WHENCE_CAPI);
        m.add("WHENCE_XI", Member.WHENCE_XI);
        m.add("WHENCE_STDLIB", Member.WHENCE_STDLIB);
        m.add("InterpreterError", Refs.newRef(ts, (PyObject) CrossErrors.INTERPRETER.of(ts)));
        m.add("InterpreterNotFoundError", Refs.newRef(ts, (PyObject) CrossErrors.NOT_FOUND.of(ts)));
        m.add("NotShareableError", Refs.newRef(ts, (PyObject) CrossErrors.NOT_SHAREABLE.of(ts)));
        m.addType(CrossBufferView.TYPE);
    }

    // ---- configurations

    @PyFunction(value = "($module, name='isolated', /, **overrides)", name = "new_config",
            doc = "Return a representation of a new PyInterpreterConfig.\n\nThe name determines the initial values of the config.  Supported named\n"
                    + "configs are: default, isolated, legacy, and empty.\n\nAny keyword arguments are set on the corresponding config fields,\n"
                    + "overriding the initial values.")
    static PyObject newConfig(ThreadState ts, String name, PyObject overrides) {
        InterpreterConfig c = InterpreterConfig.named(name);
        if (overrides instanceof PyDict d && d.size() > 0) {
            c = c.with(ts, d);
        }
        return ExceptionSnapshot.namespace(ts, c.toDict(ts));
    }

    @PyFunction(value = "($module, /, id, *, restrict=False)", name = "get_config", doc = "Return a representation of the config used to initialize the interpreter.")
    static PyObject getConfig(ThreadState ts, PyObject id, boolean restrict) {
        Member m = id == PyNone.NONE ? Family.of(ts).current(ts) : MemberArg.find(ts, id, restrict, false, "get the config of");
        return ExceptionSnapshot.namespace(ts, m.config.toDict(ts));
    }

    private static InterpreterConfig config(ThreadState ts, PyObject o) {
        if (o == PyNone.NONE) {
            return InterpreterConfig.named("isolated");
        }
        PyUnicode name = PyUnicode.unwrapOrNull(o);
        if (name != null) {
            return InterpreterConfig.named(name.toString());
        }
        PyObject d = Objects.lookupAttr(ts, o, "__dict__");
        try {
            if (!(d instanceof PyDict fields)) {
                throw Raise.typeError("bad config %s", Objects.reprText(ts, o));
            }
            return InterpreterConfig.of(ts, fields);
        } finally {
            Refs.xdecref(ts, d);
        }
    }

    // ---- lives

    @PyFunction(value = "($module, /, config=None, *, reqrefs=False)", name = "create",
            doc = "Create a new interpreter and return a unique generated ID.\n\nThe caller is responsible for destroying the interpreter before exiting,\n"
                    + "typically by using _interpreters.destroy().  This can be managed \nautomatically by passing \"reqrefs=True\" and then using _incref() and\n"
                    + "_decref() appropriately.\n\n\"config\" must be a valid interpreter config or the name of a\n"
                    + "predefined config (\"isolated\" or \"legacy\").  The default\nis \"isolated\".")
    static long create(ThreadState ts, PyObject config, boolean reqrefs) {
        InterpreterConfig c = config(ts, config);
        Member m;
        try {
            m = Family.of(ts).create(PyThreadState.of(ts), c, Member.WHENCE_STDLIB);
        } catch (PyException e) {
            PyException failed = CrossErrors.INTERPRETER.error(ts, "interpreter creation failed");
            ((PyBaseException) failed.value(ts)).setContext(ts, e.takeValue(ts));
            throw failed;
        }
        if (reqrefs) {
            m.requireReferences();
        }
        return m.id;
    }

    @PyFunction(value = "($module, /, id, *, restrict=False)",
            doc = "Destroy the identified interpreter.\n\nAttempting to destroy the current interpreter raises InterpreterError.\nSo does an unrecognized ID.")
    static void destroy(ThreadState ts, PyObject id, boolean restrict) {
        Member m = MemberArg.find(ts, id, restrict, false, "destroy");
        Family family = Family.of(ts);
        if (m == family.current(ts)) {
            throw CrossErrors.INTERPRETER.error(ts, "cannot destroy the current interpreter");
        }
        if (!family.end(PyThreadState.of(ts), m)) {
            throw CrossErrors.INTERPRETER.error(ts, "interpreter running");
        }
    }

    @PyFunction(value = "($module, /, id, *, implieslink=False, restrict=False)", name = "incref")
    static void addReference(ThreadState ts, PyObject id, boolean implieslink, boolean restrict) {
        Member m = MemberArg.find(ts, id, restrict, true, "incref");
        if (implieslink) {
            m.requireReferences();
        }
        m.addReference();
    }

    @PyFunction(value = "($module, /, id, *, restrict=False)", name = "decref")
    static void dropReference(ThreadState ts, PyObject id, boolean restrict) {
        Member m = MemberArg.find(ts, id, restrict, true, "decref");
        if (m.dropReference()) {
            // One that runs, this one included, ends with its family.
            Family.of(ts).end(PyThreadState.of(ts), m);
        }
    }

    // ---- what there is

    private static @Owned PyObject summary(ThreadState ts, Member m) {
        return PyTuple.of(ts, PyLong.of(m.id), PyLong.of(m.whence));
    }

    @PyFunction(value = "($module, /, *, require_ready=False)", name = "list_all", doc = "Return a list containing the ID of every existing interpreter.")
    static PyObject listAll(ThreadState ts, boolean require_ready) {
        PyList out = new PyList(ts);
        for (Member m : Family.of(ts).all()) {
            if (!require_ready || m.isReady()) {
                out.appendStolen(ts, summary(ts, m));
            }
        }
        return out;
    }

    @PyFunction(value = "($module, /)", name = "get_current", doc = "get_current() -> (ID, whence)\n\nReturn the ID of current interpreter.")
    static PyObject getCurrent(ThreadState ts) {
        return summary(ts, Family.of(ts).current(ts));
    }

    @PyFunction(value = "($module, /)", name = "get_main", doc = "get_main() -> (ID, whence)\n\nReturn the ID of main interpreter.")
    static PyObject getMain(ThreadState ts) {
        return summary(ts, Family.of(ts).main());
    }

    @PyFunction(value = "($module, /, id)", doc = "Return an identifier for where the interpreter was created.")
    static long whence(ThreadState ts, PyObject id) {
        return MemberArg.find(ts, id).whence;
    }

    @PyFunction(value = "($module, /, id, *, restrict=False)", name = "is_running", doc = "Return whether or not the identified interpreter is running.")
    static boolean isRunning(ThreadState ts, PyObject id, boolean restrict) {
        return MemberArg.find(ts, id, restrict, true, "check if running for").isRunning();
    }

    @PyFunction(value = "($module, /, obj)", name = "is_shareable",
            doc = "Return True if the object's data may be shared between interpreters and\nFalse otherwise.")
    static boolean isShareable(ThreadState ts, PyObject obj) {
        return Sharing.isShareable(PyThreadState.of(ts), obj);
    }

    // ---- running code

    @PyFunction(value = "($module, /, id, updates, *, restrict=False)", name = "set___main___attrs", doc = "Bind the given attributes in the interpreter's __main__ module.")
    static void setMainAttributes(ThreadState ts, PyObject id, PyObject updates, boolean restrict) {
        PyDict ns = dict(updates, "set___main___attrs() argument 2", false);
        Member m = MemberArg.find(ts, id, restrict, true, "update __main__ for");
        if (ns.size() == 0) {
            throw Raise.valueError("arg 2 must be a non-empty dict");
        }
        PyObject failure = Running.exec(PyThreadState.of(ts), m, null, ns);
        Refs.decref(ts, failure);
    }

    /** The argument, or null for none. */
    private static PyDict dict(PyObject o, String what, boolean optional) {
        if (optional && o == null) {
            return null;
        }
        if (!(o instanceof PyDict d)) {
            throw Raise.typeError("_interpreters.%s must be dict, not %s", what, Raise.given(o));
        }
        return d;
    }

    @PyFunction(value = "($module, /, id, code, shared=<unrepresentable>, *, restrict=False)", name = "exec",
            doc = "Execute the provided code in the identified interpreter.\nThis is equivalent to running the builtin exec() under the target\n"
                    + "interpreter, using the __dict__ of its __main__ module as both\nglobals and locals.\n\n"
                    + "\"code\" may be a string containing the text of a Python script.\n\nFunctions (and code objects) are also supported, with some restrictions.\n"
                    + "The code/function must not take any arguments or be a closure\n(i.e. have cell vars).  Methods and other callables are not supported.\n\n"
                    + "If a function is provided, its code object is used and all its state\nis ignored, including its __globals__ dict.")
    static PyObject execute(ThreadState ts, PyObject id, PyObject code, PyObject shared, boolean restrict) {
        PyDict ns = dict(shared, "exec() argument 3", true);
        Member m = MemberArg.find(ts, id, restrict, true, "exec code for");
        return Running.exec(PyThreadState.of(ts), m, Script.of(PyThreadState.of(ts), code), ns);
    }

    @PyFunction(value = "($module, /, id, script, shared=<unrepresentable>, *, restrict=False)", name = "run_string",
            doc = "Execute the provided string in the identified interpreter.\n\n(See _interpreters.exec().")
    static PyObject runString(ThreadState ts, PyObject id, PyObject script, PyObject shared, boolean restrict) {
        if (PyUnicode.unwrapOrNull(script) == null) {
            throw Raise.typeError("_interpreters.run_string() argument 2 must be str, not %s", Raise.given(script));
        }
        PyDict ns = dict(shared, "run_string() argument 3", true);
        Member m = MemberArg.find(ts, id, restrict, true, "run a string in");
        return Running.exec(PyThreadState.of(ts), m, Script.of(PyThreadState.of(ts), script), ns);
    }

    @PyFunction(value = "($module, /, id, func, shared=<unrepresentable>, *, restrict=False)", name = "run_func",
            doc = "Execute the body of the provided function in the identified interpreter.\nCode objects are also supported.  In both cases, closures and args\n"
                    + "are not supported.  Methods and other callables are not supported either.\n\n(See _interpreters.exec().")
    static PyObject runFunction(ThreadState ts, PyObject id, PyObject func, PyObject shared, boolean restrict) {
        PyDict ns = dict(shared, "run_func() argument 3", true);
        Member m = MemberArg.find(ts, id, restrict, true, "run a function in");
        if (!(func instanceof io.github.typhon.interp.runtime.function.PyFunction) && !(func instanceof io.github.typhon.interp.runtime.code.PyCode)) {
            throw Raise.typeError("_interpreters.run_func() argument 2 must be a function, not %s", Raise.given(func));
        }
        return Running.exec(PyThreadState.of(ts), m, Script.of(PyThreadState.of(ts), func), ns);
    }

    @PyFunction(value = "($module, /, id, callable, args=<unrepresentable>, kwargs=<unrepresentable>, *, restrict=False)",
            doc = "Call the provided object in the identified interpreter.\nPass the given args and kwargs, if possible.")
    static PyObject call(ThreadState ts, PyObject id, PyObject callable, PyObject args, PyObject kwargs, boolean restrict) {
        if (args != null && !(args instanceof PyTuple)) {
            throw Raise.typeError("_interpreters.call() argument 3 must be tuple, not %s", Raise.given(args));
        }
        PyDict named = dict(kwargs, "call() argument 4", true);
        Member m = MemberArg.find(ts, id, restrict, true, "make a call in");
        if (!Objects.isCallable(callable)) {
            throw Raise.typeError("expected a callable, got %s", Objects.reprText(ts, callable));
        }
        return Running.call(PyThreadState.of(ts), m, callable, args instanceof PyTuple t ? t : null, named);
    }

    @PyFunction(value = "($module, /, exc=None)", name = "capture_exception",
            doc = "Return a snapshot of an exception.  If \"exc\" is None\nthen the current exception, if any, is used (but not cleared).\n\n"
                    + "The returned snapshot is the same as what _interpreters.exec() returns.")
    static PyObject captureException(ThreadState ts, PyObject exc) {
        if (exc == PyNone.NONE) {
            // The one on its way: a call never finds one.
            return PyNone.NONE;
        }
        if (!Exc.BaseException.isInstance(exc)) {
            throw Raise.typeError("expected exception, got %s", Objects.reprText(ts, exc));
        }
        return ExceptionSnapshot.of(PyThreadState.of(ts), exc).toObject(ts);
    }
}
