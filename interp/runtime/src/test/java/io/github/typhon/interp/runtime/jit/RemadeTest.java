// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.interp.compile.Compiler;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.syntax.Parse;
import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import org.junit.jupiter.api.Test;

class RemadeTest {
    private static CodeUnit unit(String text) {
        var mod = Parse.parse(Source.of("<string>", text), ParseMode.EXEC, ParseOptions.DEFAULT, w -> {});
        return Compiler.compile(mod, "<string>", Compiler.Options.DEFAULT).code();
    }

    @Test
    void copiesWaitLongerAndLonger() {
        Remade remade = new Remade();
        int last = 0;
        for (int i = 0; i < 20; i++) {
            int delay = remade.delay(unit("x = a.b"));
            assertTrue(i < 4 ? delay == 0 : i < 7 ? delay > last : delay >= last, i + ": " + delay);
            last = delay;
        }
        assertTrue(last < 1_000_000);
    }

    @Test
    void otherTextIsNoCopy() {
        Remade remade = new Remade();
        for (int i = 0; i < 20; i++) remade.delay(unit("x = a.b"));
        assertEquals(0, remade.delay(unit("x = a.c")));
        assertEquals(0, remade.delay(unit("x = a.b + 1")));
        assertTrue(remade.delay(unit("x = a.b")) > 0);
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        Remade remade = new Remade();
        for (int i = 0; i < 20; i++) remade.delay(unit("x = a.b"));
        for (int i = 0; i < 300; i++) remade.delay(unit("x = a.b" + i));
        assertEquals(0, remade.delay(unit("x = a.b")));
    }
}
