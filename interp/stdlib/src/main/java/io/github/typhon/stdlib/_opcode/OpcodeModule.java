// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._opcode;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.code.CodeView;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _opcode}. Instructions name slots, not a stack: every operand is shown by the one text that dis asks for local variables. */
@PyModule(name = "_opcode", doc = "Opcode support module.")
public final class OpcodeModule {
    private static final String[] NB_OPS = {"ADD +", "AND &", "FLOOR_DIVIDE //", "LSHIFT <<", "MATRIX_MULTIPLY @", "MULTIPLY *", "REMAINDER %", "OR |",
        "POWER **", "RSHIFT >>", "SUBTRACT -", "TRUE_DIVIDE /", "XOR ^"};

    private OpcodeModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("ENABLE_SPECIALIZATION", true);
        m.add("ENABLE_SPECIALIZATION_FT", true);
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if opcode is valid, False otherwise.")
    static boolean is_valid(int opcode) {
        return CodeView.isOpcode(opcode);
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode uses its oparg, False otherwise.")
    static boolean has_arg(int opcode) {
        return CodeView.hasOperands(opcode) || opcode == CodeView.EXTENDED_ARG;
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode accesses a constant, False otherwise.")
    static boolean has_const(int opcode) {
        return false;
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode accesses an attribute by name, False otherwise.")
    static boolean has_name(int opcode) {
        return false;
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode has a jump target, False otherwise.")
    static boolean has_jump(int opcode) {
        return false;
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode accesses a free variable, False otherwise.")
    static boolean has_free(int opcode) {
        return false;
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode accesses a local variable, False otherwise.")
    static boolean has_local(int opcode) {
        return CodeView.hasOperands(opcode);
    }

    @PyFunction(value = "($module, /, opcode)", doc = "Return True if the opcode sets an exception handler, False otherwise.")
    static boolean has_exc(int opcode) {
        return false;
    }

    @PyFunction(value = "($module, opcode, oparg=None, /, *, jump=None)", doc = "Compute the stack effect of the opcode.")
    static long stack_effect(int opcode, PyObject oparg, PyObject jump) {
        if (!CodeView.isOpcode(opcode)) {
            throw Raise.valueError("invalid opcode or oparg");
        }
        throw Raise.notImplemented("stack_effect: instructions work on registers, there is no stack");
    }

    @PyFunction(value = "($module, /)", doc = "Return the specialization stats")
    static PyObject get_specialization_stats() {
        return PyNone.NONE;
    }

    @PyFunction(value = "($module, /, code, offset)", doc = "Return the executor object at offset in code if exists, None otherwise.")
    static PyObject get_executor(PyObject code, PyObject offset) {
        return PyNone.NONE;
    }

    private static PyObject names(ThreadState ts, String... names) {
        PyList l = new PyList(ts);
        for (String s : names) {
            l.appendStolen(ts, PyUnicode.of(s));
        }
        return l;
    }

    @PyFunction(value = "($module, /)", doc = "Return a list of names of the unary intrinsics.")
    static PyObject get_intrinsic1_descs(ThreadState ts) {
        return names(ts);
    }

    @PyFunction(value = "($module, /)", doc = "Return a list of names of the binary intrinsics.")
    static PyObject get_intrinsic2_descs(ThreadState ts) {
        return names(ts);
    }

    @PyFunction(value = "($module, /)", doc = "Return a list of special method names.")
    static PyObject get_special_method_names(ThreadState ts) {
        return names(ts, "__enter__", "__exit__", "__aenter__", "__aexit__");
    }

    @PyFunction(value = "($module, /)", doc = "Return array of symbols of binary ops.\n\nIndexed by the BINARY_OP oparg value.")
    static PyObject get_nb_ops(ThreadState ts) {
        PyList l = new PyList(ts);
        for (String prefix : new String[] {"NB_", "NB_INPLACE_"}) {
            for (String op : NB_OPS) {
                String[] p = op.split(" ");
                l.appendStolen(ts, PyTuple.ofImmortals(PyUnicode.of(prefix + p[0]), PyUnicode.of(prefix.equals("NB_") ? p[1] : p[1] + "=")));
            }
        }
        l.appendStolen(ts, PyTuple.ofImmortals(PyUnicode.of("NB_SUBSCR"), PyUnicode.of("[]")));
        return l;
    }
}
