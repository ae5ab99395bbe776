// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.PyEnumerate;
import io.github.typhon.collections.iter.PyZip;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.interp.runtime.eval.insn.Outcome;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.BuiltinCall;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PyRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.Set;

/**
 * Builtins that run no Python code whatever their arguments are (but for finalizers of what they release), and look at no frame: frameless
 * code may call them, and code with a frame need not put its numbers back for them.
 */
final class QuietBuiltins {
    /** Exposure, method and number of arguments. */
    private static final Set<String> QUIET = Set.of("PyListExposed.append/1", "PyListExposed.pop/0", "PyListExposed.clear/0", "PyListExposed.copy/0",
            "PyListExposed.reverse/0", "PyDictExposed.keys/0", "PyDictExposed.values/0", "PyDictExposed.items/0", "PyDictExposed.clear/0",
            "PyDictExposed.copy/0", "PyUnicodeExposed.upper/0", "PyUnicodeExposed.lower/0", "PyUnicodeExposed.strip/0", "PyUnicodeExposed.isdigit/0",
            "PyUnicodeExposed.isalpha/0", "PyUnicodeExposed.isspace/0", "PyUnicodeExposed.isalnum/0", "PyDequeExposed.append/1", "PyDequeExposed.appendleft/1",
            "PyDequeExposed.pop/0", "PyDequeExposed.popleft/0");

    /** Methods of containers that are done with the container before they drop anything, and wait for nothing but its mutex. */
    private static final Set<String> LOOKING = Set.of("PyListExposed.append/1", "PyListExposed.pop/0", "PyDequeExposed.append/1", "PyDequeExposed.appendleft/1",
            "PyDequeExposed.pop/0", "PyDequeExposed.popleft/0", "PySetExposed.add/1", "PyDictExposed.get/1", "PyDictExposed.get/2", "PyDictExposed.pop/1");

    /** Those that run none when every argument is a plain value: numbers, texts and the like. */
    private static final Set<String> PLAIN = Set.of("BuiltinsModuleExposed.abs", "BuiltinsModuleExposed.min", "BuiltinsModuleExposed.max",
            "BuiltinsModuleExposed.ord", "BuiltinsModuleExposed.chr", "BuiltinsModuleExposed.divmod", "BuiltinsModuleExposed.pow",
            "BuiltinsModuleExposed.round", "BuiltinsModuleExposed.hash", "BuiltinsModuleExposed.bin", "BuiltinsModuleExposed.hex",
            "PyListExposed.pop");

    /** Those that look for their first argument, a key, and do nothing with others but keep or answer them. */
    private static final Set<String> KEYED = Set.of("PySetExposed.add", "PySetExposed.discard", "PySetExposed.remove", "PyDictExposed.get",
            "PyDictExposed.pop", "PyDictExposed.setdefault");

    /** Those that compare the argument with the items of a list. */
    private static final Set<String> SEARCHES = Set.of("PyListExposed.index", "PyListExposed.remove", "PyListExposed.count");

    private QuietBuiltins() {}

    /** Whether a call of this method with {@code n} arguments needs its receiver no longer than {@link Seen} objects live. */
    static boolean looksAtReceiver(PyObject method, int n) {
        return method instanceof PyMethodDescriptor d && LOOKING.contains(name(d.call()) + "/" + n);
    }

    /** Whether a call of this function looks at its first argument only. */
    static boolean looksAtArgument(PyObject function, int n) {
        return function instanceof PyBuiltinFunction f && f.newOf() == null && switch (name(f.call())) {
            case "BuiltinsModuleExposed.len" -> n == 1;
            case "BuiltinsModuleExposed.isinstance" -> n == 2;
            default -> false;
        };
    }

    private static void searches(Compilation c, int from) {
        Label exit = c.exit();
        c.pushSlot(from - 1);
        c.slot(from).push();
        c.asm.quiet("comparesByIdentity", Asm.BOOLEAN, Asm.OBJECT, Asm.OBJECT);
        c.asm.ifFalse(exit);
    }


    private static String name(BuiltinCall call) {
        return call.exposure().getClass().getSimpleName() + "." + call.spec().name();
    }

    /** Whether frameless code may call it; arguments are checked here if they decide. */
    static boolean mayCall(Compilation c, BuiltinCall call, int from, int n) {
        if (isQuiet(call, n)) return true;
        String name = name(call);
        if (n == 1 && !c.isUnstable() && SEARCHES.contains(name)) {
            searches(c, from);
            return true;
        }
        if (n >= 1 && !c.isUnstable() && KEYED.contains(name)) {
            ArithmeticLowering.keys(c, c.slot(from));
            return true;
        }
        if (c.isUnstable() || !PLAIN.contains(name) && !name.startsWith("MathModuleExposed.")) return false;
        Operand[] arguments = new Operand[n];
        for (int i = 0; i < n; i++) arguments[i] = c.slot(from + i);
        ArithmeticLowering.plain(c, arguments);
        return true;
    }

    static boolean isQuiet(BuiltinCall call, int n) {
        return QUIET.contains(name(call) + "/" + n);
    }

    /** Builtins that have code of their own; false, and nothing done, for all others. */
    static boolean lower(Compilation c, BuiltinCall call, int base, int from, int n) {
        if (c.isUnstable()) return false;
        return switch (name(call)) {
            case "BuiltinsModuleExposed.len" -> n == 1 && (SpecialLowering.builtin(c, base, from, Names.__len__, Outcome.LENGTH) || length(c, base, from));
            case "BuiltinsModuleExposed.abs" -> n == 1 && SpecialLowering.builtin(c, base, from, Names.__abs__, Outcome.VALUE);
            case "BuiltinsModuleExposed.isinstance" -> n == 2 && isInstance(c, base, from);
            case "PySetExposed.add" -> n == 1 && keyed(c, base, from, n, "setAdd");
            case "PyDictExposed.get" -> n >= 1 && n <= 2 && keyed(c, base, from, n, "dictGet");
            case "PyDictExposed.pop" -> n == 1 && keyed(c, base, from, n, "dictPop");
            case "BuiltinsModuleExposed.max" -> n == 2 && ofTwo(c, base, from, "larger", "max");
            case "BuiltinsModuleExposed.min" -> n == 2 && ofTwo(c, base, from, "smaller", "min");
            default -> false;
        };
    }

    /** The larger or smaller of two numbers of one kind. */
    private static boolean ofTwo(Compilation c, int base, int from, String objects, String longs) {
        Asm asm = c.asm;
        Operand x = c.slot(from);
        Operand y = c.slot(from + 1);
        if (x.isInt() && y.isInt()) {
            x.pushLong();
            y.pushLong();
            asm.invokestatic(Math.class, longs, Asm.LONG, Asm.LONG, Asm.LONG);
            c.forget(base);
            x.consume();
            y.consume();
            c.putLong(c.dst());
            return true;
        }
        Label exit = c.exit();
        x.push();
        y.push();
        asm.quiet(objects, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
        if (asm.cb != null) asm.cb.dup().astore(Asm.X);
        asm.ifNull(exit);
        c.forget(base);
        x.consume();
        y.consume();
        asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    /** A method of a dict or set that looks for a key. */
    private static boolean keyed(Compilation c, int base, int from, int n, String name) {
        if (c.s.kind[base + 1] == FrameState.EMPTY || !c.mayLeave()) return false;
        Asm asm = c.asm;
        Operand[] arguments = new Operand[n];
        for (int i = 0; i < n; i++) arguments[i] = c.slot(from + i);
        boolean otherwise = name.equals("dictGet");
        Label exit = c.exit();
        c.mayRaise(() -> {
            if (!c.frameless) asm.at(c.node());
            asm.ts();
            c.pushSlot(base + 1);
            for (Operand a : arguments) a.push();
            if (otherwise && n == 1) asm.constant(PyNone.NONE, PyObject.class);
            ClassDesc[] types = new ClassDesc[otherwise ? 4 : 3];
            Arrays.fill(types, Asm.OBJECT);
            types[0] = Asm.STATE;
            asm.invokestatic(KeyedOps.class, name, Asm.OBJECT, types);
            asm.astore(Asm.X);
        });
        asm.aload(Asm.X);
        asm.ifNull(exit);
        c.forget(base);
        c.consume(base + 1);
        for (Operand a : arguments) a.consume();
        if (name.equals("setAdd")) {
            c.s.setConstant(c.dst(), PyNone.NONE);
        } else {
            asm.aload(Asm.X);
            c.putObject(c.dst());
        }
        return true;
    }

    private static boolean length(Compilation c, int base, int from) {
        c.take(from);
        byte k = c.s.kind[from];
        // What does not know its length by itself has to be asked.
        if (c.hasFailed()) return false;
        if (k != FrameState.OBJECT && k != FrameState.BORROWED && k != FrameState.SEEN) return false;
        Frameless.length(c, from, base);
        return true;
    }

    private static boolean isInstance(Compilation c, int base, int from) {
        if (!(c.s.constant(from + 1) instanceof PyType t) || t.ob_type() != PyType.TYPE) return false;
        Asm asm = c.asm;
        Operand x = c.slot(from);
        x.push();
        asm.constant(t, PyType.class);
        asm.quiet("isInstance", Asm.INT, Asm.OBJECT, Asm.desc(PyType.class));
        JumpLowering.orUnknown(c);
        asm.op("bool", Asm.OBJECT, Asm.BOOLEAN);
        asm.astore(Asm.X);
        c.forget(base);
        c.forget(from + 1);
        x.consume();
        asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    private static boolean isPlainClass(PyType t) {
        return t == PyRange.TYPE || t == PyLong.TYPE || t == PyFloat.TYPE || t == PyUnicode.TYPE || t == PyBool.TYPE;
    }

    private static boolean isContainer(PyType t) {
        return t == PyList.TYPE || t == PyDict.TYPE || t == PySet.TYPE || t == PyTuple.TYPE;
    }

    /** Classes whose instances are made by running through their arguments, or later. */
    private static boolean takesIterables(PyType t, int n) {
        return n == 1 && (t == PyList.TYPE || t == PyTuple.TYPE || t == PyEnumerate.TYPE) || n == 2 && t == PyZip.TYPE;
    }

    /** In frameless code: an instance of a built-in class made of plain values, or of what is iterated without Python code, or an empty container;
     *  false, and nothing done, for all other classes. */
    static boolean construct(Compilation c, PyType t, int base, int from, int n) {
        boolean iterates = takesIterables(t, n);
        if (!c.frameless || c.isUnstable() || !isPlainClass(t) && !(n == 0 && isContainer(t)) && !iterates) return false;
        Operand[] arguments = new Operand[n];
        for (int i = 0; i < n; i++) arguments[i] = c.slot(from + i);
        if (iterates) ArithmeticLowering.check(c, "isQuietIterable", arguments);
        else ArithmeticLowering.plain(c, arguments);
        CallLowering.makeQuietly(c, base, from, n, t);
        return true;
    }
}
