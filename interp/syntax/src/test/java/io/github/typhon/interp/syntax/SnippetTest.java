// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.StrConst;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees, errors with positions, and warnings; the expectations of snippets.tsv were written by CPython (snippet_oracle.py). */
class SnippetTest {

    @Test
    void snippetsGiveWhatCPythonGives() throws IOException {
        List<String> lines;
        try (InputStream in = SnippetTest.class.getResourceAsStream("snippets.tsv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        assertTrue(lines.size() > 500);
        assertEquals(List.of(), SnippetCheck.compare(lines));
    }

    private static PySyntaxError error(String text) {
        return assertThrows(PySyntaxError.class,
                () -> Parse.parse(Source.of("<test>", text), ParseMode.EXEC, ParseOptions.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "f(", "a[", "{1:"})
    void bracketsNestAsDeepAsTheTokenizerAllows(String open) {
        assertEquals("too many nested parentheses", error(open.repeat(100_000)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "~", "not ", "lambda: ", "x**", "x if x else "})
    void operatorsNestDeepButNotForEver(String operator) {
        Parse.parse(Source.of("<test>", operator.repeat(5_000) + "1"), ParseMode.EXEC, ParseOptions.DEFAULT);
        assertEquals(PySyntaxError.MEMORY_ERROR, error(operator.repeat(100_000) + "1").typeName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b+(", "{**", "f(*", "f(a=", "a|b*-c**(", "x=[", "a.b[c:d,(", "(a:=("})
    void brokenNestingTakesNoExponentialTime(String open) {
        assertEquals(PySyntaxError.SYNTAX_ERROR, error(open.repeat(40) + "a b").typeName());
    }

    @Test
    void surrogatesInEscapesStayApart() {
        Mod.Expression tree = (Mod.Expression) Parse
                .parse(Source.of("<test>", "'\\ud83d\\ude00\ud83d\ude00'"), ParseMode.EVAL, ParseOptions.DEFAULT).tree();
        StrConst value = (StrConst) ((Expr.Constant) tree.body()).value();
        assertEquals(StrConst.ofCodePoints(new int[] {0xD83D, 0xDE00, 0x1F600}), value);
    }

    @Test
    void warningsComeInOrder() {
        List<String> messages = new ArrayList<>();
        Source source = Source.of("<test>", "'\\d'\n1if 2else 3\n");
        Parse.parse(source, ParseMode.EXEC, ParseOptions.DEFAULT, w -> messages.add(w.lineno() + " " + w.message()));
        assertEquals(3, messages.size());
        assertEquals("2 invalid decimal literal", messages.get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'\\d'#x#                | 1, 2, '\\d'#, 1, 4",
        "1if 2else 3#            | 1, 1, 1if 2else 3, 1, 1",
        "'abc\\#  \\d'          | `2, 3,   \\d'#, 2, 5`",
        "f'''#\\d {x}'''        | 3, 1, \\d {x}'''#, 3, 3"})
    void warningsAsErrorsPointAtTheEscape(String text, String position) {
        PySyntaxError e = assertThrows(PySyntaxError.class, () -> Parse.parse(Source.of("<test>", text.replace('#', '\n')),
                ParseMode.EXEC, ParseOptions.DEFAULT, w -> {
                    throw w.asError();
                }));
        assertEquals(position, e.lineno() + ", " + e.offset() + ", " + e.text().replace('\n', '#') + ", " + e.endLineno() + ", "
                + e.endOffset());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "if a:#  b#c d#                                     | 1 | 0",
        "if a:#  b#def f():#  fur x in y:#    pass#         | 1 | 0",
        "def f():#  if x: y#  while 1: pass#  a b#          | 3 | 2",
        "x y                                                | 0 | 0"})
    void errorsNameTheLastStatementUnderstood(String text, int line, int column) {
        PySyntaxError e = error(text.replace('#', '\n'));
        assertEquals(line + " " + column, e.statementLine() + " " + e.statementColumn());
        assertTrue(e.source().text().startsWith(text.replace('#', '\n')));
    }
}
