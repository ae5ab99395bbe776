// SPDX-License-Identifier: Apache-2.0
package toy;
import io.github.typhon.objects.core.*;
import io.github.typhon.objects.expose.*;
import io.github.typhon.objects.text.*;
import io.github.typhon.refcount.contract.*;
import io.github.typhon.refcount.count.*;
import io.github.typhon.refcount.thread.*;
@PyClass(name = "toy", module="toys", flags = {PyType.BASETYPE, PyType.SEQUENCE}, doc = "A \"toy\".\nfine")
public class Toy extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new ToyExposed());
    Toy(ThreadState ts, long n) { super(ts); }
    protected Toy(ThreadState ts) { super(ts); }
    @Override public PyType ob_type() { return TYPE; }
    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) { return ToyExposed.newInstance(ts, type, 3L); }
    static long sq_length(ThreadState ts, Toy self) { return 3; }
    static String tp_repr(Toy self) { return "toy"; }
    static boolean sq_contains(ThreadState ts, Toy self, PyObject v) { return false; }
    @Critical static PyObject tp_richcompare(ThreadState ts, Toy self, PyObject other, int op) { return null; }
    @PyMethod("($self, object, /)") @Critical void append(ThreadState ts, PyObject object) {}
    @PyMethod("($self, index=-1, /)") PyObject pop(ThreadState ts, long index) { return null; }
    @PyMethod("($self, value, start=0, stop=sys.maxsize, /)") long index(ThreadState ts, PyObject value, @SliceIndex long start, @SliceIndex long stop) { return 0; }
    @PyMethod("($self, /, *, key=None, reverse=False)") PyObject sort(ThreadState ts, PyObject key, boolean reverse) { return null; }
    @PyMethod(value = "($self, *args, **kwargs)", textSignature = false) PyObject update(ThreadState ts, PyObject[] args, PyObject kwargs) { return null; }
    @PyClassMethod("($type, iterable, value=None, /)") static PyObject fromkeys(ThreadState ts, PyType cls, PyObject iterable, PyObject value) { return null; }
    @PyStaticMethod("(x, y='a\\n', /)") static PyObject maketrans(Toy x, String y) { return x; }
    @PyMethod("($self, encoding='utf-8', errors='strict')") PyObject encode(String encoding, PyUnicode errors) { return null; }
    @PyMethod("($self, a, b, c, d=None, /)") PyObject four(Toy a, PyObject b, PyObject c, Toy d) { return null; }
    @PyMethod(value="($self, /)", name="__reduce__") PyObject reduce() { return null; }
    @PyMethod("($self, /)") PyObject copy_() { return null; }
    @PyGetter("real") double real() { return 1; }
    @PyGetter("imag") PyObject imag(ThreadState ts) { return this; }
    @PySetter("imag") @Critical void setImag(ThreadState ts, PyObject v) {}
}
