// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.processor;

import io.github.typhon.objects.processor.Model.Exposed;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Writes the tables of classes marked {@code @PyClass} and {@code @PyModule}: for each type {@code <Class>Exposed}, {@code <Class>Slots} and maybe
 *  {@code <Class>Sub}; for each module {@code <Class>Exposed}; and one {@code ExposedIndex} of the modules found, in the package given by
 *  {@code -Atyphon.index=} or the one that all compiled packages share. */
public final class ExposeProcessor extends AbstractProcessor {
    private final Map<String, Exposed> modules = new TreeMap<>();
    private String root;
    private boolean indexed;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of("typhon.index");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element e : round.getRootElements()) {
            if (e.getKind() == ElementKind.MODULE) {
                continue;
            }
            String p = processingEnv.getElementUtils().getPackageOf(e).getQualifiedName().toString();
            root = root == null ? p : common(root, p);
        }
        Marks marks = new Marks(processingEnv);
        Conversions types = new Conversions(processingEnv, marks);
        for (TypeElement a : annotations) {
            String name = a.getQualifiedName().toString();
            if (name.equals(Marks.PACKAGE + "PyClass") || name.equals(Marks.PACKAGE + "PyModule")) {
                for (Element e : round.getElementsAnnotatedWith(a)) {
                    generate(new ModelReader(types, marks), types, (TypeElement) e, name.endsWith("PyModule"));
                }
            }
        }
        // In the first round, not the last: sources of the same module may import the index.
        if (!indexed && !modules.isEmpty() && !round.errorRaised()) {
            indexed = true;
            index();
        }
        return false;
    }

    private void generate(ModelReader reader, Conversions types, TypeElement e, boolean isModule) {
        Exposed x = isModule ? reader.readModule(e) : reader.readClass(e);
        String prefix = (x.packageName().isEmpty() ? "" : x.packageName() + ".") + x.simpleName();
        Filer filer = processingEnv.getFiler();
        try {
            new ExposedWriter(types, x).write().writeTo(filer, prefix + "Exposed", e);
            if (isModule) {
                if (modules.put(x.name(), x) != null) {
                    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "second module named " + x.name(), e);
                }
                return;
            }
            new SlotsWriter(types, x).write().writeTo(filer, prefix + "Slots", e);
            if (x.needsCarrier()) {
                new CarrierWriter(types, x).write().writeTo(filer, prefix + "Sub", e);
            }
        } catch (IOException failure) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write: " + failure, e);
        }
    }

    private static String common(String a, String b) {
        String[] x = a.split("\\.");
        String[] y = b.split("\\.");
        int n = 0;
        while (n < x.length && n < y.length && x[n].equals(y[n])) {
            n++;
        }
        return String.join(".", java.util.Arrays.copyOf(x, n));
    }

    private void index() {
        String given = processingEnv.getOptions().get("typhon.index");
        String packageName = given != null ? given : root;
        SourceText out = new SourceText();
        out.line("// Generated. Do not edit.").line("package " + packageName + ";").line("");
        out.line("import io.github.typhon.objects.expose.ModuleExposure;").line("");
        out.line("/** The native modules of this part. A module's class is loaded when it is first asked for. */");
        out.line("public final class ExposedIndex {").line("private ExposedIndex() {}").line("");
        out.line("/** The modules' full names, sorted. */").line("public static String[] names() {").line("return new String[] {");
        modules.keySet().forEach(n -> out.line(SourceText.literal(n) + ","));
        out.line("};").line("}").line("");
        out.line("/** The module of that name, or null. */").line("public static ModuleExposure module(String name) {").line("switch (name) {");
        modules.forEach((n, x) -> out.line("case " + SourceText.literal(n) + ": return new " + x.packageName() + "." + x.simpleName() + "Exposed();"));
        out.line("default: return null;").line("}").line("}").line("}");
        try {
            out.writeTo(processingEnv.getFiler(), packageName + ".ExposedIndex", modules.values().stream().map(Exposed::element).toArray(Element[]::new));
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write the index: " + e);
        }
    }
}
