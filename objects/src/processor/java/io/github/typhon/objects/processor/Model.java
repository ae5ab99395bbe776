// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What the declarations of one class say, already checked. */
final class Model {
    private Model() {}

    /** A Java method behind a Python name. {@code args} are its parameters after the thread state and the receiver. */
    record Target(ExecutableElement element, boolean takesThread, boolean takesSelf, boolean critical, List<VariableElement> args) {
        String javaName() {
            return element.getSimpleName().toString();
        }

        String owner() {
            return ((TypeElement) element.getEnclosingElement()).getQualifiedName().toString();
        }
    }

    record Method(String name, SignatureText signature, String doc, String kind, boolean textSignature, Target target) {
        boolean usesBinder() {
            return !signature.isPositionalOnly();
        }

        int min() {
            return signature.required();
        }

        int max() {
            return usesBinder() ? -1 : signature.params().size();
        }

        boolean hasShape(int arity) {
            return !usesBinder() && max() <= 3 && arity >= min() && arity <= max();
        }
    }

    record GetSet(String name, String doc, boolean member, Target getter, Target setter) {}

    record Slot(String name, Target target) {}

    /** One class; a module has {@code isModule} and only methods. The hook is exec or fill. */
    record Exposed(
            TypeElement element, String packageName, boolean isModule, String name, String module, String doc, int flags, TypeElement base,
            boolean isValue, boolean isCounted, boolean needsCarrier, List<Method> methods, List<GetSet> getsets, Map<String, Slot> slots,
            List<ExecutableElement> constructors, String baseType, String signature, boolean hasHook) {
        String simpleName() {
            return element.getSimpleName().toString();
        }
    }
}
