// SPDX-License-Identifier: Apache-2.0
// Generated from toy.Toy. Do not edit.
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

/** The table of the built-in type toy. */
public final class ToyExposed extends Exposure {
    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String doc() {
        return "A \"toy\".\nfine";
    }

    @Override
    public String module() {
        return "toys";
    }

    @Override
    public int flags() {
        return 0x3;
    }

    @Override
    public Slots newSlots() {
        return new ToySlots();
    }

    @Override
    public MethodSpec[] methods() {
        MethodSpec[] rows = new MethodSpec[11];
        rows0(rows);
        return rows;
    }

    private static void rows0(MethodSpec[] rows) {
        rows[0] = new MethodSpec("append", "($self, object, /)", "", MethodSpec.INSTANCE, 1, 1, 0, true);
        rows[1] = new MethodSpec("pop", "($self, index=-1, /)", "", MethodSpec.INSTANCE, 0, 1, 1, true);
        rows[2] = new MethodSpec("index", "($self, value, start=0, stop=sys.maxsize, /)", "", MethodSpec.INSTANCE, 1, 3, 2, true);
        rows[3] = new MethodSpec("sort", "($self, /, *, key=None, reverse=False)", "", MethodSpec.INSTANCE, 0, -1, 3, true);
        rows[4] = new MethodSpec("update", "($self, *args, **kwargs)", "", MethodSpec.INSTANCE, 0, -1, 4, false);
        rows[5] = new MethodSpec("fromkeys", "($type, iterable, value=None, /)", "", MethodSpec.CLASS, 1, 2, 5, true);
        rows[6] = new MethodSpec("maketrans", "(x, y='a\\n', /)", "", MethodSpec.STATIC, 1, 2, 6, true);
        rows[7] = new MethodSpec("encode", "($self, encoding='utf-8', errors='strict')", "", MethodSpec.INSTANCE, 0, -1, 7, true);
        rows[8] = new MethodSpec("four", "($self, a, b, c, d=None, /)", "", MethodSpec.INSTANCE, 3, 4, 8, true);
        rows[9] = new MethodSpec("__reduce__", "($self, /)", "", MethodSpec.INSTANCE, 0, 0, 9, true);
        rows[10] = new MethodSpec("copy", "($self, /)", "", MethodSpec.INSTANCE, 0, 0, 10, true);
    }

    @Override
    public GetSetSpec[] getsets() {
        return new GetSetSpec[] {
            new GetSetSpec("real", "", false, 0),
            new GetSetSpec("imag", "", true, 1),
        };
    }

    @Override
    public PyObject call0(int index, ThreadState ts, PyObject self) {
        switch (index) {
            case 1: return ((Toy) self).pop(ts, -1L);
            case 9: return ((Toy) self).reduce();
            case 10: return ((Toy) self).copy_();
            default: throw noSuch(index);
        }
    }

    @Override
    public PyObject call1(int index, ThreadState ts, PyObject self, PyObject a) {
        switch (index) {
            case 0: return append0_1(ts, self, a);
            case 1: return pop1_1(ts, self, a);
            case 2: return Args.result(((Toy) self).index(ts, a, 0L, Long.MAX_VALUE));
            case 5: return Toy.fromkeys(ts, (PyType) self, a, PyNone.NONE);
            case 6: return maketrans6_1(ts, self, a);
            default: throw noSuch(index);
        }
    }

    @Override
    public PyObject call2(int index, ThreadState ts, PyObject self, PyObject a, PyObject b) {
        switch (index) {
            case 2: return index2_2(ts, self, a, b);
            case 5: return Toy.fromkeys(ts, (PyType) self, a, b);
            case 6: return maketrans6_2(ts, self, a, b);
            default: throw noSuch(index);
        }
    }

    @Override
    public PyObject call3(int index, ThreadState ts, PyObject self, PyObject a, PyObject b, PyObject c) {
        switch (index) {
            case 2: return index2_3(ts, self, a, b, c);
            default: throw noSuch(index);
        }
    }

    @Override
    public PyObject callN(int index, ThreadState ts, PyObject self, PyObject[] args) {
        switch (index) {
            case 0: return append0_N(ts, self, args);
            case 1: return pop1_N(ts, self, args);
            case 2: return index2_N(ts, self, args);
            case 3: return sort3_N(ts, self, args);
            case 4: return update4_N(ts, self, args);
            case 5: return fromkeys5_N(ts, self, args);
            case 6: return maketrans6_N(ts, self, args);
            case 7: return encode7_N(ts, self, args);
            case 8: return four8_N(ts, self, args);
            case 9: return ((Toy) self).reduce();
            case 10: return ((Toy) self).copy_();
            default: throw noSuch(index);
        }
    }

    @Override
    public PyObject get(int index, ThreadState ts, PyObject self) {
        switch (index) {
            case 0: return Args.result(((Toy) self).real());
            case 1: return ((Toy) self).imag(ts);
            default: throw noSuch(index);
        }
    }

    @Override
    public void set(int index, ThreadState ts, PyObject self, PyObject value) {
        switch (index) {
            case 1: setImag_set1(ts, self, value); return;
            default: throw noSuch(index);
        }
    }

    /** An instance of the type itself, or the carrier of a Python subclass's. */
    public static Toy newInstance(ThreadState ts, PyType type, long n) {
        return type.isHeapType() ? new ToySub(ts, type, n) : new Toy(ts, n);
    }

    /** An instance of the type itself, or the carrier of a Python subclass's. */
    public static Toy newInstance(ThreadState ts, PyType type) {
        return type.isHeapType() ? new ToySub(ts, type) : new Toy(ts);
    }

    private static PyObject append0_1(ThreadState ts, PyObject self, PyObject a) {
        CriticalSection.begin(ts, self);
        try {
            ((Toy) self).append(ts, a); return PyNone.NONE;
        } finally {
            CriticalSection.end(ts);
        }
    }

    private static PyObject pop1_1(ThreadState ts, PyObject self, PyObject a) {
        long p0 = Args.toLong(ts, a);
        return ((Toy) self).pop(ts, p0);
    }

    private static PyObject maketrans6_1(ThreadState ts, PyObject self, PyObject a) {
        toy.Toy p0 = Args.cast(toy.Toy.class, toy.Toy.TYPE, a, "maketrans", "argument 1");
        String p1 = "a\n";
        return Toy.maketrans(p0, p1);
    }

    private static PyObject index2_2(ThreadState ts, PyObject self, PyObject a, PyObject b) {
        long p1 = Args.toSliceIndex(ts, b, 0L);
        long p2 = Long.MAX_VALUE;
        return Args.result(((Toy) self).index(ts, a, p1, p2));
    }

    private static PyObject maketrans6_2(ThreadState ts, PyObject self, PyObject a, PyObject b) {
        toy.Toy p0 = Args.cast(toy.Toy.class, toy.Toy.TYPE, a, "maketrans", "argument 1");
        String p1 = Args.toString(b, "maketrans", "argument 2");
        return Toy.maketrans(p0, p1);
    }

    private static PyObject index2_3(ThreadState ts, PyObject self, PyObject a, PyObject b, PyObject c) {
        long p1 = Args.toSliceIndex(ts, b, 0L);
        long p2 = Args.toSliceIndex(ts, c, Long.MAX_VALUE);
        return Args.result(((Toy) self).index(ts, a, p1, p2));
    }

    private static PyObject append0_N(ThreadState ts, PyObject self, PyObject[] args) {
        CriticalSection.begin(ts, self);
        try {
            ((Toy) self).append(ts, args[0]); return PyNone.NONE;
        } finally {
            CriticalSection.end(ts);
        }
    }

    private static PyObject pop1_N(ThreadState ts, PyObject self, PyObject[] args) {
        long p0 = args[0] == null ? -1L : Args.toLong(ts, args[0]);
        return ((Toy) self).pop(ts, p0);
    }

    private static PyObject index2_N(ThreadState ts, PyObject self, PyObject[] args) {
        long p1 = args[1] == null ? 0L : Args.toSliceIndex(ts, args[1], 0L);
        long p2 = args[2] == null ? Long.MAX_VALUE : Args.toSliceIndex(ts, args[2], Long.MAX_VALUE);
        return Args.result(((Toy) self).index(ts, args[0], p1, p2));
    }

    private static PyObject sort3_N(ThreadState ts, PyObject self, PyObject[] args) {
        PyObject p0 = args[0] == null ? PyNone.NONE : args[0];
        boolean p1 = args[1] == null ? false : Args.toBool(ts, args[1]);
        return ((Toy) self).sort(ts, p0, p1);
    }

    private static PyObject update4_N(ThreadState ts, PyObject self, PyObject[] args) {
        PyObject[] p0 = Args.items(args[0]);
        return ((Toy) self).update(ts, p0, args[1]);
    }

    private static PyObject fromkeys5_N(ThreadState ts, PyObject self, PyObject[] args) {
        PyObject p1 = args[1] == null ? PyNone.NONE : args[1];
        return Toy.fromkeys(ts, (PyType) self, args[0], p1);
    }

    private static PyObject maketrans6_N(ThreadState ts, PyObject self, PyObject[] args) {
        toy.Toy p0 = Args.cast(toy.Toy.class, toy.Toy.TYPE, args[0], "maketrans", "argument 1");
        String p1 = args[1] == null ? "a\n" : Args.toString(args[1], "maketrans", "argument 2");
        return Toy.maketrans(p0, p1);
    }

    private static PyObject encode7_N(ThreadState ts, PyObject self, PyObject[] args) {
        String p0 = args[0] == null ? "utf-8" : Args.toString(args[0], "encode", "argument 'encoding'");
        PyUnicode p1 = args[1] == null ? PyUnicode.of("strict") : Args.value(PyUnicode.unwrapOrNull(args[1]), PyUnicode.TYPE, args[1], "encode", "argument 'errors'");
        return ((Toy) self).encode(p0, p1);
    }

    private static PyObject four8_N(ThreadState ts, PyObject self, PyObject[] args) {
        toy.Toy p0 = Args.cast(toy.Toy.class, toy.Toy.TYPE, args[0], "four", "argument 1");
        toy.Toy p3 = args[3] == null ? null : args[3] == PyNone.NONE ? null : Args.cast(toy.Toy.class, toy.Toy.TYPE, args[3], "four", "argument 4");
        return ((Toy) self).four(p0, args[1], args[2], p3);
    }

    private static void setImag_set1(ThreadState ts, PyObject self, PyObject value) {
        CriticalSection.begin(ts, self);
        try {
            ((Toy) self).setImag(ts, value); return;
        } finally {
            CriticalSection.end(ts);
        }
    }

}
