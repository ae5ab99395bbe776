// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.ast.AstDump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Compares snippets with an oracle's table: {@code mode TAB flags TAB s|b TAB hex of text TAB result TAB warnings} per line, the
 * result being the dump or the error.
 */
final class SnippetCheck {

    private SnippetCheck() {}

    public static void main(String[] args) throws IOException {
        List<String> differences = compare(Files.readAllLines(Path.of(args[0])));
        differences.forEach(System.out::println);
        System.out.println(differences.size() + " different");
    }

    /** One description per difference. */
    static List<String> compare(List<String> lines) {
        List<String> differences = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            ParseMode mode = ParseMode.valueOf(parts[0].toUpperCase(Locale.ROOT));
            byte[] text = HexFormat.of().parseHex(parts[3]);
            List<SyntaxWarning> warnings = new ArrayList<>();
            String result = run(mode, Integer.parseInt(parts[1]), parts[2].equals("b"), text, warnings);
            StringBuilder w = new StringBuilder();
            for (SyntaxWarning warning : warnings) {
                w.append(w.isEmpty() ? "" : " | ").append(warning.category()).append(':').append(warning.lineno()).append(':')
                        .append(warning.message());
            }
            String gotWarnings = PythonText.escape(w.toString());
            if (!result.equals(parts[4]) || !gotWarnings.equals(parts[5])) {
                differences.add(mode + " " + parts[1] + " " + PythonText.escape(new String(text, StandardCharsets.UTF_8))
                        + "\n   expected " + parts[4] + "  " + parts[5] + "\n   got      " + result + "  " + gotWarnings);
            }
        }
        return differences;
    }

    private static String run(ParseMode mode, int flags, boolean bytes, byte[] text, List<SyntaxWarning> warnings) {
        try {
            String decoded = new String(text, StandardCharsets.UTF_8);
            Source source = bytes ? Source.decode("<snippet>", decoded.getBytes(StandardCharsets.ISO_8859_1))
                    : Source.of("<snippet>", decoded);
            var tree = Parse.parse(source, mode, ParseOptions.of(flags, ParseOptions.DEFAULT_MAX_STR_DIGITS), warnings::add);
            return PythonText.escape("OK " + AstDump.dump(tree, true));
        } catch (PySyntaxError e) {
            return PythonText.escape(PythonText.error(e));
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            return "CRASH " + e + (trace.length > 1 ? trace[0] + " " + trace[1] + trace[2] : "");
        }
    }
}
