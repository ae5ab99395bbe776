// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.ast.AstDump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Parses every file that an oracle has parsed and compares: arguments are the root of the files and the oracle's table with one
 * line per file, {@code path TAB result TAB warnings}; the result is {@code OK} with the hash of the dump, or the error. With a
 * third argument, prints the dump of that one file instead.
 */
public final class CorpusCheck {

    private CorpusCheck() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        if (args.length > 2) {
            System.out.write(AstDump.dump(parse(root.resolve(args[2]), new ArrayList<>()), true).getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return;
        }
        int good = 0;
        int bad = 0;
        int wrongWarnings = 0;
        long nanos = 0;
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            String[] parts = line.split("\t", -1);
            List<SyntaxWarning> warnings = new ArrayList<>();
            String result;
            long begin = System.nanoTime();
            try {
                var tree = parse(root.resolve(parts[0]), warnings);
                nanos += System.nanoTime() - begin;
                byte[] dump = AstDump.dump(tree, true).getBytes(StandardCharsets.UTF_8);
                result = "OK " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(dump));
            } catch (PySyntaxError e) {
                result = PythonText.escape(PythonText.error(e));
            } catch (Throwable e) {
                result = "CRASH " + e + " " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
            }
            if (result.equals(parts[1])) {
                good++;
            } else {
                bad++;
                System.out.println(parts[0] + "\n   expected " + parts[1] + "\n   got      " + result);
            }
            StringBuilder w = new StringBuilder();
            for (SyntaxWarning warning : warnings) {
                w.append(w.isEmpty() ? "" : " | ").append(warning.category()).append(':').append(warning.lineno()).append(':')
                        .append(warning.message());
            }
            if (!PythonText.escape(w.toString()).equals(parts[2])) {
                wrongWarnings++;
                System.out.println(parts[0] + " WARNINGS\n   expected " + parts[2] + "\n   got      " + PythonText.escape(w.toString()));
            }
        }
        System.out.println(good + " equal, " + bad + " different, " + wrongWarnings + " with other warnings; parsing took "
                + nanos / 1_000_000 + " ms");
    }

    private static io.github.typhon.interp.syntax.ast.Mod parse(Path file, List<SyntaxWarning> warnings) throws IOException {
        Source source = Source.decode("<corpus>", Files.readAllBytes(file));
        return Parse.parse(source, ParseMode.EXEC, new ParseOptions(false, false, false, 0), warnings::add);
    }
}
