// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.interp.compile.Compiler;
import io.github.typhon.interp.runtime.code.CodeLinker;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.interp.syntax.Parse;
import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.descr.PyClassMethod;
import io.github.typhon.objects.descr.PyProperty;
import io.github.typhon.objects.descr.PyStaticMethod;
import io.github.typhon.objects.descr.PySuper;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.ModuleExposure;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a snippet with a handful of builtins, before the real ones are there. {@code main(file)} prints what the snippet prints. */
public final class SnippetRunner {
    private static final StringBuilder OUT = new StringBuilder();
    private static final String[] NAMES = {"print", "len", "repr", "isinstance", "iter", "next", "getattr", "hasattr", "setattr", "id", "hash", "issubclass",
        "callable", "locals", "globals", "exc", "clock", "build", "fdepth", "dir", "sum", "anext", "frame", "settrace", "setprofile"};

    private static final class Functions extends ModuleExposure {
        @Override
        public String name() {
            return "builtins";
        }

        @Override
        public PyObject callN(int index, ThreadState state, PyObject self, PyObject[] bound) {
            PyThreadState ts = (PyThreadState) state;
            PyObject[] a = ((PyTuple) bound[0]).items;
            return switch (NAMES[index]) {
                case "print" -> {
                    for (int i = 0; i < a.length; i++) OUT.append(i > 0 ? " " : "").append(Objects.strText(ts, a[i]));
                    OUT.append('\n');
                    yield PyNone.NONE;
                }
                case "len" -> PyLong.of(Objects.length(ts, a[0]));
                case "repr" -> Objects.repr(ts, a[0]);
                case "isinstance" -> PyBool.of(Objects.isInstance(ts, a[0], a[1]));
                case "issubclass" -> PyBool.of(Objects.isSubclass(ts, a[0], a[1]));
                case "iter" -> Iterators.iter(ts, a[0]);
                case "next" -> {
                    PyObject v = Iterators.next(ts, a[0]);
                    if (v == null && a.length > 1) yield Refs.newRef(ts, a[1]);
                    if (v == null) throw Raise.stopIteration(ts, null);
                    yield v;
                }
                case "getattr" -> {
                    PyObject v = a.length > 2 ? Objects.lookupAttr(ts, a[0], (PyUnicode) a[1]) : Objects.getAttr(ts, a[0], (PyUnicode) a[1]);
                    yield v == null ? Refs.newRef(ts, a[2]) : v;
                }
                case "hasattr" -> {
                    PyObject v = Objects.lookupAttr(ts, a[0], (PyUnicode) a[1]);
                    Refs.xdecref(ts, v);
                    yield PyBool.of(v != null);
                }
                case "setattr" -> {
                    Objects.setAttr(ts, a[0], (PyUnicode) a[1], a[2]);
                    yield PyNone.NONE;
                }
                case "id" -> PyLong.of(Hashing.id(a[0]));
                case "hash" -> PyLong.of(Objects.hash(ts, a[0]));
                case "callable" -> PyBool.of(Objects.isCallable(a[0]));
                case "locals" -> Interp.locals(ts);
                case "globals" -> Refs.newRef(ts, (PyObject) Interp.globals(ts));
                case "exc" -> {
                    PyObject e = ts.handledException();
                    yield e == null ? PyNone.NONE : Refs.newRef(ts, e);
                }
                case "clock" -> new PyFloat(System.nanoTime() / 1e9);
                case "dir" -> Objects.dir(ts, a[0]);
                case "fdepth" -> PyLong.of(ts.currentFrame().depth);
                case "frame" -> Refs.newRef(ts, (PyObject) ts.currentFrame().pyFrame(ts));
                case "sum" -> {
                    PyObject[] s = {PyLong.of(0)};
                    Iterators.forEach(ts, a[0], v -> {
                        s[0] = io.github.typhon.objects.protocol.Numbers.add(ts, s[0], v);
                        return true;
                    });
                    yield s[0];
                }
                case "settrace" -> {
                    Tracer.setTrace(ts, a[0] == PyNone.NONE ? null : a[0]);
                    yield PyNone.NONE;
                }
                case "setprofile" -> {
                    Tracer.setProfile(ts, a[0] == PyNone.NONE ? null : a[0]);
                    yield PyNone.NONE;
                }
                case "anext" -> PyType.of(a[0]).slots().am_anext(ts, a[0]);
                default -> throw new AssertionError();
            };
        }
    }

    private static final class BuildClass extends ModuleExposure {
        @Override
        public String name() {
            return "builtins";
        }

        @Override
        public PyObject callN(int index, ThreadState ts, PyObject self, PyObject[] bound) {
            PyObject[] a = ((PyTuple) bound[0]).items;
            if (bound[1] == null) return ClassBuilder.build((PyThreadState) ts, a, null);
            PyObject[] items = io.github.typhon.objects.spi.Containers.factory().dictItems(ts, bound[1]);
            PyObject[] all = java.util.Arrays.copyOf(a, a.length + items.length / 2);
            PyUnicode[] names = new PyUnicode[items.length / 2];
            for (int i = 0; i < names.length; i++) {
                names[i] = (PyUnicode) items[2 * i];
                all[a.length + i] = items[2 * i + 1];
            }
            return ClassBuilder.build((PyThreadState) ts, all, names);
        }
    }

    static PyThreadState start() {
        PyInterpreterState interp = new PyInterpreterState();
        PyThreadState ts = new PyThreadState(interp);
        interp.main = ts;
        ts.enter();
        Interp.connect(interp);
        PyModule m = PyModule.create(ts, "builtins", null);
        interp.builtins = m.dictBorrowed();
        interp.modules = new PyDict(ts);
        interp.modules.put(ts, PyUnicode.intern("builtins"), m);
        PyDict b = interp.builtins;
        Functions f = new Functions();
        for (int i = 0; i < NAMES.length; i++) {
            MethodSpec s = new MethodSpec(NAMES[i], "($module, /, *args)", "", MethodSpec.FUNCTION, 0, -1, i, true);
            b.put(ts, PyUnicode.intern(NAMES[i]), PyBuiltinFunction.moduleFunction(f, s));
        }
        b.put(ts, PyUnicode.intern("__build_class__"), PyBuiltinFunction.moduleFunction(new BuildClass(),
                new MethodSpec("__build_class__", "($module, /, *args, **kwds)", "", MethodSpec.FUNCTION, 0, -1, 0, true)));
        PyType[] types = {PyLong.TYPE, PyFloat.TYPE, PyBool.TYPE, PyUnicode.TYPE, PyBytes.TYPE, PyList.TYPE, PyTuple.TYPE, PyDict.TYPE, PySet.TYPE,
            PyFrozenSet.TYPE, PyType.TYPE, PyBaseObject.TYPE, PyProperty.TYPE, PyStaticMethod.TYPE, PyClassMethod.TYPE, PySuper.TYPE,
            io.github.typhon.objects.slice.PyRange.TYPE};
        for (PyType t : types) b.put(ts, PyUnicode.intern(t.name()), t);
        for (Field x : Exc.class.getFields()) {
            try {
                if (x.getType() == PyType.class) b.put(ts, PyUnicode.intern(x.getName()), (PyType) x.get(null));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        b.put(ts, PyUnicode.intern("NotImplemented"), PyNotImplemented.NOT_IMPLEMENTED);
        return ts;
    }

    static PyCode compile(ThreadState ts, String text, String filename) {
        var mod = Parse.parse(Source.of(filename, text), ParseMode.EXEC, ParseOptions.DEFAULT, w -> {});
        return CodeLinker.link(ts, Compiler.compile(mod, filename, Compiler.Options.DEFAULT).code());
    }

    /** Prints a traceback as CPython does, without source lines. */
    private static void report(PyThreadState ts, PyException e) {
        PyBaseException v = (PyBaseException) e.value(ts);
        OUT.append("Traceback:\n");
        for (PyTraceback t = (PyTraceback) v.traceback(ts); t != null; t = t.next()) {
            OUT.append("  line ").append(t.line()).append(" in ").append(t.frame().frame.code.name).append('\n');
        }
        OUT.append(PyType.of(v).name()).append(": ").append(Objects.strText(ts, v)).append('\n');
    }

    /** Lists the instructions of a code object and the ones inside it. */
    static void list(io.github.typhon.interp.compile.code.CodeUnit u) {
        System.out.println(u + " nlocalsplus " + u.nlocalsplus + " names " + u.names());
        for (int pc = 0; pc < u.code().length; pc++) {
            long w = u.code()[pc];
            var h = u.handlerOf(pc);
            System.out.printf("%4d %-26s c=%d a=%s b=%s line %d%s%n", pc, io.github.typhon.interp.compile.code.Instr.opcode(w),
                    io.github.typhon.interp.compile.code.Instr.c(w), operand(u, io.github.typhon.interp.compile.code.Instr.a(w)),
                    operand(u, io.github.typhon.interp.compile.code.Instr.b(w)), u.lines().line(pc), h == null ? "" : " -> " + h);
        }
        for (Object k : u.constants()) if (k instanceof io.github.typhon.interp.compile.code.CodeUnit x) list(x);
    }

    private static String operand(io.github.typhon.interp.compile.code.CodeUnit u, int x) {
        return io.github.typhon.interp.compile.code.Instr.isConst(x) ? "K(" + u.constants().get(io.github.typhon.interp.compile.code.Instr.index(x)) + ")" : "" + x;
    }

    static String run(PyThreadState ts, String text, String filename) {
        OUT.setLength(0);
        PyDict globals = new PyDict(ts);
        globals.put(ts, PyUnicode.intern("__name__"), PyUnicode.intern("__main__"));
        try {
            PyCode code = compile(ts, text, filename);
            Refs.decref(ts, Interp.run(ts, code, globals, null));
        } catch (PyException e) {
            report(ts, e);
        }
        return OUT.toString();
    }

    /** Runs the snippet, then its function work() on several threads at once, and prints what each gave. */
    private static void threads(PyThreadState ts, int n, String file) throws Exception {
        PyDict globals = new PyDict(ts);
        globals.put(ts, PyUnicode.intern("__name__"), PyUnicode.intern("__main__"));
        Refs.decref(ts, Interp.run(ts, compile(ts, Files.readString(Path.of(file)), file), globals, null));
        PyObject work = globals.get(ts, PyUnicode.intern("work"));
        String[] results = new String[n];
        Thread[] threads = new Thread[n];
        for (int i = 0; i < n; i++) {
            int me = i;
            threads[i] = new Thread(null, () -> {
                PyThreadState mine = new PyThreadState(ts.interpreter);
                mine.enter();
                try {
                    results[me] = Objects.reprText(mine, io.github.typhon.objects.protocol.Calls.call0(mine, work));
                } catch (PyException e) {
                    results[me] = PyType.of(e.value(mine)).name() + " " + Objects.strText(mine, e.value(mine));
                } catch (Throwable e) {
                    e.printStackTrace();
                } finally {
                    mine.exit();
                }
            }, "worker", 16 << 20);
            threads[i].start();
        }
        try (var d = ts.blocking()) {
            for (Thread t : threads) t.join();
        }
        ts.mergeNow();
        for (String r : results) System.out.println(r);
        System.out.print(OUT);
    }

    public static void main(String[] args) throws Exception {
        PyThreadState ts = start();
        if (args[0].equals("-t")) {
            threads(ts, Integer.parseInt(args[1]), args[2]);
            return;
        }
        if (args[0].equals("-d")) {
            list(compile(ts, Files.readString(Path.of(args[1])), args[1]).unit);
            return;
        }
        for (String a : args) System.out.print(run(ts, Files.readString(Path.of(a)), a));
    }
}
