// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.contract.Stolen;

/** {@code typing.TypeVarTuple}. See {@link TypeParam}. */
@PyClass(name = "TypeVarTuple", module = "typing", flags = {PyType.SELF_TYPED, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Type variable tuple.")
public final class PyTypeVarTuple extends TypeParam {
    public static final PyType TYPE = PyType.builtin(new PyTypeVarTupleExposed());

    PyTypeVarTuple(ThreadState ts, PyObject name, @Stolen PyObject defaultValue) {
        super(ts, TYPE, name, defaultValue);
        setCallerModule(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        PyObject name = npos > 0 ? args[0] : null;
        PyObject dflt = PyNoDefault.NO_DEFAULT;
        for (int i = 0; i < nkw; i++) {
            switch (kwnames[i].toString()) {
                case "name" -> name = args[npos + i];
                case "default" -> dflt = args[npos + i];
                default -> throw Raise.typeError("typevartuple() got an unexpected keyword argument '%s'", kwnames[i]);
            }
        }
        if (!(name instanceof PyUnicode)) throw Raise.typeError("typevartuple() missing required argument 'name' (pos 1)");
        return new PyTypeVarTuple(ts, name, Refs.newRef(ts, dflt));
    }

    static PyObject tp_iter(ThreadState ts, PyTypeVarTuple self) {
        return TypingCalls.iterOfOne(ts, TypingCalls.unpack(ts, self));
    }

    static PyObject tp_repr(ThreadState ts, PyTypeVarTuple self) {
        return self.name;
    }

    @PyMethod(value = "($self, arg, /)", name = "__typing_subst__")
    PyObject subst(ThreadState ts, PyObject arg) {
        throw Raise.typeError("Substitution of bare TypeVarTuple is not supported");
    }

    @PyMethod(value = "($self, alias, args, /)", name = "__typing_prepare_subst__")
    PyObject prepareSubst(ThreadState ts, PyObject alias, PyObject args) {
        return TypingCalls.call(ts, "_typevartuple_prepare_subst", this, alias, args);
    }

    @PyGetter(value = "__name__", member = true)
    PyObject getName() {
        return name;
    }

    @PyGetter("__default__")
    PyObject getDefault(ThreadState ts) {
        return defaultValue(ts);
    }

    @PyGetter("evaluate_default")
    PyObject getEvaluateDefault(ThreadState ts) {
        return defaultEvaluator(ts);
    }

    @PyMethod("($self, /)")
    boolean has_default() {
        return hasDefault();
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return name;
    }

    @PyMethod(value = "($self, bases, /)", name = "__mro_entries__")
    PyObject mroEntries(PyObject bases) {
        throw Raise.typeError("Cannot subclass an instance of TypeVarTuple");
    }
}
