// SPDX-License-Identifier: Apache-2.0
// Generated from toy.ToyModule. Do not edit.
package toy;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.ModuleExposure;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.CriticalSection;
import io.github.typhon.refcount.thread.ThreadState;

/** The table of the built-in module _toy. */
public final class ToyModuleExposed extends ModuleExposure {
    @Override
    public String name() {
        return "_toy";
    }

    @Override
    public String doc() {
        return "Toys.";
    }

    @Override
    public void exec(ThreadState ts, ModuleBuilder m) {
        ToyModule.exec(ts, m);
    }

    @Override
    public MethodSpec[] methods() {
        MethodSpec[] rows = new MethodSpec[2];
        rows0(rows);
        return rows;
    }

    private static void rows0(MethodSpec[] rows) {
        rows[0] = new MethodSpec("f", "($module, s, /)", "", MethodSpec.FUNCTION, 1, 1, 0, true);
        rows[1] = new MethodSpec("g", "($module, s, /)", "", MethodSpec.FUNCTION, 1, 1, 1, true);
    }

    @Override
    public PyObject call1(int index, ThreadState ts, PyObject self, PyObject a) {
        switch (index) {
            case 0: return ToyModule.f(ts, a);
            case 1: return g1_1(ts, self, a);
            default: throw noSuch(index);
        }
    }

    @Override
    public PyObject callN(int index, ThreadState ts, PyObject self, PyObject[] args) {
        switch (index) {
            case 0: return ToyModule.f(ts, args[0]);
            case 1: return g1_N(ts, self, args);
            default: throw noSuch(index);
        }
    }

    private static PyObject g1_1(ThreadState ts, PyObject self, PyObject a) {
        double p0 = Args.toDouble(ts, a);
        return Args.result(ToyModule.g(ts, self, p0));
    }

    private static PyObject g1_N(ThreadState ts, PyObject self, PyObject[] args) {
        double p0 = Args.toDouble(ts, args[0]);
        return Args.result(ToyModule.g(ts, self, p0));
    }

}
