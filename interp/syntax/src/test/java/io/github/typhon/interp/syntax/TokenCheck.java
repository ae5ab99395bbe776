// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.token.SourceDecoder;
import io.github.typhon.interp.syntax.token.TokenIterator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Compares the tokens of files with an oracle's table, {@code path TAB hash-or-error} per line; a third argument prints one. */
public final class TokenCheck {

    private TokenCheck() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("-s")) {
            snippets(Path.of(args[1]));
            return;
        }
        Path root = Path.of(args[0]);
        if (args.length > 2) {
            System.out.write(tokens(root.resolve(args[2])).getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return;
        }
        int good = 0;
        int bad = 0;
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            String[] parts = line.split("\t", -1);
            String result = tokens(root.resolve(parts[0]));
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(result.getBytes(StandardCharsets.UTF_8)));
            if (hash.equals(parts[1])) {
                good++;
            } else {
                bad++;
                System.out.println(parts[0]);
            }
        }
        System.out.println(good + " equal, " + bad + " different");
    }

    /** A table {@code hex of text TAB escaped tokens}. */
    private static void snippets(Path table) throws Exception {
        int bad = 0;
        for (String line : Files.readAllLines(table)) {
            String[] parts = line.split("\t", -1);
            String text = new String(HexFormat.of().parseHex(parts[0]), StandardCharsets.UTF_8);
            String result = PythonText.escape(tokens(text));
            if (!result.equals(parts[1])) {
                bad++;
                System.out.println(PythonText.escape(text) + "\n   expected " + parts[1] + "\n   got      " + result);
            }
        }
        System.out.println(bad + " different");
    }

    static String tokens(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String declared = SourceDecoder.declaredEncoding(bytes, 0);
        String text = new String(bytes, declared == null || declared.toLowerCase().startsWith("utf") ? StandardCharsets.UTF_8
                : java.nio.charset.Charset.forName(declared));
        return tokens(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    static String tokens(String text) {
        StringBuilder out = new StringBuilder();
        TokenIterator tokens = new TokenIterator(Source.verbatim("<string>", text), true);
        try {
            for (TokenIterator.Token t = tokens.next(); t != null; t = tokens.next()) {
                out.append(t.type()).append(' ').append(t.line()).append(',').append(t.column()).append('-').append(t.endLine())
                        .append(',').append(t.endColumn()).append(' ').append(PythonText.escape(t.string())).append(" | ")
                        .append(PythonText.escape(t.lineText())).append('\n');
            }
        } catch (PySyntaxError e) {
            out.append(e.typeName()).append(' ').append(PythonText.escape(e.getMessage())).append(' ').append(e.lineno())
                    .append(' ').append(e.offset()).append('\n');
        }
        return out.toString();
    }
}
