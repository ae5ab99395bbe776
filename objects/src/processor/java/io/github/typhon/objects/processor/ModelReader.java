// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import io.github.typhon.objects.processor.Model.Exposed;
import io.github.typhon.objects.processor.Model.GetSet;
import io.github.typhon.objects.processor.Model.Method;
import io.github.typhon.objects.processor.Model.Slot;
import io.github.typhon.objects.processor.Model.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Turns an annotated class into a {@link Model.Exposed}; what does not fit is a compile error at its place. */
final class ModelReader {
    private final Conversions types;
    private final Marks marks;

    ModelReader(Conversions types, Marks marks) {
        this.types = types;
        this.marks = marks;
    }

    Exposed readClass(TypeElement type) {
        var mark = marks.of(type, "PyClass");
        int flags = marks.flags(mark);
        boolean value = types.isValue(type);
        boolean counted = types.isCounted(type);
        boolean carrier = counted && (flags & types.flag("BASETYPE")) != 0 && (flags & types.flag("SELF_TYPED")) == 0;
        if (carrier && type.getModifiers().contains(Modifier.FINAL)) {
            marks.error(type, "a BASETYPE class is extended by its carrier: it may not be final (or needs SELF_TYPED)");
        }
        if (carrier && type.getModifiers().contains(Modifier.ABSTRACT)) {
            carrier = false;
        }
        List<ExecutableElement> constructors = carrier ? constructors(type) : List.of();
        Collected c = collect(type, marks.classes(mark, "methods"), false);
        return new Exposed(
                type, types.packageOf(type), false, marks.string(mark, "name"), marks.string(mark, "module"), marks.string(mark, "doc"), flags,
                base(type, marks.classOrNull(mark, "base")), value, counted, carrier, c.methods, c.getsets, c.slots, constructors, marks.string(mark, "baseType"),
                marks.string(mark, "signature"), hasHook(type, "fill"));
    }

    Exposed readModule(TypeElement type) {
        var mark = marks.of(type, "PyModule");
        Collected c = collect(type, marks.classes(mark, "methods"), true);
        return new Exposed(
                type, types.packageOf(type), true, marks.string(mark, "name"), "", marks.string(mark, "doc"), 0, null, false, false, false,
                c.methods, c.getsets, c.slots, List.of(), "", "", hasHook(type, "exec"));
    }

    private static boolean hasHook(TypeElement type, String name) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(m -> m.getSimpleName().contentEquals(name)
                && m.getModifiers().contains(Modifier.STATIC) && m.getParameters().size() == 2 && !m.getModifiers().contains(Modifier.PRIVATE));
    }

    private TypeElement base(TypeElement type, TypeElement declared) {
        if (declared != null) {
            return declared;
        }
        TypeMirror s = type.getSuperclass();
        while (s.getKind() == TypeKind.DECLARED) {
            TypeElement e = (TypeElement) ((DeclaredType) s).asElement();
            if (marks.of(e, "PyClass") != null) {
                return e;
            }
            s = e.getSuperclass();
        }
        return null;
    }

    private List<ExecutableElement> constructors(TypeElement type) {
        List<ExecutableElement> out = new ArrayList<>();
        for (ExecutableElement c : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (!c.getModifiers().contains(Modifier.PRIVATE) && !c.getParameters().isEmpty() && types.isThread(c.getParameters().getFirst().asType())) {
                out.add(c);
            }
        }
        if (out.isEmpty()) {
            marks.error(type, "a counted BASETYPE class needs a non-private constructor whose first parameter is a ThreadState");
        }
        return out;
    }

    private static final class Collected {
        final List<Method> methods = new ArrayList<>();
        final List<GetSet> getsets = new ArrayList<>();
        final Map<String, Slot> slots = new LinkedHashMap<>();
    }

    private Collected collect(TypeElement type, List<TypeElement> more, boolean module) {
        Collected c = new Collected();
        List<TypeElement> all = new ArrayList<>();
        all.add(type);
        all.addAll(more);
        Map<String, Target> setters = new LinkedHashMap<>();
        Map<String, ExecutableElement> names = new LinkedHashMap<>();
        for (TypeElement t : all) {
            for (ExecutableElement m : ElementFilter.methodsIn(t.getEnclosedElements())) {
                if (marks.of(m, "PySetter") != null) {
                    setters.put(marks.string(marks.of(m, "PySetter"), "value"), accessor(m, type, 1));
                }
            }
        }
        for (TypeElement t : all) {
            for (ExecutableElement m : ElementFilter.methodsIn(t.getEnclosedElements())) {
                readMethod(type, t, m, module, c, setters, names);
            }
        }
        setters.forEach((n, s) -> marks.error(s.element(), "no @PyGetter(\"" + n + "\")"));
        return c;
    }

    private void readMethod(
            TypeElement type, TypeElement holder, ExecutableElement m, boolean module, Collected c, Map<String, Target> setters,
            Map<String, ExecutableElement> names) {
        String name = m.getSimpleName().toString();
        String kind = null;
        for (String[] k : new String[][] {{"PyMethod", "INSTANCE"}, {"PyClassMethod", "CLASS"}, {"PyStaticMethod", "STATIC"}, {"PyFunction", "FUNCTION"}}) {
            var mark = marks.of(m, k[0]);
            if (mark != null) {
                kind = k[1];
                if (module != kind.equals("FUNCTION")) {
                    marks.error(m, "@" + k[0] + (module ? " in a module" : " in a type"));
                }
                Method read = method(type, m, mark, kind);
                if (read != null) {
                    c.methods.add(read);
                    if (names.put(read.name(), m) != null) {
                        marks.error(m, "second declaration of '" + read.name() + "'");
                    }
                }
            }
        }
        var getter = marks.of(m, "PyGetter");
        if (getter != null) {
            String attribute = marks.string(getter, "value");
            c.getsets.add(new GetSet(attribute, marks.string(getter, "doc"), marks.bool(getter, "member"), accessor(m, type, 0), setters.remove(attribute)));
        } else if (kind == null && !module && m.getModifiers().contains(Modifier.STATIC) && SlotTable.looksLikeSlot(name)) {
            Target slot = slot(m, name);
            if (slot != null && c.slots.put(name, new Slot(name, slot)) != null) {
                marks.error(m, "second definition of the slot " + name);
            }
        }
    }

    private Method method(TypeElement type, ExecutableElement m, Marks.Mark mark, String kind) {
        SignatureText sig;
        try {
            sig = SignatureText.parse(marks.string(mark, "value"));
        } catch (IllegalArgumentException e) {
            marks.error(m, e.getMessage());
            return null;
        }
        if (sig.bound() == kind.equals("STATIC")) {
            marks.error(m, kind.equals("STATIC") ? "a static method binds nothing: drop the $ parameter" : "the signature must begin with $self, $type or $module");
            return null;
        }
        boolean isStatic = m.getModifiers().contains(Modifier.STATIC);
        if (!isStatic && !kind.equals("INSTANCE")) {
            marks.error(m, "the Java method must be static");
            return null;
        }
        int want = sig.params().size();
        Target t = target(m, want, isStatic, isStatic && kind.equals("INSTANCE"));
        if (t == null) {
            return null;
        }
        for (int i = 0; i < want; i++) {
            String problem = types.problem(sig.params().get(i), t.args().get(i));
            if (problem != null) {
                marks.error(t.args().get(i), problem);
                return null;
            }
        }
        if (!types.isResult(m.getReturnType())) {
            marks.error(m, "cannot convert a result of type " + m.getReturnType());
            return null;
        }
        String given = marks.string(mark, "name");
        String name = !given.isEmpty() ? given : m.getSimpleName().toString().replaceAll("(?<!_)_$", "");
        return new Method(name, sig, marks.string(mark, "doc"), kind, marks.bool(mark, "textSignature"), t);
    }

    private Target target(ExecutableElement m, int want, boolean isStatic, boolean needsSelf) {
        if (m.getModifiers().contains(Modifier.PRIVATE)) {
            marks.error(m, "generated code cannot call a private method");
            return null;
        }
        List<? extends VariableElement> ps = m.getParameters();
        boolean thread = !ps.isEmpty() && types.isThread(ps.getFirst().asType());
        int have = ps.size() - (thread ? 1 : 0);
        boolean self = isStatic && have == want + 1;
        if (have != want + (self ? 1 : 0) || needsSelf && !self) {
            marks.error(m, "the signature has " + want + " parameters, the Java method " + have + (needsSelf ? " (a static one takes the receiver too)" : ""));
            return null;
        }
        List<VariableElement> args = new ArrayList<>(ps.subList(ps.size() - want, ps.size()));
        return new Target(m, thread, self, marks.isCritical(m), args);
    }

    private Target accessor(ExecutableElement m, TypeElement type, int args) {
        boolean isStatic = m.getModifiers().contains(Modifier.STATIC);
        Target t = target(m, args, isStatic, isStatic);
        if (t != null && args == 0 && !types.isResult(m.getReturnType())) {
            marks.error(m, "cannot convert a result of type " + m.getReturnType());
        }
        return t != null ? t : new Target(m, true, isStatic, false, List.of());
    }

    private Target slot(ExecutableElement m, String name) {
        String shape = SlotTable.params(name);
        if (shape == null) {
            marks.error(m, "no such slot: " + name + (name.startsWith("tp_tr") || name.startsWith("tp_cl") ? " (override traverse and clearReferences)" : ""));
            return null;
        }
        Target t = target(m, shape.length(), false, false);
        if (t == null) {
            return null;
        }
        for (int i = 0; i < shape.length(); i++) {
            TypeMirror p = t.args().get(i).asType();
            boolean ok = shape.charAt(i) == 'O' ? types.isPyObject(p) : simple(p).equals(SlotTable.javaType(shape.charAt(i)));
            if (!ok) {
                marks.error(m, "parameter " + t.args().get(i) + " of " + name + " must be " + SlotTable.javaType(shape.charAt(i)));
                return null;
            }
        }
        String want = SlotTable.result(name);
        TypeMirror r = m.getReturnType();
        boolean ok = want.equals("PyObject") ? types.isResult(r) && r.getKind() != TypeKind.VOID
                : want.equals("long") ? r.getKind() == TypeKind.LONG || r.getKind() == TypeKind.INT : simple(r).equals(want);
        if (!ok) {
            marks.error(m, name + " must return " + want);
            return null;
        }
        return t;
    }

    private static String simple(TypeMirror t) {
        String s = t.toString();
        s = s.substring(s.lastIndexOf(' ') + 1);
        return s.substring(s.lastIndexOf('.') + 1);
    }
}
