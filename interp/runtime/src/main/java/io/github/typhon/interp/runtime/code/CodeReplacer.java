// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.code;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** code.replace(): everything but the instructions, their positions and handlers may change. */
final class CodeReplacer {
    private CodeReplacer() {}

    static PyObject replace(ThreadState ts, PyCode code, PyObject[] v) {
        CodeUnit u = code.unit;
        CodeUnit.Parts p = new CodeUnit.Parts();
        p.argcount = number(ts, v[0], u.argcount);
        p.posonlyargcount = number(ts, v[1], u.posonlyargcount);
        p.kwonlyargcount = number(ts, v[2], u.kwonlyargcount);
        number(ts, v[3], 0);
        number(ts, v[4], 0);
        p.flags = number(ts, v[5], u.flags);
        p.firstlineno = number(ts, v[6], u.firstlineno);
        unchanged(ts, code.coCode(), v[7], "co_code");
        PyObject[] consts = v[8] == null ? code.consts() : tuple(v[8], "co_consts");
        if (consts.length < code.consts().length) throw Raise.valueError("code: co_consts is too small");
        p.names = v[9] == null ? u.names() : strings(v[9], "co_names");
        p.varnames = v[10] == null ? u.varnames() : strings(v[10], "co_varnames");
        p.freevars = v[11] == null ? u.freevars() : strings(v[11], "co_freevars");
        p.cellvars = v[12] == null ? u.cellvars() : strings(v[12], "co_cellvars");
        if (p.names.size() != u.names().size() || p.varnames.size() != u.varnames().size() || p.freevars.size() != u.freevars().size()
                || p.cellvars.size() != u.cellvars().size()) {
            throw Raise.valueError("code: the number of names cannot change, the instructions refer to them");
        }
        p.cellSlots = u.cellSlots;
        p.filename = v[13] == null ? code.filename().toString() : string(v[13], "co_filename");
        p.name = v[14] == null ? u.name : string(v[14], "co_name");
        p.qualname = v[15] == null ? u.qualname : string(v[15], "co_qualname");
        unchanged(ts, code.coLinetable(), v[16], "co_linetable");
        unchanged(ts, code.coExceptiontable(), v[17], "co_exceptiontable");
        p.ntemps = u.nslots - u.nlocalsplus;
        p.constants = u.constants();
        p.code = u.code();
        p.lines = u.lines();
        p.exceptions = u.exceptions();
        PyObject[] owned = consts.clone();
        for (PyObject c : owned) Refs.incref(ts, c);
        CodeUnit changed = new CodeUnit(p);
        return new PyCode(ts, changed, PyUnicode.intern(changed.filename), owned);
    }

    private static int number(ThreadState ts, PyObject v, int fallback) {
        if (v == null) return fallback;
        if (!PyLong.isLong(v)) throw Raise.typeError("'%s' object cannot be interpreted as an integer", PyType.of(v).name());
        long n = Numbers.asSsize(ts, v, Exc.OverflowError);
        if (n < 0 || n > Integer.MAX_VALUE) throw Raise.valueError("code: argument out of range");
        return (int) n;
    }

    private static void unchanged(ThreadState ts, PyObject now, PyObject wanted, String what) {
        if (wanted != null && !Objects.richCompareBool(ts, now, wanted, CompareOp.EQ)) {
            throw Raise.notImplemented("replacing %s is not supported: instructions are not CPython's bytecode", what);
        }
    }

    private static PyObject[] tuple(PyObject v, String what) {
        if (!(v instanceof PyTuple t)) throw Raise.typeError("replace() argument '%s' must be tuple, not %s", what, PyType.of(v).name());
        PyObject[] a = new PyObject[t.size()];
        for (int i = 0; i < a.length; i++) a[i] = t.get(i);
        return a;
    }

    private static String string(PyObject v, String what) {
        if (!(v instanceof PyUnicode u)) throw Raise.typeError("replace() argument '%s' must be str, not %s", what, PyType.of(v).name());
        return u.toString();
    }

    private static List<String> strings(PyObject v, String what) {
        List<String> out = new ArrayList<>();
        for (PyObject o : tuple(v, what)) {
            if (!(o instanceof PyUnicode u)) throw Raise.typeError("name tuples must contain only strings, not '%s'", PyType.of(o).name());
            out.add(u.toString());
        }
        return out;
    }
}
