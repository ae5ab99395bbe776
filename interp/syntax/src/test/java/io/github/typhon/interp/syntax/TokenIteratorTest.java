// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.typhon.interp.syntax.token.TokenIterator;
import io.github.typhon.interp.syntax.token.TokenIterator.Token;
import io.github.typhon.interp.syntax.token.TokenKind;
import org.junit.jupiter.api.Test;

class TokenIteratorTest {

    private static TokenIterator tokens(String text, boolean extra) {
        return new TokenIterator(Source.verbatim("<test>", text), extra);
    }

    @Test
    void commentsAndLineEndsAreTokens() {
        TokenIterator t = tokens("é = [ # c\r\n1]", true);
        assertEquals(new Token(TokenKind.NAME, "é", 1, 0, 1, 1, "é = [ # c\r\n"), t.next());
        assertEquals(new Token(TokenKind.OP, "=", 1, 2, 1, 3, "é = [ # c\r\n"), t.next());
        assertEquals(new Token(TokenKind.OP, "[", 1, 4, 1, 5, "é = [ # c\r\n"), t.next());
        assertEquals(new Token(TokenKind.COMMENT, "# c", 1, 6, 1, 9, "é = [ # c\r\n"), t.next());
        assertEquals(new Token(TokenKind.NL, "\r\n", 1, 9, 1, 11, "é = [ # c\r\n"), t.next());
        assertEquals(new Token(TokenKind.NUMBER, "1", 2, 0, 2, 1, "1]"), t.next());
        assertEquals(new Token(TokenKind.OP, "]", 2, 1, 2, 2, "1]"), t.next());
        assertEquals(new Token(TokenKind.NEWLINE, "", 2, 2, 2, 3, "1]"), t.next());
        assertEquals(new Token(TokenKind.ENDMARKER, "", 3, 0, 3, 0, ""), t.next());
        assertNull(t.next());
    }

    @Test
    void fStringsComeInParts() {
        TokenIterator t = tokens("f'a{b!r:>{c}}'", true);
        StringBuilder kinds = new StringBuilder();
        for (Token token = t.next(); token != null; token = t.next()) {
            kinds.append(token.type()).append(':').append(token.string()).append(' ');
        }
        assertEquals("59:f' 60:a 55:{ 1:b 55:! 1:r 55:: 60:> 55:{ 1:c 55:} 60: 55:} 61:' 4: 0: ", kinds.toString());
    }

    @Test
    void exactOperatorsWithoutExtraTokens() {
        TokenIterator t = tokens("a <<= 1\n", false);
        t.next();
        assertEquals(TokenKind.LEFTSHIFTEQUAL, t.next().type());
    }
}
