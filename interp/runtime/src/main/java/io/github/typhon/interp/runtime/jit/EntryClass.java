// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
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

    /** Null if the code is too large for one method. */
    static CompiledEntry make(Compilation c, CompiledEntry.ExitListener listener) throws Throwable {
        List<Object> constants = new ArrayList<>();
        ClassFile cf = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(EntryClass.class.getClassLoader())));
        byte[] bytes = cf.build(NAME, cb -> {
            cb.withSuperclass(ENTRY).withFlags(AccessFlag.FINAL, AccessFlag.SUPER);
            cb.withMethodBody("<init>", INIT, 0, b -> b.aload(0).aload(1).iload(2).aload(3).invokespecial(ENTRY, "<init>", INIT).return_());
            cb.withMethodBody("exec", MethodTypeDesc.of(Asm.INSN, Asm.STATE, Asm.FRAME, Asm.SLOTS), ClassFile.ACC_PUBLIC, b -> {
                // The builder may start over when jumps turn out to be long.
                constants.clear();
                c.emit(new Asm(b, NAME, c.code.nslots, constants));
            });
            for (int i = 0; i < constants.size(); i++) {
                cb.withField("k" + i, Asm.desc(((Asm.Constant) constants.get(i)).as()), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
            }
            cb.withMethodBody("<clinit>", ConstantDescs.MTD_void, ClassFile.ACC_STATIC, b -> constants(b, constants));
        });
        if (size(cf, bytes) > MAX_BYTES) return null;
        MethodHandles.Lookup l = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constants.stream().map(k -> ((Asm.Constant) k).value()).toArray(), true);
        return (CompiledEntry) l.findConstructor(l.lookupClass(), java.lang.invoke.MethodType.methodType(void.class, PyCode.class, int.class, CompiledEntry.ExitListener.class))
                .asType(java.lang.invoke.MethodType.methodType(CompiledEntry.class, PyCode.class, int.class, CompiledEntry.ExitListener.class))
                .invokeWithArguments(c.code, c.entryPc, listener);
    }

    private static int size(ClassFile cf, byte[] bytes) {
        return cf.parse(bytes).methods().stream().filter(m -> m.methodName().equalsString("exec"))
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
