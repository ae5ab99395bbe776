// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.function.PyFunction;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the hidden class of one compilation: a final subclass of {@link CompiledEntry} whose exec is the code and whose static final
 * fields are its constants, so that HotSpot folds them. It is unloaded with its only instance.
 */
final class EntryClass {
    /** HotSpot does not compile methods of 8,000 bytes and more. */
    static final int MAX_BYTES = 7_500;
    private static final ClassDesc NAME = ClassDesc.of(EntryClass.class.getPackageName() + ".PyCompiled");
    private static final ClassDesc ENTRY = Asm.desc(CompiledEntry.class);
    private static final ClassDesc CODE = Asm.desc(PyCode.class);
    private static final ClassDesc LISTENER = Asm.desc(CompiledEntry.ExitListener.class);
    private static final MethodTypeDesc INIT = MethodTypeDesc.of(ConstantDescs.CD_void, CODE, ConstantDescs.CD_int, LISTENER);

    private EntryClass() {}

    /** Null if the code is too large for one method; the compilation knows its size then. */
    static CompiledEntry make(Compilation c, CompiledEntry.ExitListener listener) throws Throwable {
        if (c.frameless) return makeFrameless(c, listener);
        List<Object> constants = new ArrayList<>();
        ClassFile cf = classFile();
        byte[] bytes = cf.build(NAME, cb -> {
            cb.withSuperclass(ENTRY).withFlags(AccessFlag.FINAL, AccessFlag.SUPER);
            cb.withMethodBody("<init>", INIT, 0, b -> b.aload(0).aload(1).iload(2).aload(3).invokespecial(ENTRY, "<init>", INIT).return_());
            cb.withMethodBody("exec", MethodTypeDesc.of(Asm.INSN, Asm.STATE, Asm.FRAME, Asm.SLOTS), ClassFile.ACC_PUBLIC, b -> {
                // The builder may start over when jumps turn out to be long.
                constants.clear();
                c.emit(new Asm(b, NAME, c.code.nslots, constants, false));
            });
            finish(cb, constants);
        });
        return (CompiledEntry) instance(c, cf, bytes, constants, c.code, c.entryPc, listener);
    }

    /** The same for code without a frame: a method with the arguments as parameters. */
    private static CompiledEntry makeFrameless(Compilation c, CompiledEntry.ExitListener listener) throws Throwable {
        List<Object> constants = new ArrayList<>();
        ClassDesc entry = Asm.desc(FramelessEntry.class);
        MethodTypeDesc init = MethodTypeDesc.of(ConstantDescs.CD_void, CODE, LISTENER, ConstantDescs.CD_boolean);
        ClassDesc[] parameters = new ClassDesc[2 + c.code.argcount];
        Arrays.fill(parameters, Asm.OBJECT);
        parameters[0] = Asm.STATE;
        parameters[1] = Asm.desc(PyFunction.class);
        ClassFile cf = classFile();
        byte[] bytes = cf.build(NAME, cb -> {
            cb.withSuperclass(entry).withFlags(AccessFlag.FINAL, AccessFlag.SUPER);
            cb.withMethodBody("<init>", init, 0, b -> b.aload(0).aload(1).aload(2).iload(3).invokespecial(entry, "<init>", init).return_());
            cb.withMethodBody("call" + c.code.argcount, MethodTypeDesc.of(Asm.OBJECT, parameters), ClassFile.ACC_PUBLIC, b -> {
                constants.clear();
                c.emit(new Asm(b, NAME, c.code.nslots, constants, true));
            });
            finish(cb, constants);
        });
        return (CompiledEntry) instance(c, cf, bytes, constants, c.code, listener, c.isDeep);
    }

    private static ClassFile classFile() {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(EntryClass.class.getClassLoader())));
    }

    /** The fields of the constants, and what fills them. */
    private static void finish(ClassBuilder cb, List<Object> constants) {
        for (int i = 0; i < constants.size(); i++) {
            cb.withField("k" + i, Asm.desc(((Asm.Constant) constants.get(i)).as()), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        }
        cb.withMethodBody("<clinit>", ConstantDescs.MTD_void, ClassFile.ACC_STATIC, b -> constants(b, constants));
    }

    /** Null if the code is too large for one method. */
    private static Object instance(Compilation c, ClassFile cf, byte[] bytes, List<Object> constants, Object... arguments) throws Throwable {
        c.bytes = size(cf, bytes);
        if (c.bytes > MAX_BYTES) return null;
        Object[] data = constants.stream().map(k -> ((Asm.Constant) k).value()).toArray();
        MethodHandles.Lookup l = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, data, true);
        return l.lookupClass().getDeclaredConstructors()[0].newInstance(arguments);
    }

    private static int size(ClassFile cf, byte[] bytes) {
        return cf.parse(bytes).methods().stream().filter(m -> m.methodName().stringValue().matches("exec|call."))
                .mapToInt(m -> m.findAttribute(Attributes.code()).orElseThrow().codeLength()).max().orElseThrow();
    }

    private static void constants(CodeBuilder b, List<Object> constants) {
        if (!constants.isEmpty()) {
            b.invokestatic(Asm.desc(MethodHandles.class), "lookup", MethodTypeDesc.of(Asm.desc(MethodHandles.Lookup.class)));
            b.ldc(ConstantDescs.DEFAULT_NAME).ldc(ConstantDescs.CD_Object.arrayType());
            b.invokestatic(Asm.desc(MethodHandles.class), "classData",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, Asm.desc(MethodHandles.Lookup.class), ConstantDescs.CD_String, ConstantDescs.CD_Class));
            b.checkcast(ConstantDescs.CD_Object.arrayType()).astore(0);
            for (int i = 0; i < constants.size(); i++) {
                ClassDesc type = Asm.desc(((Asm.Constant) constants.get(i)).as());
                b.aload(0).loadConstant(i).aaload().checkcast(type).putstatic(NAME, "k" + i, type);
            }
        }
        b.return_();
    }
}
