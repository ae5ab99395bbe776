// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import io.github.typhon.objects.processor.Model.Exposed;
import io.github.typhon.objects.processor.Model.Slot;
import io.github.typhon.objects.processor.Model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Writes {@code <Class>Slots}: one override for each slot method, on top of the base type's slots. */
final class SlotsWriter {
    private final Conversions types;
    private final Exposed x;

    SlotsWriter(Conversions types, Exposed x) {
        this.types = types;
        this.x = x;
    }

    SourceText write() {
        SourceText out = new SourceText();
        out.line("// Generated from " + x.element().getQualifiedName() + ". Do not edit.");
        out.line("package " + x.packageName() + ";").line("");
        for (String i : new String[] {
            "objects.core.ObjectSlots", "objects.core.PyType", "objects.core.Raise", "objects.core.Slot", "objects.expose.Args", "objects.text.PyUnicode",
            "refcount.count.PyObject", "refcount.thread.CriticalSection", "refcount.thread.ThreadState"}) {
            out.line("import io.github.typhon." + i + ";");
        }
        String base = x.base() == null ? "ObjectSlots" : types.packageOf(x.base()) + "." + x.base().getSimpleName() + "Slots";
        out.line("").line("/** The slots of " + x.name() + ". */");
        out.line("public class " + x.simpleName() + "Slots extends " + base + " {");
        List<String> constants = x.slots().keySet().stream().map(s -> "Slot." + s.toUpperCase(Locale.ROOT)).toList();
        boolean unhashable = x.slots().containsKey("tp_richcompare") && !x.slots().containsKey("tp_hash");
        out.line("public " + x.simpleName() + "Slots() {").line("define(" + String.join(", ", constants) + ");");
        if (unhashable) {
            out.line("undefine(Slot.TP_HASH);");
        }
        out.line("}").line("");
        x.slots().values().forEach(s -> override(out, s));
        if (unhashable) {
            out.line("@Override").line("public long tp_hash(ThreadState ts, PyObject self) {");
            out.line("throw Raise.typeError(\"unhashable type: '%s'\", PyType.of(self).name());").line("}").line("");
        }
        return out.line("}");
    }

    private void override(SourceText out, Slot s) {
        Target t = s.target();
        String shape = SlotTable.params(s.name());
        List<String> names = SlotTable.paramNames(s.name());
        StringBuilder params = new StringBuilder("ThreadState ts");
        List<String> args = new ArrayList<>();
        if (t.takesThread()) {
            args.add("ts");
        }
        for (int i = 0; i < shape.length(); i++) {
            params.append(", ").append(SlotTable.javaType(shape.charAt(i))).append(' ').append(names.get(i));
            TypeMirror declared = t.args().get(i).asType();
            args.add(shape.charAt(i) == 'O' && !types.isPlain(declared) ? types.receiver(x, declared, names.get(i)) : names.get(i));
        }
        String owner = t.owner().startsWith(x.packageName() + ".") ? t.owner().substring(x.packageName().length() + 1) : t.owner();
        String call = owner + "." + s.name() + "(" + String.join(", ", args) + ")";
        String result = SlotTable.result(s.name());
        TypeMirror r = t.element().getReturnType();
        String statement = result.equals("void") ? call + ";"
                : result.equals("PyObject") && r.getKind() != TypeKind.VOID && !types.isPyObject(r) ? "return Args.result(" + call + ");" : "return " + call + ";";
        out.line("@Override").line("public " + result + " " + s.name() + "(" + params + ") {");
        if (t.critical()) {
            out.line("CriticalSection.begin(ts, " + names.getFirst() + ");").line("try {").line(statement);
            out.line("} finally {").line("CriticalSection.end(ts);").line("}");
        } else {
            out.line(statement);
        }
        out.line("}").line("");
    }
}
