// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

/** The events of sys.monitoring, in the order of their bits. CPython: pycore_instruments.h. */
public enum MonitorEvent {
    PY_START, PY_RESUME, PY_RETURN, PY_YIELD, CALL, LINE, INSTRUCTION, JUMP, BRANCH_LEFT, BRANCH_RIGHT, STOP_ITERATION,
    RAISE, EXCEPTION_HANDLED, PY_UNWIND, PY_THROW, RERAISE, C_RETURN, C_RAISE, BRANCH;

    public static final int COUNT = 19;
    /** All that can be set for one code object, and switched off at one place. */
    public static final int LOCAL = (1 << 11) - 1;
    public static final int C_RESULTS = C_RETURN.bit() | C_RAISE.bit();
    public static final int BRANCHES = BRANCH_LEFT.bit() | BRANCH_RIGHT.bit();
    private static final MonitorEvent[] ALL = values();

    public int bit() {
        return 1 << ordinal();
    }

    public boolean isLocal() {
        return ordinal() < 11;
    }

    public static MonitorEvent of(int bit) {
        return ALL[Integer.numberOfTrailingZeros(bit)];
    }
}
