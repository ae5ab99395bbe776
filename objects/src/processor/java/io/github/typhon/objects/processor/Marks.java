// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.tools.Diagnostic;

/** Reads the annotations through javac's model, and reports errors. */
final class Marks {
    static final String PACKAGE = "io.github.typhon.objects.expose.";
    private final ProcessingEnvironment env;

    Marks(ProcessingEnvironment env) {
        this.env = env;
    }

    /** An annotation's values by member name, defaults included. */
    record Mark(Map<String, Object> values) {}

    Mark of(Element e, String annotation) {
        return find(e, PACKAGE + annotation);
    }

    private Mark find(Element e, String qualified) {
        for (AnnotationMirror m : e.getAnnotationMirrors()) {
            if (((TypeElement) m.getAnnotationType().asElement()).getQualifiedName().contentEquals(qualified)) {
                Map<String, Object> values = new java.util.HashMap<>();
                for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> v : env.getElementUtils().getElementValuesWithDefaults(m).entrySet()) {
                    values.put(v.getKey().getSimpleName().toString(), v.getValue().getValue());
                }
                return new Mark(values);
            }
        }
        return null;
    }

    boolean isCritical(Element e) {
        return find(e, "io.github.typhon.refcount.contract.Critical") != null;
    }

    String string(Mark m, String member) {
        return m.values.get(member) instanceof String s ? s : "";
    }

    boolean bool(Mark m, String member) {
        return Boolean.TRUE.equals(m.values.get(member));
    }

    int flags(Mark m) {
        int bits = 0;
        for (Object v : list(m, "flags")) {
            bits |= ((AnnotationValue) v).getValue() instanceof Integer i ? i : 0;
        }
        return bits;
    }

    List<TypeElement> classes(Mark m, String member) {
        List<TypeElement> out = new ArrayList<>();
        for (Object v : list(m, member)) {
            if (((AnnotationValue) v).getValue() instanceof DeclaredType t) {
                out.add((TypeElement) t.asElement());
            }
        }
        return out;
    }

    TypeElement classOrNull(Mark m, String member) {
        return m.values.get(member) instanceof DeclaredType t ? (TypeElement) t.asElement() : null;
    }

    private static List<?> list(Mark m, String member) {
        return m.values.get(member) instanceof List<?> l ? l : List.of();
    }

    void error(Element e, String text) {
        env.getMessager().printMessage(Diagnostic.Kind.ERROR, text, e);
    }
}
