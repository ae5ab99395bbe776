// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of str, bytes, codecs, struct and binascii with the answers that CPython 3.14 gave to the same random arguments. */
class TextOracleTest {
    private final ThreadState ts = new ThreadState(new InterpreterState());
    private final Literals literals = new Literals(ts);
    private final Map<String, PyObject> functions = new HashMap<>();

    @BeforeEach
    void attach() {
        ts.attach();
    }

    @AfterEach
    void detach() {
        ts.detach();
    }

    @Test
    void strAndBytesAnswerAsCPython() {
        check("text.tsv");
    }

    @Test
    void structAndBinasciiAnswerAsCPython() {
        check("binary.tsv");
    }

    private void check(String resource) {
        List<String> wrong = new ArrayList<>();
        for (String[] c : Literals.cases(resource)) {
            String got = literals.run(() -> call(c[0], (PyTuple) literals.parse(c[1])));
            if (!got.equals(c[2])) {
                wrong.add(c[0] + c[1] + ": " + got + " for " + c[2]);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private PyObject call(String name, PyTuple args) {
        PyObject[] a = new PyObject[args.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = args.get(i);
        }
        return switch (name) {
            case "%" -> Numbers.remainder(ts, a[0], a[1]);
            case "+" -> Numbers.add(ts, a[0], a[1]);
            case "*" -> Numbers.multiply(ts, a[0], a[1]);
            case "in" -> PyBool.of(Sequences.contains(ts, a[1], a[0]));
            case "[]" -> Objects.getItem(ts, a[0], a[1]);
            case "[:]" -> Objects.getItem(ts, a[0], new PySlice(ts, a[1], a[2], a[3]));
            case "repr" -> Objects.repr(ts, a[0]);
            case "ascii" -> Objects.ascii(ts, a[0]);
            case "<" -> Objects.richCompare(ts, a[0], a[1], 0);
            case "==" -> Objects.richCompare(ts, a[0], a[1], 2);
            case "list" -> Sequences.list(ts, a[0]);
            case "str" -> Calls.call(ts, PyUnicode.TYPE, a);
            case "bytes" -> Calls.call(ts, PyBytes.TYPE, a);
            case "str.maketrans", "bytes.maketrans", "bytes.fromhex" ->
                    Calls.callMethod(ts, name.startsWith("str") ? PyUnicode.TYPE : PyBytes.TYPE, name.substring(name.indexOf('.') + 1), a);
            case "fmtkw" -> Calls.callDict(ts, Objects.getAttr(ts, a[0], "format"), (PyTuple) a[1], a[2]);
            default -> name.startsWith("codec:") ? Calls.call(ts, function(name.substring(6)), a)
                    : Calls.callMethod(ts, a[0], name, Arrays.copyOfRange(a, 1, a.length));
        };
    }

    private PyObject function(String name) {
        return functions.computeIfAbsent(name, n -> {
            int slash = n.indexOf('/');
            String module = slash < 0 ? "_codecs.CodecsModule" : n.substring(0, slash);
            try {
                Exposure x = (Exposure) Class.forName("io.github.typhon.stdlib." + module + "Exposed").getDeclaredConstructor().newInstance();
                MethodSpec m = Arrays.stream(x.methods()).filter(s -> s.name().equals(n.substring(slash + 1))).findFirst().orElseThrow();
                return PyBuiltinFunction.moduleFunction(x, m);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
