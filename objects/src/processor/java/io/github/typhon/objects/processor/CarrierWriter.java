// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import io.github.typhon.objects.processor.Model.Exposed;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Writes {@code <Class>Sub}, which carries instances of Python subclasses: the built-in's own state plus shape and values. */
final class CarrierWriter {
    private final Conversions types;
    private final Exposed x;

    CarrierWriter(Conversions types, Exposed x) {
        this.types = types;
        this.x = x;
    }

    /** The overloads on the table class that choose between the built-in class and its carrier. */
    void newInstance(SourceText out) {
        for (ExecutableElement c : x.constructors()) {
            String names = names(c);
            out.line("/** An instance of the type itself, or the carrier of a Python subclass's. */");
            out.line("public static " + x.simpleName() + " newInstance(ThreadState ts, PyType type" + params(c) + ") {");
            // Only carriers have a dict.
            boolean always = (x.flags() & types.flag("HAS_DICT")) != 0;
            out.line(always ? "return new " + x.simpleName() + "Sub(ts, type" + names + ");" : "return type.isHeapType() ? new " + x.simpleName() + "Sub(ts, type" + names + ") : new " + x.simpleName() + "(ts" + names + ");");
            out.line("}").line("");
        }
    }

    private String params(ExecutableElement c) {
        StringBuilder b = new StringBuilder();
        List<? extends VariableElement> ps = c.getParameters();
        for (VariableElement p : ps.subList(1, ps.size())) {
            b.append(", ").append(types.shown(p.asType())).append(' ').append(p.getSimpleName());
        }
        return b.toString();
    }

    private static String names(ExecutableElement c) {
        StringBuilder b = new StringBuilder();
        List<? extends VariableElement> ps = c.getParameters();
        for (VariableElement p : ps.subList(1, ps.size())) {
            b.append(", ").append(p.getSimpleName());
        }
        return b.toString();
    }

    SourceText write() {
        SourceText out = new SourceText();
        String sub = x.simpleName() + "Sub";
        out.line("// Generated from " + x.element().getQualifiedName() + ". Do not edit.");
        out.line("package " + x.packageName() + ";").line("");
        for (String i : new String[] {
            "objects.core.Attributed", "objects.core.HeapObjects", "objects.core.InlineValues", "objects.core.PyType", "objects.core.Shape", "objects.core.Slot",
            "refcount.count.PyObject", "refcount.count.Refs", "refcount.count.Visitor", "refcount.thread.ThreadState"}) {
            out.line("import io.github.typhon." + i + ";");
        }
        out.line("import java.lang.invoke.MethodHandles;").line("import java.lang.invoke.VarHandle;").line("");
        out.line("/** An instance of a Python subclass of " + x.name() + ". */");
        out.line("public class " + sub + " extends " + x.element().getQualifiedName() + " implements Attributed {");
        out.line("private static final VarHandle SHAPE;").line("private static final VarHandle VALUES;").line("");
        out.line("static {").line("try {").line("MethodHandles.Lookup l = MethodHandles.lookup();");
        out.line("SHAPE = l.findVarHandle(" + sub + ".class, \"shape\", Shape.class);");
        out.line("VALUES = l.findVarHandle(" + sub + ".class, \"values\", PyObject[].class);");
        out.line("} catch (ReflectiveOperationException e) {").line("throw new ExceptionInInitializerError(e);").line("}").line("}").line("");
        out.line("private Shape shape;").line("private PyObject[] values;").line("");
        for (ExecutableElement c : x.constructors()) {
            out.line("public " + sub + "(ThreadState ts, PyType type" + params(c) + ") {");
            out.line("super(ts" + names(c) + ");").line("this.shape = type.initialShape();").line("this.values = type.newValues();").line("Refs.incref(ts, type);");
            out.line("if (!isTracked()) {").line("track(ts);").line("}").line("}").line("");
        }
        method(out, "public final PyType ob_type()", "return shape().type();");
        method(out, "public final Shape shape()", "return (Shape) SHAPE.getAcquire(this);");
        method(out, "public final void setShapeRelease(Shape s)", "SHAPE.setRelease(this, s);");
        method(out, "public final PyObject[] values()", "return (PyObject[]) VALUES.getAcquire(this);");
        method(out, "public final void setValuesRelease(PyObject[] v)", "VALUES.setRelease(this, v);");
        method(out, "public void traverse(Visitor v)", "super.traverse(v);", "InlineValues.traverse(this, v);");
        method(out, "protected void clearReferences(ThreadState ts)", "InlineValues.clear(ts, this);", "super.clearReferences(ts);");
        method(out, "protected void breakCycles(ThreadState ts)", "InlineValues.clear(ts, this);", "super.breakCycles(ts);");
        method(out, "protected boolean hasFinalizer()", "return ob_type().slots().has(Slot.TP_FINALIZE) || super.hasFinalizer();");
        method(out, "protected void finalizeObject(ThreadState ts)", "if (ob_type().slots().has(Slot.TP_FINALIZE)) {", "HeapObjects.finalizeObject(ts, this);",
                "} else {", "super.finalizeObject(ts);", "}");
        method(out, "protected void deallocated(ThreadState ts)", "super.deallocated(ts);", "Refs.decref(ts, ob_type());");
        return out.line("}");
    }

    private static void method(SourceText out, String head, String... body) {
        out.line("@Override").line(head + " {");
        for (String s : body) {
            if (s.equals("} else {")) {
                out.line("}").line("else {");
            } else {
                out.line(s);
            }
        }
        out.line("}").line("");
    }
}
