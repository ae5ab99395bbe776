// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one compilation believes: everything that other threads may change while it runs is read once and stays as it was read, for both
 * passes must come to the same conclusions.
 * <p>Threads: confined to the compilation.
 */
final class Snapshot {
    /** The kinds of what is read per instruction. */
    enum Fact { ATTRIBUTES, MODULE, MODULE_VALUE, CLASS_VALUE, DEFAULTS, KEYWORD_DEFAULTS, GLOBAL, GLOBAL_VALUE, CALL_TARGET, CONSTRUCTION, BARE, EXCEPTION, METACLASS, OPERAND_TYPES, OPERATOR, SUPER, PROPERTY, HELD, CONTEXT, CODE, MANY, METHOD_ONLY, WRAPPED, PUSHES, UNPACKED, RESUMED, SIZED, UNSET, FAILED, UNSTABLE }

    private record Key(int pc, Fact fact) {}

    private final Map<Key, Object> facts = new HashMap<>();
    private final Map<PyCode, FramelessEntry> frameless = new HashMap<>();
    private final Callees callees;

    Snapshot(Callees callees) {
        this.callees = callees;
    }

    CompiledEntry[] resumptions(PyCode code) {
        return callees.resumptions(code);
    }

    /** What the supplier answered first for this instruction; may be null. */
    @SuppressWarnings("unchecked")
    <T> T fact(int pc, Fact fact, Supplier<T> supplier) {
        Key k = new Key(pc, fact);
        if (facts.containsKey(k)) return (T) facts.get(k);
        T v = supplier.get();
        facts.put(k, v);
        return v;
    }

    /** Frameless code of other code objects, compiled if need be; null where there is none. */
    FramelessEntry frameless(PyCode code) {
        if (frameless.containsKey(code)) return frameless.get(code);
        FramelessEntry e = callees.frameless(code);
        frameless.put(code, e);
        return e;
    }
}
