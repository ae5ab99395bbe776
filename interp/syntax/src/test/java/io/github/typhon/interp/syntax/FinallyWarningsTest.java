// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinallyWarningsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
        "def f():# try: pass# finally: return 1                            | 3 return",
        "while 1:# try: pass# finally:#  continue                          | 4 continue",
        "try: pass#finally:# for x in y: break                             | ''",
        "def f():# try: pass# finally:#  for x in y: return                | ''",
        "while 1:# try: pass# finally:#  def f():#   return 1              | ''",
        "def f():# try: pass# finally:#  with a: return 1#  if x: return 2 | 4 return, 5 return",
        "def f():# for x in y:#  try: pass#  finally:#   for a in b: pass#   else: break | 6 break"})
    void warnsOfWhatLeavesTheBlock(String text, String expected) {
        Source source = Source.of("<test>", text.replace('#', '\n'));
        List<String> got = new ArrayList<>();
        FinallyWarnings.check(Parse.parse(source, ParseMode.EXEC, ParseOptions.DEFAULT).tree(), "<test>",
                w -> got.add(w.lineno() + " " + w.message().split("'")[1]));
        assertEquals(expected, String.join(", ", got));
    }
}
