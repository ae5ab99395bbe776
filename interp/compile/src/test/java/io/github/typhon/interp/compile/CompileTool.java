// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeVerifier;
import io.github.typhon.interp.compile.code.Disassembler;
import io.github.typhon.interp.syntax.Parse;
import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;

/** Compiles files from the command line: "dis FILE", or "tree DIR..." to verify every file below. */
final class CompileTool {

    private CompileTool() {}

    static Compiler.Result compile(byte[] source, String name, int optimize) {
        Parse.Result tree = Parse.parse(Source.decode(name, source), ParseMode.EXEC, ParseOptions.DEFAULT);
        return Compiler.compile(tree.tree(), name, new Compiler.Options(optimize, 0, 0));
    }

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "dis" -> System.out.print(Disassembler.disassemble(
                    compile(Files.readAllBytes(Path.of(args[1])), args[1], 0).code()));
            case "meta" -> {
                for (int i = 1; i < args.length; i++) {
                    meta(compile(Files.readAllBytes(Path.of(args[i])), args[i], 0).code());
                }
            }
            case "snippets" -> snippets(Path.of(args[1]));
            default -> {
                for (int i = 1; i < args.length; i++) {
                    tree(Path.of(args[i]));
                }
            }
        }
    }

    /** What introspection sees of each unit, in a form that a script can print for CPython's code objects too. */
    private static void meta(CodeUnit u) {
        java.util.TreeSet<Integer> lines = new java.util.TreeSet<>();
        for (int pc = 0; pc < u.code().length; pc++) {
            if (u.lines().line(pc) >= 0) {
                lines.add(u.lines().line(pc));
            }
        }
        System.out.println(u.filename + " " + u.firstlineno + " " + u.qualname + " " + Integer.toHexString(u.flags) + " "
                + u.argcount + " " + u.posonlyargcount + " " + u.kwonlyargcount + " " + u.varnames() + " " + u.cellvars() + " "
                + u.freevars() + " " + lines);
        for (Object c : u.constants()) {
            if (c instanceof CodeUnit inner) {
                meta(inner);
            }
        }
    }

    /** One snippet per line, with \n escaped: prints the error or the warnings of each. */
    private static void snippets(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String source = line.replace("\\n", "\n");
            try {
                Compiler.Result r = compile(source.getBytes(java.nio.charset.StandardCharsets.UTF_8), "f", 0);
                StringBuilder b = new StringBuilder("ok");
                for (SyntaxWarning w : r.warnings()) {
                    b.append(" | ").append(w.message()).append(" ").append(w.lineno());
                }
                List<String> errors = CodeVerifier.verify(r.code());
                System.out.println(b + (errors.isEmpty() ? "" : " VERIFY " + errors));
            } catch (PySyntaxError e) {
                System.out.println(e.getMessage() + " " + e.lineno() + " " + e.offset() + " " + e.endLineno() + " " + e.endOffset());
            } catch (RuntimeException e) {
                System.out.println("CRASH " + e + " " + e.getStackTrace()[0]);
            }
        }
    }

    private static void tree(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = new ArrayList<>(walk.filter(p -> p.toString().endsWith(".py")).sorted().toList());
        }
        int good = 0;
        int rejected = 0;
        int bad = 0;
        long instructions = 0;
        for (Path p : files) {
            try {
                CodeUnit code = compile(Files.readAllBytes(p), p.toString(), 0).code();
                List<String> errors = CodeVerifier.verify(code);
                instructions += count(code);
                if (errors.isEmpty()) {
                    good++;
                } else {
                    bad++;
                    System.out.println(p + "\n  " + String.join("\n  ", errors.subList(0, Math.min(3, errors.size()))));
                }
            } catch (PySyntaxError e) {
                rejected++;
                System.out.println("REJECTED " + p + ":" + e.lineno() + " " + e.getMessage());
            } catch (RuntimeException e) {
                bad++;
                System.out.println("CRASH " + p + " " + e);
                for (int i = 0; i < Math.min(6, e.getStackTrace().length); i++) {
                    System.out.println("    " + e.getStackTrace()[i]);
                }
            }
        }
        System.out.println(good + " good, " + bad + " bad, " + rejected + " rejected, " + instructions + " instructions");
    }

    private static long count(CodeUnit unit) {
        long n = unit.code().length;
        for (Object c : unit.constants()) {
            if (c instanceof CodeUnit inner) {
                n += count(inner);
            }
        }
        return n;
    }
}
