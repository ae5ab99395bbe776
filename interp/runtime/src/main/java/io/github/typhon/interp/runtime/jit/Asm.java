// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Emits JVM code, or, while types are still being inferred, nothing. Keeps the constants of the class and the numbering of its variables.
 * <p>Variables: 0 the entry itself, 1 thread state, 2 frame, 3 slots, then scratch, then those of the frame's slots. Frameless code has no
 * frame and no slots until it leaves.
 */
final class Asm {
    /**
     * Classes whose static methods are called. They must be initialized before HotSpot's first compiler sees the call: that does not count calls into
     * others, and the second compiler does not inline what was not counted.
     */
    private static final ClassValue<ClassDesc> INITIALIZED = new ClassValue<>() {
        @Override
        protected ClassDesc computeValue(Class<?> c) {
            try {
                Class.forName(c.getName(), true, c.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(c + " is there", e);
            }
            return desc(c);
        }
    };

    static final ClassDesc OBJECT = desc(PyObject.class);
    static final ClassDesc INSN = INITIALIZED.get(Insn.class);
    static final ClassDesc FRAME = desc(Frame.class);
    static final ClassDesc STATE = desc(PyThreadState.class);
    static final ClassDesc SLOTS = OBJECT.arrayType();
    static final ClassDesc OPS = INITIALIZED.get(CompiledOps.class);
    static final ClassDesc QUIET = INITIALIZED.get(FramelessOps.class);
    static final ClassDesc LONG = ConstantDescs.CD_long;
    static final ClassDesc DOUBLE = ConstantDescs.CD_double;
    static final ClassDesc INT = ConstantDescs.CD_int;
    static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
    static final ClassDesc VOID = ConstantDescs.CD_void;

    /** Scratch variables for objects. */
    static final int X = 4;
    static final int Y = 5;
    static final int Z = 6;
    static final int NODE = 7;
    static final int THROWN = 8;
    static final int ITEMS = 9;
    static final int CALLEE = 10;
    /** Scratch for a boolean. */
    static final int FLAG = 11;
    /** Of frameless code: the function that runs. */
    static final int FUNCTION = 12;
    static final int ENTRY = 13;
    static final int LAYOUT = 14;
    /** Scratch for the flag of an object in X that was seen. */
    static final int OWNED = 15;
    private static final int FIRST = 16;

    /** Null while nothing is emitted. */
    final CodeBuilder cb;
    private final ClassDesc self;
    private final List<Object> constants;
    private final Map<Object, Integer> constantIndex = new IdentityHashMap<>();
    private final int[] objectVar;
    private final int[] longVar;
    private final int[] doubleVar;
    private final int[] flagVar;
    private final int[] pathVar = new int[8];
    private final int[] pathIndexVar = new int[8];
    private int nextVar = FIRST;
    /** There is no frame to be used now. */
    boolean frameless;

    Asm(CodeBuilder cb, ClassDesc self, int slots, List<Object> constants, boolean frameless) {
        this.cb = cb;
        this.frameless = frameless;
        this.self = self;
        this.constants = constants;
        objectVar = new int[slots];
        longVar = new int[slots];
        doubleVar = new int[slots];
        flagVar = new int[slots];
    }

    /** An Asm that emits nothing. */
    static Asm silent(int slots, boolean frameless) {
        return new Asm(null, null, slots, new ArrayList<>(), frameless);
    }

    /** Something needs the frame. */
    private void needFrame() {
        if (frameless) throw Unfit.NEEDS_FRAME;
    }

    static ClassDesc desc(Class<?> c) {
        return c.describeConstable().orElseThrow();
    }

    Label label() {
        return cb == null ? null : cb.newLabel();
    }

    void bind(Label l) {
        if (cb != null) cb.labelBinding(l);
    }

    private int var(int[] table, int slot, int size) {
        if (table[slot] == 0) {
            table[slot] = nextVar;
            nextVar += size;
        }
        return table[slot];
    }

    int objectVar(int slot) {
        return var(objectVar, slot, 1);
    }

    int flagVar(int slot) {
        return var(flagVar, slot, 1);
    }

    int longVar(int slot) {
        return var(longVar, slot, 2);
    }

    int doubleVar(int slot) {
        return var(doubleVar, slot, 2);
    }

    /** For what lies at the {@code i}th place of a {@link ReadPath}. */
    int pathVar(int i) {
        return var(pathVar, i, 1);
    }

    /** For the index of that place. */
    int pathIndexVar(int i) {
        return var(pathIndexVar, i, 1);
    }

    void ts() {
        if (cb != null) cb.aload(1);
    }

    void frame() {
        needFrame();
        if (cb != null) cb.aload(2);
    }

    /** The frame; of frameless code one that nobody looks at, for operations that run no Python code. */
    void anyFrame() {
        if (cb == null) return;
        if (frameless) cb.aload(1).getfield(STATE, "noFrame", FRAME);
        else cb.aload(2);
    }

    void slots() {
        needFrame();
        if (cb != null) cb.aload(3);
    }

    void aload(int var) {
        if (cb != null) cb.aload(var);
    }

    void astore(int var) {
        if (cb != null) cb.astore(var);
    }

    void iload(int var) {
        if (cb != null) cb.iload(var);
    }

    void istore(int var) {
        if (cb != null) cb.istore(var);
    }

    void integer(int i) {
        if (cb != null) cb.loadConstant(i);
    }

    void longValue(long v) {
        if (cb != null) cb.loadConstant(v);
    }

    void doubleValue(double v) {
        if (cb != null) cb.loadConstant(v);
    }

    void nullValue() {
        if (cb != null) cb.aconst_null();
    }

    /** Pushes an object that the class holds in a static final field of type {@code as}. */
    void constant(Object k, Class<?> as) {
        if (cb == null) return;
        Integer i = constantIndex.get(k);
        if (i == null) {
            i = constants.size();
            constants.add(new Constant(k, as));
            constantIndex.put(k, i);
        }
        Class<?> declared = ((Constant) constants.get(i)).as();
        cb.getstatic(self, "k" + i, desc(declared));
        if (!as.isAssignableFrom(declared)) cb.checkcast(desc(as));
    }

    /** A constant of the class with its field's type. */
    record Constant(Object value, Class<?> as) {}

    void loadSlot(int slot) {
        needFrame();
        if (cb == null) return;
        cb.aload(3).loadConstant(slot).aaload();
    }

    /** slots[slot] = variable. */
    void storeSlot(int slot, int var) {
        needFrame();
        if (cb == null) return;
        cb.aload(3).loadConstant(slot).aload(var).aastore();
    }

    void clearSlot(int slot) {
        needFrame();
        if (cb == null) return;
        cb.aload(3).loadConstant(slot).aconst_null().aastore();
    }

    /** Calls a static method of {@link CompiledOps}. */
    void op(String name, ClassDesc result, ClassDesc... parameters) {
        if (cb != null) cb.invokestatic(OPS, name, MethodTypeDesc.of(result, parameters));
    }

    /** Calls a static method of {@link FramelessOps}. */
    void quiet(String name, ClassDesc result, ClassDesc... parameters) {
        if (cb != null) cb.invokestatic(QUIET, name, MethodTypeDesc.of(result, parameters));
    }

    void invokestatic(Class<?> owner, String name, ClassDesc result, ClassDesc... parameters) {
        if (cb != null) cb.invokestatic(INITIALIZED.get(owner), name, MethodTypeDesc.of(result, parameters));
    }

    void invokevirtual(Class<?> owner, String name, ClassDesc result, ClassDesc... parameters) {
        if (cb != null) cb.invokevirtual(desc(owner), name, MethodTypeDesc.of(result, parameters));
    }

    void invokeinterface(Class<?> owner, String name, ClassDesc result, ClassDesc... parameters) {
        if (cb != null) cb.invokeinterface(desc(owner), name, MethodTypeDesc.of(result, parameters));
    }

    /** Pushes whether a class is as it was in that version. */
    void hasVersion(PyType type, int version) {
        constant(type, PyType.class);
        integer(version);
        op("hasVersion", BOOLEAN, desc(PyType.class), INT);
    }

    void checkcast(Class<?> c) {
        if (cb != null) cb.checkcast(desc(c));
    }

    void isInstance(Class<?> c) {
        if (cb != null) cb.instanceOf(desc(c));
    }

    void ifTrue(Label l) {
        if (cb != null) cb.ifne(l);
    }

    void ifFalse(Label l) {
        if (cb != null) cb.ifeq(l);
    }

    void ifNull(Label l) {
        if (cb != null) cb.ifnull(l);
    }

    void ifNonNull(Label l) {
        if (cb != null) cb.ifnonnull(l);
    }

    /** If X is null: to the first label if something was raised, else to the second. */
    void ifGivenNothing(Label raised, Label otherwise) {
        if (cb == null) return;
        Label given = label();
        cb.aload(X).ifnonnull(given).aload(1).getfield(STATE, "raised", ConstantDescs.CD_Throwable).ifnull(otherwise).goto_(raised).labelBinding(given);
    }

    void ifSame(Label l) {
        if (cb != null) cb.if_acmpeq(l);
    }

    void jump(Label l) {
        if (cb != null) cb.goto_(l);
    }

    /** Releases what an object variable owns. */
    void drop(int var) {
        if (cb == null) return;
        cb.aload(1).aload(var).invokestatic(INSN, "drop", MethodTypeDesc.of(VOID, STATE, OBJECT));
    }

    /** The same, if a flag is set. */
    void dropIf(int flag, int var) {
        if (cb == null) return;
        Label end = label();
        cb.iload(flag);
        ifFalse(end);
        drop(var);
        bind(end);
    }

    /** f.at = node. */
    void at(Insn node) {
        needFrame();
        if (cb == null) return;
        cb.aload(2);
        constant(node, Insn.class);
        cb.putfield(FRAME, "at", INSN);
    }
}
