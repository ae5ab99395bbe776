// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;

/** The frame that a stack level means: the import system's frames do not count, nor do files whose names begin with given text. */
final class FrameWalk {
    private FrameWalk() {}

    /** Null above the outermost frame. Level 1 is the innermost frame. */
    static Frame up(PyThreadState ts, long level, PyTuple skippedOrNull) {
        Frame f = ts.currentFrame();
        boolean all = level <= 0 || f != null && isImporting(f);
        for (long left = level; left > 1 && f != null; left--) {
            f = f.back();
            while (!all && f != null && (isImporting(f) || isSkipped(f, skippedOrNull))) {
                f = f.back();
            }
        }
        return f;
    }

    private static boolean isImporting(Frame f) {
        String file = f.code.filename().toString();
        return file.contains("importlib") && file.contains("_bootstrap");
    }

    private static boolean isSkipped(Frame f, PyTuple prefixes) {
        for (int i = 0; prefixes != null && i < prefixes.size(); i++) {
            PyUnicode p = PyUnicode.unwrapOrNull(prefixes.get(i));
            if (p == null) {
                throw Raise.typeError("Found non-str '%s' in skip_file_prefixes.", PyType.of(prefixes.get(i)).name());
            }
            if (f.code.filename().toString().startsWith(p.toString())) {
                return true;
            }
        }
        return false;
    }
}
