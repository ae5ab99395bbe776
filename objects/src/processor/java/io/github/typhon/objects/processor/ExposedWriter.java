// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import io.github.typhon.objects.processor.Model.Exposed;
import io.github.typhon.objects.processor.Model.GetSet;
import io.github.typhon.objects.processor.Model.Method;
import io.github.typhon.objects.processor.Model.Target;
import io.github.typhon.objects.processor.SignatureText.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Writes {@code <Class>Exposed}: the rows and the dispatch. An arm stays in its block only if it converts nothing, so that a block of
 *  16 arms remains small enough for HotSpot to inline (325 bytecodes). */
final class ExposedWriter {
    private static final int BLOCK = 16;
    private static final int ROWS = 64;
    private static final String[] LETTERS = {"a", "b", "c"};
    private final Conversions types;
    private final Exposed x;
    private final SourceText out = new SourceText();
    private final List<Runnable> helpers = new ArrayList<>();

    ExposedWriter(Conversions types, Exposed x) {
        this.types = types;
        this.x = x;
    }

    SourceText write() {
        out.line("// Generated from " + x.element().getQualifiedName() + ". Do not edit.");
        out.line("package " + x.packageName() + ";").line("");
        for (String i : new String[] {
            "objects.core.PyType", "objects.core.Slots", "objects.expose.Args", "objects.expose.Exposure", "objects.expose.GetSetSpec", "objects.expose.MethodSpec",
            "objects.expose.ModuleBuilder", "objects.expose.ModuleExposure", "objects.singleton.PyNone", "objects.table.NameTable", "objects.text.PyUnicode", "refcount.count.PyObject",
            "refcount.thread.CriticalSection", "refcount.thread.ThreadState"}) {
            out.line("import io.github.typhon." + i + ";");
        }
        out.line("").line("/** The table of the built-in " + (x.isModule() ? "module " : "type ") + x.name() + ". */");
        out.line("public final class " + x.simpleName() + "Exposed extends " + (x.isModule() ? "ModuleExposure" : "Exposure") + " {");
        rows();
        for (int arity = 0; arity <= 3; arity++) {
            dispatch(arity);
        }
        dispatch(-1);
        accessors();
        if (x.needsCarrier()) {
            new CarrierWriter(types, x).newInstance(out);
        }
        helpers.forEach(Runnable::run);
        out.line("}");
        return out;
    }

    private void constant(String type, String name, String value) {
        out.line("@Override").line("public " + type + " " + name + "() {").line("return " + value + ";").line("}").line("");
    }

    private void rows() {
        constant("String", "name", SourceText.literal(x.name()));
        if (!x.doc().isEmpty()) {
            constant("String", "doc", SourceText.literal(x.doc()));
        }
        if (x.isModule()) {
            if (x.hasHook()) {
                out.line("@Override").line("public void exec(ThreadState ts, ModuleBuilder m) {");
                out.line(x.simpleName() + ".exec(ts, m);").line("}").line("");
            }
        } else {
            constant("String", "module", SourceText.literal(x.module()));
            if (!x.signature().isEmpty()) {
                constant("String", "signature", SourceText.literal(x.signature()));
            }
            if (!x.baseType().isEmpty() || x.base() != null) {
                constant("PyType", "base", !x.baseType().isEmpty() ? x.baseType() : x.base().getQualifiedName() + ".TYPE");
            }
            constant("int", "flags", "0x" + Integer.toHexString(x.flags()));
            constant("Slots", "newSlots", "new " + x.simpleName() + "Slots()");
            if (x.hasHook()) {
                out.line("@Override").line("public void fill(PyType type, NameTable dict) {");
                out.line(x.simpleName() + ".fill(type, dict);").line("}").line("");
            }
        }
        methodRows();
        if (!x.getsets().isEmpty()) {
            out.line("@Override").line("public GetSetSpec[] getsets() {").line("return new GetSetSpec[] {");
            for (int i = 0; i < x.getsets().size(); i++) {
                GetSet g = x.getsets().get(i);
                out.line("new GetSetSpec(" + SourceText.literal(g.name()) + ", " + SourceText.literal(g.doc()) + ", " + (g.setter() != null) + (g.member() ? ", true" : "") + ", " + i + "),");
            }
            out.line("};").line("}").line("");
        }
    }

    private void methodRows() {
        int n = x.methods().size();
        if (n == 0) {
            return;
        }
        out.line("@Override").line("public MethodSpec[] methods() {");
        out.line("MethodSpec[] rows = new MethodSpec[" + n + "];");
        for (int from = 0; from < n; from += ROWS) {
            out.line("rows" + from / ROWS + "(rows);");
        }
        out.line("return rows;").line("}").line("");
        for (int from = 0; from < n; from += ROWS) {
            out.line("private static void rows" + from / ROWS + "(MethodSpec[] rows) {");
            for (int i = from; i < Math.min(n, from + ROWS); i++) {
                Method m = x.methods().get(i);
                out.line("rows[" + i + "] = new MethodSpec(" + SourceText.literal(m.name()) + ", " + SourceText.literal(m.signature().text()) + ", "
                        + SourceText.literal(m.doc()) + ", MethodSpec." + m.kind() + ", " + m.min() + ", " + m.max() + ", " + i + ", " + m.textSignature() + ");");
            }
            out.line("}").line("");
        }
    }

    /** Writes call0 to call3, or callN for arity -1. */
    private void dispatch(int arity) {
        StringBuilder params = new StringBuilder("int index, ThreadState ts, PyObject self");
        StringBuilder names = new StringBuilder("index, ts, self");
        for (int i = 0; i < arity; i++) {
            params.append(", PyObject ").append(LETTERS[i]);
            names.append(", ").append(LETTERS[i]);
        }
        if (arity < 0) {
            params.append(", PyObject[] args");
            names.append(", args");
        }
        int n = x.methods().size();
        blocks("PyObject", "call" + (arity < 0 ? "N" : String.valueOf(arity)), params.toString(), names.toString(), n, i -> {
            Method m = x.methods().get(i);
            return arity < 0 || m.hasShape(arity) ? arm(m, i, arity) : null;
        });
    }

    private void blocks(String result, String name, String params, String names, int n, IntFunction<String> arm) {
        String[] arms = new String[n];
        int used = 0;
        for (int i = 0; i < n; i++) {
            arms[i] = arm.apply(i);
            used += arms[i] != null ? 1 : 0;
        }
        if (used == 0) {
            return;
        }
        boolean split = n > BLOCK;
        String keyword = result.equals("void") ? "" : "return ";
        if (split) {
            out.line("@Override").line("public " + result + " " + name + "(" + params + ") {").line(keyword + "switch (index >> 4) {");
            for (int b = 0; b * BLOCK < n; b++) {
                if (any(arms, b)) {
                    out.line("case " + b + " -> " + name + "_" + b + "(" + names + ");");
                }
            }
            out.line("default -> throw noSuch(index);").line(keyword.isEmpty() ? "}" : "};").line("}").line("");
        }
        for (int b = 0; b * BLOCK < n; b++) {
            if (split && !any(arms, b)) {
                continue;
            }
            if (!split) {
                out.line("@Override");
            }
            out.line((split ? "private " : "public ") + result + " " + name + (split ? "_" + b : "") + "(" + params + ") {").line("switch (index) {");
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                if (arms[i] != null) {
                    out.line("case " + i + ": " + arms[i]);
                }
            }
            out.line("default: throw noSuch(index);").line("}").line("}").line("");
        }
    }

    private static boolean any(String[] arms, int block) {
        for (int i = block * BLOCK; i < Math.min(arms.length, (block + 1) * BLOCK); i++) {
            if (arms[i] != null) {
                return true;
            }
        }
        return false;
    }

    private String arm(Method m, int index, int arity) {
        List<Param> ps = m.signature().params();
        List<VariableElement> vs = m.target().args();
        boolean trivial = !m.target().critical();
        List<String> values = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < ps.size(); i++) {
            Param p = ps.get(i);
            VariableElement v = vs.get(i);
            String raw = arity < 0 ? "args[" + i + "]" : i < arity ? LETTERS[i] : null;
            if (raw == null) {
                values.add(types.defaultValue(p, v));
                continue;
            }
            String full = types.convert(p, v, raw, m.name(), p.display(i, ps.size()));
            boolean maybeAbsent = arity < 0 && p.defaultText() != null;
            String def = maybeAbsent ? types.defaultValue(p, v) : null;
            boolean nullIsDefault = types.isTrivial(p, v) && "null".equals(def);
            trivial &= types.isTrivial(p, v) && (!maybeAbsent || nullIsDefault);
            values.add(maybeAbsent && !nullIsDefault ? raw + " == null ? " + def + " : " + full : full);
            if (arity >= 0) {
                passed.add(raw);
            }
        }
        if (trivial) {
            return returning(m.target(), call(m.target(), "self", values));
        }
        String helper = m.target().javaName() + index + (arity < 0 ? "_N" : "_" + arity);
        helpers.add(() -> helper(m, helper, arity, passed, values));
        return "return " + helper + "(ts, self" + (arity < 0 ? ", args" : passed.isEmpty() ? "" : ", " + String.join(", ", passed)) + ");";
    }

    private void helper(Method m, String name, int arity, List<String> passed, List<String> values) {
        StringBuilder params = new StringBuilder("ThreadState ts, PyObject self");
        passed.forEach(p -> params.append(", PyObject ").append(p));
        out.line("private static PyObject " + name + "(" + params + (arity < 0 ? ", PyObject[] args" : "") + ") {");
        List<String> locals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            VariableElement v = m.target().args().get(i);
            if (values.get(i).matches("[a-c]|args\\[\\d+\\]|null|true|false")) {
                locals.add(values.get(i));
            } else {
                String local = "p" + i;
                out.line(types.shown(v.asType()) + " " + local + " = " + values.get(i) + ";");
                locals.add(local);
            }
        }
        if (m.target().critical()) {
            out.line("CriticalSection.begin(ts, self);").line("try {");
        }
        out.line(returning(m.target(), call(m.target(), "self", locals)));
        if (m.target().critical()) {
            out.line("} finally {").line("CriticalSection.end(ts);").line("}");
        }
        out.line("}").line("");
    }

    private String call(Target t, String self, List<String> values) {
        List<String> args = new ArrayList<>();
        if (t.takesThread()) {
            args.add("ts");
        }
        if (t.takesSelf()) {
            args.add(types.receiver(x, selfType(t), self));
        }
        args.addAll(values);
        String owner;
        if (t.element().getModifiers().contains(Modifier.STATIC)) {
            owner = t.owner().startsWith(x.packageName() + ".") ? t.owner().substring(x.packageName().length() + 1) : t.owner();
        } else {
            String r = types.receiver(x, null, self);
            owner = r.startsWith("(") ? "(" + r + ")" : r;
        }
        return owner + "." + t.javaName() + "(" + String.join(", ", args) + ")";
    }

    private static TypeMirror selfType(Target t) {
        List<? extends VariableElement> ps = t.element().getParameters();
        return ps.get(t.takesThread() ? 1 : 0).asType();
    }

    private String returning(Target t, String call) {
        TypeMirror r = t.element().getReturnType();
        if (r.getKind() == TypeKind.VOID) {
            return call + "; return PyNone.NONE;";
        }
        return "return " + (types.isPyObject(r) ? call : "Args.result(" + call + ")") + ";";
    }

    private void accessors() {
        int n = x.getsets().size();
        blocks("PyObject", "get", "int index, ThreadState ts, PyObject self", "index, ts, self", n, i -> {
            Target g = x.getsets().get(i).getter();
            return locked(g, "get" + i, "", returning(g, call(g, "self", List.of())));
        });
        blocks("void", "set", "int index, ThreadState ts, PyObject self, PyObject value", "index, ts, self, value", n, i -> {
            Target s = x.getsets().get(i).setter();
            return s == null ? null : locked(s, "set" + i, "value", call(s, "self", List.of("value")) + "; return;");
        });
    }

    /** A critical accessor's statement moves to a method of its own. */
    private String locked(Target t, String name, String extra, String statement) {
        if (!t.critical()) {
            return statement;
        }
        boolean isVoid = !extra.isEmpty();
        String helper = t.javaName() + "_" + name;
        helpers.add(() -> {
            out.line("private static " + (isVoid ? "void " : "PyObject ") + helper + "(ThreadState ts, PyObject self" + (isVoid ? ", PyObject value" : "") + ") {");
            out.line("CriticalSection.begin(ts, self);").line("try {").line(statement).line("} finally {").line("CriticalSection.end(ts);").line("}").line("}").line("");
        });
        return isVoid ? helper + "(ts, self, value); return;" : "return " + helper + "(ts, self);";
    }

}
