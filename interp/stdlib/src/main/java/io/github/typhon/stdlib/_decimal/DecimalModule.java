// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _decimal}. <p>Threads: contexts are found by context variable. */
@PyModule(name = "_decimal", doc = "C decimal arithmetic module")
public final class DecimalModule {
    private static final int IEEE_BITS = 512;

    private DecimalModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        DecState s = DecState.of(ts);
        m.addType(PyDecimal.TYPE);
        m.addType(PyContext.TYPE);
        m.add("DecimalTuple", Refs.newRef(ts, s.tuple));
        m.add("DecimalException", Refs.newRef(ts, s.base));
        for (int i = 0; i < DecState.NAMES.length; i++) {
            m.add(DecState.NAMES[i], Refs.newRef(ts, s.signals[i]));
        }
        m.add("DefaultContext", Refs.newRef(ts, s.defaults));
        m.add("BasicContext", Refs.newRef(ts, s.basic));
        m.add("ExtendedContext", Refs.newRef(ts, s.extended));
        for (String r : Rules.ROUNDINGS) {
            m.add(r, PyUnicode.intern(r));
        }
        m.add("MAX_PREC", Rules.MAX_PREC);
        m.add("MAX_EMAX", Rules.MAX_EMAX);
        m.add("MIN_EMIN", Rules.MIN_EMIN);
        m.add("MIN_ETINY", Rules.MIN_ETINY);
        m.add("IEEE_CONTEXT_MAX_BITS", IEEE_BITS);
        m.add("HAVE_THREADS", true);
        m.add("HAVE_CONTEXTVAR", true);
        m.add("__version__", "1.70");
        m.add("__libmpdec_version__", "2.5.1");
        PyObject number = DecState.attribute(ts, "numbers", "Number");
        try {
            Refs.decref(ts, Calls.callMethod(ts, number, "register", PyDecimal.TYPE));
        } finally {
            Refs.decref(ts, number);
        }
    }

    @PyFunction(value = "($module, /)", doc = "Get the current default context.")
    static PyObject getcontext(ThreadState ts) {
        return DecState.context(ts);
    }

    @PyFunction(value = "($module, context, /)", doc = "Set a new default context.")
    static void setcontext(ThreadState ts, PyObject context) {
        DecState.setContext(ts, context);
    }

    @PyFunction(value = "($module, /, ctx=None, **kwargs)", doc = "Return a context manager that will set the default context to a copy of ctx\non entry to the with-statement and restore the previous default context when\n"
            + "exiting the with-statement. If no context is supplied, a copy of the current\ndefault context is used.")
    static PyObject localcontext(ThreadState ts, PyObject ctx, PyObject kwargs) {
        PyContext current = DecState.context(ts);
        PyContext local;
        try {
            if (ctx != PyNone.NONE && !(ctx instanceof PyContext)) {
                throw Raise.typeError("optional argument must be a context");
            }
            local = (ctx instanceof PyContext c ? c : current).copy(ts);
            local.assign(ts, fields(ts, kwargs));
        } catch (Throwable e) {
            Refs.decref(ts, current);
            throw e;
        }
        return new PyContextManager(ts, local, current);
    }

    private static PyObject[] fields(ThreadState ts, PyObject kwargs) {
        PyObject[] out = new PyObject[PyContext.NAMES.length];
        if (kwargs == null) {
            return out;
        }
        PyObject[] kv = io.github.typhon.objects.spi.Containers.factory().dictItems(ts, kwargs);
        try {
            for (int i = 0; i < kv.length; i += 2) {
                int k = java.util.Arrays.asList(PyContext.NAMES).indexOf(PyUnicode.unwrap(kv[i]).toString());
                if (k < 0) {
                    throw Raise.typeError("this function got an unexpected keyword argument '%s'", PyUnicode.unwrap(kv[i]));
                }
                // Borrowed from the dict, which the caller holds.
                out[k] = kv[i + 1];
            }
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
        return out;
    }

    @PyFunction(value = "($module, bits, /)", doc = "Return a context object initialized to the proper values for one of the\nIEEE interchange formats.")
    static PyObject IEEEContext(ThreadState ts, PyObject bits) {
        long b = Numbers.ssizeOfInt(bits);
        if (b <= 0 || b > IEEE_BITS || b % 32 != 0) {
            throw Raise.valueError("argument must be a multiple of 32, with a maximum of %d", IEEE_BITS);
        }
        PyContext c = new PyContext(ts, 9 * (b / 32) - 2, Rules.HALF_EVEN, 0);
        c.emax = 3 * (1L << b / 16 + 3);
        c.emin = 1 - c.emax;
        c.clamp = true;
        return c;
    }
}
