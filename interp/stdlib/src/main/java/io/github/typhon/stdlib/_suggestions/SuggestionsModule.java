// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._suggestions;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Suggestions;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** {@code _suggestions}: the nearest name, for {@code traceback}. */
@PyModule(name = "_suggestions")
public final class SuggestionsModule {
    private SuggestionsModule() {}

    @PyFunction(value = "($module, candidates, item, /)", name = "_generate_suggestions", doc = "Returns the candidate in candidates that's closest to item")
    static PyObject generate(ThreadState ts, PyObject candidates, PyUnicode item) {
        if (!(candidates instanceof PyList l)) {
            throw Raise.typeError("candidates must be a list");
        }
        PyObject[] all = l.toArray(ts);
        List<String> names = new ArrayList<>();
        try {
            for (PyObject o : all) {
                PyUnicode u = PyUnicode.unwrapOrNull(o);
                if (u == null) {
                    throw Raise.typeError("all elements in 'candidates' must be strings");
                }
                names.add(u.toString());
            }
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
        String best = Suggestions.best(item.toString(), names);
        return best == null ? PyNone.NONE : PyUnicode.of(best);
    }
}
