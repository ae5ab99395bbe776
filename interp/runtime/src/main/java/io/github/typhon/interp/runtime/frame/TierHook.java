// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.interp.runtime.code.PyCode;
import java.util.Map;

/** Told by the interpreter when code gets warm. Called on the running thread; must return quickly and never throw. */
public interface TierHook {
    /** The code object was called often. Answers how many more calls may pass before it is told again. */
    int hotEntry(PyThreadState ts, PyCode code);

    /** The loop whose header is at {@code pc} ran often. Answers how many more turns may pass before it is told again. */
    int hotLoop(PyThreadState ts, PyCode code, int pc);

    /** What was compiled and what became of it: names and numbers, or maps of them. Any thread. */
    Map<String, Object> statistics();
}
