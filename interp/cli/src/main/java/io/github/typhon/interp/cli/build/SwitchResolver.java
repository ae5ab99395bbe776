// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli.build;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the call sites of switches over types by methods that test one type after another. The JDK spins such a method for each site
 * when it is first reached, milliseconds that no start-up archive keeps; sites with labels other than types stay as they are.
 */
final class SwitchResolver {
    private static final String BOOTSTRAP = "java/lang/runtime/SwitchBootstraps";
    private static final MethodTypeDesc TEST = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<List<ClassDesc>> tests = new ArrayList<>();

    private SwitchResolver(ClassModel c) {
        owner = c.thisClass().asSymbol();
        isInterface = c.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    /** The class file, changed or as it was. */
    static byte[] resolve(byte[] classFile) {
        ClassFile cf = ClassFile.of();
        ClassModel c = cf.parse(classFile);
        SwitchResolver r = new SwitchResolver(c);
        ClassTransform sites = ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> r::site));
        byte[] out = cf.transformClass(c, sites.andThen(ClassTransform.endHandler(r::addTests)));
        return r.tests.isEmpty() ? classFile : out;
    }

    private void site(CodeBuilder b, CodeElement e) {
        if (e instanceof InvokeDynamicInstruction i && i.name().equalsString("typeSwitch")
                && i.bootstrapMethod().owner().descriptorString().equals("L" + BOOTSTRAP + ";")) {
            List<ClassDesc> types = new ArrayList<>();
            for (LoadableConstantEntry label : i.invokedynamic().bootstrap().arguments().stream().map(LoadableConstantEntry.class::cast).toList()) {
                if (!(label instanceof ClassEntry t)) {
                    b.with(e);
                    return;
                }
                types.add(t.asSymbol());
            }
            b.invokestatic(owner, name(tests.size()), TEST, isInterface);
            tests.add(types);
            return;
        }
        b.with(e);
    }

    private static String name(int n) {
        return "typhon$typeSwitch$" + n;
    }

    /** -1 for null, else the first label from the given one on that the value is an instance of, else their number. */
    private void addTests(ClassBuilder c) {
        for (int n = 0; n < tests.size(); n++) {
            List<ClassDesc> types = tests.get(n);
            c.withMethodBody(name(n), TEST, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, b -> {
                Label notNull = b.newLabel();
                b.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
                for (int i = 0; i < types.size(); i++) {
                    Label next = b.newLabel();
                    // For the last label too: a guard that failed there asks again from behind it.
                    b.iload(1).loadConstant(i).if_icmpgt(next);
                    b.aload(0).instanceOf(types.get(i)).ifeq(next).loadConstant(i).ireturn().labelBinding(next);
                }
                b.loadConstant(types.size()).ireturn();
            });
        }
    }
}
