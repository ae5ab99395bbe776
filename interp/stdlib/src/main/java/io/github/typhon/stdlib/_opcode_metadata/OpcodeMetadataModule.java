// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._opcode_metadata;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.CodeView;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _opcode_metadata}: Typhon's instructions in lower case, and behind every byte value the names that dis and opcode insist on. */
@PyModule(name = "_opcode_metadata")
public final class OpcodeMetadataModule {
    /** Names that module dis looks up when it is imported; no code of Typhon contains them. */
    private static final String[] FOREIGN = {"CACHE", "COMPARE_OP", "CONVERT_VALUE", "SET_FUNCTION_ATTRIBUTE", "ENTER_EXECUTOR", "LOAD_GLOBAL",
        "LOAD_SMALL_INT", "BINARY_OP", "JUMP_BACKWARD", "FOR_ITER", "SEND", "LOAD_ATTR", "LOAD_SUPER_ATTR", "CALL_INTRINSIC_1", "CALL_INTRINSIC_2",
        "LOAD_COMMON_CONSTANT", "LOAD_SPECIAL", "LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW", "STORE_FAST_LOAD_FAST",
        "STORE_FAST_STORE_FAST", "IS_OP", "CONTAINS_OP", "END_ASYNC_FOR", "IMPORT_NAME", "LOAD_CONST", "STORE_NAME", "STORE_GLOBAL"};

    private OpcodeMetadataModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        PyDict map = new PyDict(ts);
        for (Opcode op : Opcode.values()) {
            map.putStolen(ts, PyUnicode.intern(CodeView.name(op)), PyLong.of(op.ordinal()));
        }
        map.putStolen(ts, PyUnicode.intern("EXTENDED_ARG"), PyLong.of(CodeView.EXTENDED_ARG));
        for (int i = 0; i < FOREIGN.length; i++) {
            map.putStolen(ts, PyUnicode.intern(FOREIGN[i]), PyLong.of(256 + i));
        }
        m.add("opmap", map);
        m.add("_specializations", new PyDict(ts));
        m.add("_specialized_opmap", new PyDict(ts));
        m.add("HAVE_ARGUMENT", 0);
        m.add("MIN_INSTRUMENTED_OPCODE", CodeView.EXTENDED_ARG);
    }
}
