// SPDX-License-Identifier: Apache-2.0
package toy;
import io.github.typhon.objects.expose.*;
import io.github.typhon.refcount.count.*;
import io.github.typhon.refcount.thread.*;
@PyModule(name = "_toy", doc = "Toys.")
public final class ToyModule {
    @PyFunction("($module, s, /)") static PyObject f(ThreadState ts, PyObject s) { return s; }
    @PyFunction("($module, s, /)") static long g(ThreadState ts, PyObject module, double s) { return 1; }
    static void exec(ThreadState ts, ModuleBuilder m) { m.add("X", 1); }
}
