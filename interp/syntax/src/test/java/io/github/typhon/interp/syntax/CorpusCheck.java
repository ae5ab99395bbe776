// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.ast.AstDump;
import io.github.typhon.interp.syntax.ast.Mod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Parses every file that an oracle has parsed and compares: arguments are the root of the files and the oracle's table with one
 * line per file, {@code path TAB result TAB warnings TAB result with type comments}; a result is {@code OK} with the hash of the
 * dump, or the error. With a third argument, prints the dump of that one file instead; a fourth one takes type comments.
 */
public final class CorpusCheck {

    private CorpusCheck() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        if (args.length > 2) {
            Mod tree = parse(root.resolve(args[2]), args.length > 3, new ArrayList<>());
            System.out.write(AstDump.dump(tree, true).getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return;
        }
        List<String> lines = Files.readAllLines(Path.of(args[1]));
        List<String> differences = compare(root, lines);
        differences.forEach(System.out::println);
        System.out.println(lines.size() + " files, " + differences.size() + " differences");
    }

    /** One description per difference. */
    static List<String> compare(Path root, List<String> lines) throws IOException {
        List<String> differences = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            Path file = root.resolve(parts[0]);
            List<SyntaxWarning> warnings = new ArrayList<>();
            differ(differences, parts[0], parts[1], result(file, false, warnings));
            StringBuilder w = new StringBuilder();
            for (SyntaxWarning warning : warnings) {
                w.append(w.isEmpty() ? "" : " | ").append(warning.category()).append(':').append(warning.lineno()).append(':')
                        .append(warning.message());
            }
            differ(differences, parts[0] + " warnings", parts[2], PythonText.escape(w.toString()));
            differ(differences, parts[0] + " with type comments", parts[3], result(file, true, new ArrayList<>()));
        }
        return differences;
    }

    private static void differ(List<String> differences, String what, String expected, String got) {
        if (!got.equals(expected)) {
            differences.add(what + "\n   expected " + expected + "\n   got      " + got);
        }
    }

    private static String result(Path file, boolean typeComments, List<SyntaxWarning> warnings) throws IOException {
        try {
            byte[] dump = AstDump.dump(parse(file, typeComments, warnings), true).getBytes(StandardCharsets.UTF_8);
            return "OK " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(dump));
        } catch (PySyntaxError e) {
            return PythonText.escape(PythonText.error(e));
        } catch (RuntimeException | Error | NoSuchAlgorithmException e) {
            return "CRASH " + e + " " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
        }
    }

    private static Mod parse(Path file, boolean typeComments, List<SyntaxWarning> warnings) throws IOException {
        Source source = Source.decode("<corpus>", Files.readAllBytes(file));
        ParseOptions options = ParseOptions.of(typeComments ? ParseOptions.PYCF_TYPE_COMMENTS : 0, 0);
        return Parse.parse(source, ParseMode.EXEC, options, warnings::add);
    }
}
