// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import io.github.typhon.objects.processor.SignatureText.Kind;
import io.github.typhon.objects.processor.SignatureText.Param;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Questions about Java types, and the expressions that convert arguments, defaults and results. */
final class Conversions {
    private static final String OBJECT = "io.github.typhon.refcount.count.PyObject";
    private static final String COUNTED = "io.github.typhon.refcount.count.RefCounted";
    private static final String THREAD = "io.github.typhon.refcount.thread.ThreadState";
    private static final String UNICODE = "io.github.typhon.objects.text.PyUnicode";
    private static final String PYTYPE = "io.github.typhon.objects.core.PyType";

    private final ProcessingEnvironment env;
    private final Marks marks;

    Conversions(ProcessingEnvironment env, Marks marks) {
        this.env = env;
        this.marks = marks;
    }

    String packageOf(Element e) {
        return env.getElementUtils().getPackageOf(e).getQualifiedName().toString();
    }

    /** The value of a flag constant of PyType. */
    int flag(String name) {
        for (VariableElement f : ElementFilter.fieldsIn(env.getElementUtils().getTypeElement(PYTYPE).getEnclosedElements())) {
            if (f.getSimpleName().contentEquals(name) && f.getConstantValue() instanceof Integer i) {
                return i;
            }
        }
        throw new IllegalStateException("PyType has no flag " + name);
    }

    private boolean extendsClass(TypeMirror t, String qualified) {
        TypeElement e = env.getElementUtils().getTypeElement(qualified);
        return e != null && t.getKind() == TypeKind.DECLARED && env.getTypeUtils().isSubtype(env.getTypeUtils().erasure(t), env.getTypeUtils().erasure(e.asType()));
    }

    boolean isCounted(TypeElement t) {
        return extendsClass(t.asType(), COUNTED);
    }

    /** Headerless with a Python-subclassable type: instances of subclasses must be unwrapped. */
    boolean isValue(TypeElement t) {
        var mark = marks.of(t, "PyClass");
        int both = flag("VALUE") | flag("BASETYPE");
        return mark != null && (marks.flags(mark) & both) == both;
    }

    boolean isThread(TypeMirror t) {
        return extendsClass(t, THREAD) && name(t).equals(THREAD);
    }

    boolean isPyObject(TypeMirror t) {
        return extendsClass(t, OBJECT);
    }

    boolean isExactly(TypeMirror t, String qualified) {
        return t.getKind() == TypeKind.DECLARED && name(t).equals(qualified);
    }

    /** The source name of a type, without its annotations. */
    String name(TypeMirror t) {
        return switch (t.getKind()) {
            case ARRAY -> name(((javax.lang.model.type.ArrayType) t).getComponentType()) + "[]";
            case DECLARED -> ((TypeElement) ((DeclaredType) t).asElement()).getQualifiedName().toString();
            default -> t.getKind().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The name as generated files write it: short for what they import. */
    String shown(TypeMirror t) {
        return shown(name(t));
    }

    private static String shown(String n) {
        return switch (n.replace("[]", "")) {
            case OBJECT, UNICODE, PYTYPE, "java.lang.String" -> n.substring(n.lastIndexOf('.') + 1);
            default -> n;
        };
    }

    boolean isResult(TypeMirror t) {
        return switch (t.getKind()) {
            case VOID, LONG, INT, DOUBLE, BOOLEAN -> true;
            default -> isExactly(t, "java.lang.String") || isPyObject(t);
        };
    }

    boolean isPlain(TypeMirror t) {
        return isExactly(t, OBJECT);
    }

    private boolean isSliceIndex(VariableElement v) {
        return marks.of(v, "SliceIndex") != null;
    }

    /** Why the parameter cannot be passed, or null. */
    String problem(Param p, VariableElement v) {
        TypeMirror t = v.asType();
        if (p.kind() == Kind.VARARGS) {
            return t.getKind() == TypeKind.ARRAY && name(t).equals(OBJECT + "[]") ? null : "*" + p.name() + " needs a PyObject[] parameter";
        }
        if (p.kind() == Kind.KWARGS) {
            return isPlain(t) ? null : "**" + p.name() + " needs a PyObject parameter (a dict, or null)";
        }
        boolean known = switch (t.getKind()) {
            case LONG, INT, DOUBLE, BOOLEAN -> true;
            default -> isExactly(t, "java.lang.String") || isPyObject(t);
        };
        if (!known) {
            return "cannot convert an argument to " + t;
        }
        if (isSliceIndex(v) && t.getKind() != TypeKind.LONG) {
            return "@SliceIndex needs a long";
        }
        if (p.defaultText() != null && defaultValue(p, v) == null) {
            return "cannot convert the default " + p.defaultText() + " to " + t;
        }
        return null;
    }

    /** The Java expression of a default; null if there is none. */
    String defaultValue(Param p, VariableElement v) {
        String d = p.defaultText();
        TypeMirror t = v.asType();
        boolean isNull = d.equals("NULL") || d.equals("<unrepresentable>");
        switch (t.getKind()) {
            case LONG:
                return d.equals("sys.maxsize") ? "Long.MAX_VALUE" : d.equals("-sys.maxsize") ? "-Long.MAX_VALUE" : d.matches("-?(0x[0-9a-fA-F]+|\\d+)") ? d + "L" : null;
            case INT:
                return d.matches("-?(0x[0-9a-fA-F]+|\\d+)") ? d : null;
            case DOUBLE:
                return d.matches("-?\\d+(\\.\\d*)?([eE][-+]?\\d+)?") ? d + "d" : null;
            case BOOLEAN:
                return d.equals("True") ? "true" : d.equals("False") ? "false" : null;
            default:
        }
        if (isNull) {
            return "null";
        }
        if (d.equals("None")) {
            return isPlain(t) ? "PyNone.NONE" : "null";
        }
        boolean text = d.length() >= 2 && (d.startsWith("'") && d.endsWith("'") || d.startsWith("\"") && d.endsWith("\""));
        if (text) {
            String literal = SourceText.literal(SourceText.unescapePython(d.substring(1, d.length() - 1)));
            return isExactly(t, "java.lang.String") ? literal : isPlain(t) || isExactly(t, UNICODE) ? "PyUnicode.of(" + literal + ")" : null;
        }
        if (isPlain(t) && d.equals("()")) {
            return "io.github.typhon.objects.tuple.PyTuple.EMPTY";
        }
        if (isPlain(t)) {
            return d.equals("True") || d.equals("False") ? "Args.result(" + d.toLowerCase(java.util.Locale.ROOT) + ")"
                    : d.matches("-?\\d+") ? "Args.result(" + d + "L)" : d.matches("-?\\d+\\.\\d*") ? "Args.result(" + d + "d)" : null;
        }
        return null;
    }

    boolean isTrivial(Param p, VariableElement v) {
        return p.kind() != Kind.VARARGS && isPlain(v.asType());
    }

    /** The Java expression for a present argument. */
    String convert(Param p, VariableElement v, String value, String function, String display) {
        TypeMirror t = v.asType();
        String where = ", " + SourceText.literal(function) + ", " + SourceText.literal(display) + ")";
        boolean none = "None".equals(p.defaultText());
        if (p.kind() == Kind.VARARGS) {
            return "Args.items(" + value + ")";
        }
        if (p.kind() == Kind.KWARGS || isPlain(t)) {
            return value;
        }
        switch (t.getKind()) {
            case LONG: {
                var slice = marks.of(v, "SliceIndex");
                if (slice == null) {
                    return "Args.toLong(ts, " + value + ")";
                }
                boolean allowsNone = marks.bool(slice, "none") && p.defaultText() != null;
                return allowsNone ? "Args.toSliceIndex(ts, " + value + ", " + defaultValue(p, v) + ")" : "Args.toSliceIndex(ts, " + value + ")";
            }
            case INT:
                return "Args.toInt(ts, " + value + ")";
            case DOUBLE:
                return "Args.toDouble(ts, " + value + ")";
            case BOOLEAN:
                return "Args.toBool(ts, " + value + ")";
            default:
        }
        if (isExactly(t, "java.lang.String")) {
            return (none ? "Args.toStringOrNone(" : "Args.toString(") + value + where;
        }
        TypeElement e = (TypeElement) ((DeclaredType) t).asElement();
        String n = shown(t);
        String call = isValue(e) ? "Args.value(" + n + ".unwrapOrNull(" + value + "), " + n + ".TYPE, " + value + where
                : "Args.cast(" + n + ".class, " + n + ".TYPE, " + value + where;
        return none ? value + " == PyNone.NONE ? null : " + call : call;
    }

    /** The receiver, as the class that declares the method wants it. */
    String receiver(Model.Exposed x, TypeMirror declared, String self) {
        if (declared != null && isPlain(declared)) {
            return self;
        }
        TypeElement e = declared == null ? x.element() : (TypeElement) ((DeclaredType) declared).asElement();
        String n = e.getQualifiedName().toString();
        String shown = packageOf(e).equals(x.packageName()) ? n.substring(x.packageName().length() + 1) : shown(n);
        return isValue(e) ? shown + ".unwrap(" + self + ")" : "(" + shown + ") " + self;
    }
}
