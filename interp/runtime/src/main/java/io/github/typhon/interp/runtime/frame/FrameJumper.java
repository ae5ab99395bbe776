// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.refcount.count.PyObject;

/** Carries out assignments to {@code frame.f_lineno}; implemented by eval, which knows the instructions. */
@FunctionalInterface
public interface FrameJumper {
    /** @param line null to delete the attribute, which is an error */
    void jump(PyThreadState ts, PyFrame frame, PyObject line);
}
