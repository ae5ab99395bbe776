// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.List;

/** Takes importlib's own frames out of the traceback of a failed import statement: all of them for ImportError, else those that end in a
 *  call of the imported code. CPython: remove_importlib_frames (Python/import.c). */
final class ImportTraceback {
    private static final String PREFIX = "<frozen importlib._bootstrap";
    private static final String BOUNDARY = "_call_with_frames_removed";

    private ImportTraceback() {}

    /** Keeps everything under option -v. The exception stays the caller's. */
    static void trim(PyThreadState ts, PyException e) {
        if (ts.interp.state(SysState.KEY).config.verbose > 0 || !(e.value(ts) instanceof PyBaseException value)) {
            return;
        }
        PyObject first = value.traceback(ts);
        if (!(first instanceof PyTraceback tb)) {
            Refs.xdecref(ts, first);
            return;
        }
        List<PyTraceback> all = new ArrayList<>();
        for (PyTraceback t = tb; t != null; t = t.next()) {
            all.add(t);
        }
        List<PyTraceback> kept = kept(all, e.matches(Exc.ImportError));
        if (kept.size() < all.size()) {
            relink(ts, value, kept);
        }
        Refs.decref(ts, first);
    }

    private static List<PyTraceback> kept(List<PyTraceback> all, boolean everyChunk) {
        List<PyTraceback> out = new ArrayList<>();
        int chunk = -1;
        for (PyTraceback t : all) {
            boolean inside = t.frame().frame.code.filename().toString().startsWith(PREFIX);
            if (inside && chunk < 0) {
                chunk = out.size();
            } else if (!inside) {
                chunk = -1;
            }
            out.add(t);
            if (inside && (everyChunk || t.frame().frame.code.name.toString().equals(BOUNDARY))) {
                out.subList(chunk, out.size()).clear();
            }
        }
        return out;
    }

    /** The entries that stay, linked anew: back to front, since each link owns the entry behind it. */
    private static void relink(PyThreadState ts, PyBaseException value, List<PyTraceback> kept) {
        PyTraceback next = null;
        for (PyTraceback t : kept.reversed()) {
            if (t.next() != next) {
                t.link(ts, next);
            }
            next = t;
        }
        value.setTraceback(ts, Refs.xnewRef(ts, (PyObject) next));
    }
}
