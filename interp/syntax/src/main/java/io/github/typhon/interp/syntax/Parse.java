// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Source text to syntax tree. */
public final class Parse {

    /** Enough for the deepest nesting that the parser admits. */
    private static final long DEEP_STACK = 512L << 20;

    private Parse() {}

    /** A tree and the warnings found on the way to it. */
    public record Result(Mod tree, List<SyntaxWarning> warnings) {}

    /** Parses, collecting warnings; throws PySyntaxError. */
    public static Result parse(Source source, ParseMode mode, ParseOptions options) {
        List<SyntaxWarning> warnings = new ArrayList<>(0);
        return new Result(parse(source, mode, options, warnings::add), warnings);
    }

    /**
     * Parses, handing each warning to the consumer as it is found, also when an error follows; the consumer may throw to end the
     * parse. A text that nests too deeply for the caller's stack is parsed again on a thread with a large one.
     */
    public static Mod parse(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        Source text = mode == ParseMode.EXEC ? source.withFinalNewline() : source;
        int[] given = new int[1];
        try {
            return new Parser(text, mode, options, w -> {
                given[0]++;
                warnings.accept(w);
            }).parse();
        } catch (StackOverflowError e) {
            return parseDeep(text, mode, options, w -> {
                if (given[0]-- <= 0) {
                    warnings.accept(w);
                }
            });
        }
    }

    private static Mod parseDeep(Source text, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        Object[] outcome = new Object[1];
        Thread thread = new Thread(null, () -> {
            try {
                outcome[0] = new Parser(text, mode, options, warnings).parse();
            } catch (StackOverflowError e) {
                outcome[0] = new PySyntaxError(PySyntaxError.MEMORY_ERROR,
                        "Parser stack overflowed - Python source too complex to parse");
            } catch (RuntimeException | Error e) {
                outcome[0] = e;
            }
        }, "typhon-deep-parse", DEEP_STACK);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (outcome[0] instanceof RuntimeException e) {
            throw e;
        }
        if (outcome[0] instanceof Error e) {
            throw e;
        }
        return (Mod) outcome[0];
    }
}
