// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.interp.compile.code.Opcode;
import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the layout promises, checked on the compiled classes: a boundary that the build does not enforce does not exist. */
class StructureTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final ClassFiles CLASSES = new ClassFiles(ROOT);
    /** HotSpot never compiles a method above 8,000 bytes, and stops inlining near it. */
    private static final int METHOD_BYTES = 6500;
    private static final int FILE_LINES = 700;

    /** Packages, by a pattern of their names, that may use each other in a circle, and why. */
    private record Knot(String packages, String reason) {
        boolean holds(Set<String> group) {
            return group.stream().allMatch(p -> p.matches(packages));
        }
    }

    private static final List<Knot> KNOTS = List.of(
            new Knot("refcount\\.(count|ledger|lock|thread)", "A lock detaches a thread, a thread merges counts, a count takes a lock, the ledger records them all."),
            new Knot("objects\\..*", "Types and basic values describe each other: a type has a name (str), bases (tuple) and errors to raise."),
            new Knot("gc(\\.module)?", "The generated index names the module, which reports on the collector."),
            new Knot("interp\\.syntax(\\.(parser|token))?", "Parse is the door of both; errors and options are above them."),
            new Knot("interp\\.runtime\\.eval(\\.insn)?", "The loop runs instructions, instructions push frames for the loop."),
            new Knot("interp\\.runtime(\\.(builtins|importing|sys))?", "The generated index names the modules; builtins import, importing reads sys."),
            new Knot("stdlib(\\..*)?", "The generated index names every module, and modules share what lies beside it."));

    @Test
    void modulesUseOnlyThoseBelow() {
        List<String> wrong = new ArrayList<>();
        CLASSES.uses.forEach((p, used) -> {
            int own = ClassFiles.MODULES.indexOf(CLASSES.moduleOfPackage.get(p));
            for (String q : used) {
                String other = CLASSES.moduleOfPackage.get(q);
                if (other != null && ClassFiles.MODULES.indexOf(other) > own) {
                    wrong.add(p + " uses " + q);
                }
                if (other != null && p.startsWith("interp.") && (p.startsWith("interp.syntax") || p.startsWith("interp.compile")) && !other.startsWith("interp/")) {
                    wrong.add(p + " uses " + q + ": the front end knows no objects");
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void packagesFormNoCircleOutsideTheKnotsThatHaveAReason() {
        List<Set<String>> wrong = CLASSES.cycles().stream().filter(group -> KNOTS.stream().noneMatch(k -> k.holds(group))).toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyKnotIsStillThere() {
        List<Set<String>> cycles = CLASSES.cycles();
        List<Knot> loose = KNOTS.stream().filter(k -> cycles.stream().noneMatch(k::holds)).toList();
        assertEquals(List.of(), loose, "packages that form no circle any more: take their line away");
    }

    @Test
    void noMethodIsTooLargeForTheJit() {
        List<String> large = new ArrayList<>();
        CLASSES.byModule.values().forEach(classes -> classes.forEach(c -> {
            for (MethodModel m : c.methods()) {
                int bytes = m.code().map(x -> ((CodeAttribute) x).codeLength()).orElse(0);
                if (bytes > METHOD_BYTES) {
                    large.add(c.thisClass().asInternalName() + "." + m.methodName() + ": " + bytes);
                }
            }
        }));
        assertEquals(List.of(), large);
    }

    @Test
    void filesHoldOneConcept() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (String module : ClassFiles.MODULES) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            if (!Files.isDirectory(sources)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(sources)) {
                for (Path p : (Iterable<Path>) all.filter(f -> f.toString().endsWith(".java"))::iterator) {
                    try (Stream<String> lines = Files.lines(p)) {
                        long n = lines.count();
                        if (n > FILE_LINES) {
                            long_.add(ROOT.relativize(p) + ": " + n);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), long_);
    }

    @Test
    void everyOpcodeHasItsOperandsAndAnInstruction() {
        EnumSet<Opcode> known = EnumSet.noneOf(Opcode.class);
        for (ClassModel c : CLASSES.byModule.get("interp/runtime")) {
            if (c.thisClass().asInternalName().contains("/eval/insn/")) {
                c.methods().forEach(m -> m.code().ifPresent(code -> code.forEach(e -> addOpcode(e, known))));
            }
        }
        assertEquals(EnumSet.noneOf(Opcode.class), EnumSet.complementOf(known), "opcodes without an instruction class");
        for (Opcode op : Opcode.values()) {
            assertNotNull(op.family, op.name());
            assertNotNull(op.a, op.name());
            assertNotNull(op.b, op.name());
            assertNotNull(op.c, op.name());
        }
        assertTrue(Opcode.values().length <= 256, "an opcode is one byte of the instruction word");
    }

    private static void addOpcode(CodeElement e, EnumSet<Opcode> known) {
        if (e instanceof FieldInstruction f && f.owner().asInternalName().equals("io/github/typhon/interp/compile/code/Opcode")
                && f.type().equalsString("Lio/github/typhon/interp/compile/code/Opcode;")) {
            known.add(Opcode.valueOf(f.name().stringValue()));
        }
    }
}
