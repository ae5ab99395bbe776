// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.ObjectReduce;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** datetime.tzinfo, to be subclassed. <p>Threads: holds nothing. */
@PyClass(name = "tzinfo", module = "datetime", flags = PyType.BASETYPE, doc = "Abstract base class for time zone info objects.")
public class PyTzInfo extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTzInfoExposed());
    private static final PyUnicode GETINITARGS = PyUnicode.intern("__getinitargs__");

    protected PyTzInfo(ThreadState ts) {
        super(ts);
    }

    /** An immortal one. */
    PyTzInfo() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyTzInfoExposed.newInstance(ts, type);
    }

    private static RuntimeException abstractMethod(String name) {
        return Raise.notImplemented("a tzinfo subclass must implement %s()", name);
    }

    @PyMethod(value = "($self, object, /)", doc = "datetime -> string name of time zone.")
    PyObject tzname(ThreadState ts, PyObject object) {
        throw abstractMethod("tzname");
    }

    @PyMethod(value = "($self, object, /)", doc = "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC")
    PyObject utcoffset(ThreadState ts, PyObject object) {
        throw abstractMethod("utcoffset");
    }

    @PyMethod(value = "($self, object, /)", doc = "datetime -> DST offset as timedelta positive east of UTC.")
    PyObject dst(ThreadState ts, PyObject object) {
        throw abstractMethod("dst");
    }

    @PyMethod(value = "($self, object, /)", doc = "datetime in UTC -> datetime in local time.")
    PyObject fromutc(ThreadState ts, PyObject object) {
        PyDateTime dt = ofThis(object);
        PyTimeDelta offset = Zones.utcoffset(ts, this, dt);
        if (offset == null) {
            throw Raise.valueError("fromutc: non-None utcoffset() result required");
        }
        PyTimeDelta dst = Zones.dst(ts, this, dt);
        if (dst == null) {
            throw Raise.valueError("fromutc: non-None dst() result required");
        }
        PyObject result = dt.plus(ts, offset.minus(dst));
        try {
            dst = Zones.dst(ts, this, result);
            if (dst == null) {
                throw Raise.valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
            }
            return dst.isZero() ? Refs.newRef(ts, result) : ((PyDateTime) result).plus(ts, dst);
        } finally {
            Refs.decref(ts, result);
        }
    }

    /** The argument of fromutc, checked. */
    final PyDateTime ofThis(PyObject o) {
        if (!(o instanceof PyDateTime dt)) {
            throw Raise.typeError("fromutc: argument must be a datetime");
        }
        if (dt.zone != this) {
            throw Raise.valueError("fromutc: dt.tzinfo is not self");
        }
        return dt;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "-> (cls, state)")
    PyObject reduce(ThreadState ts) {
        PyObject f = Objects.lookupAttr(ts, this, GETINITARGS);
        PyObject args = PyTuple.EMPTY;
        if (f != null) {
            try {
                args = Calls.call0(ts, f);
            } finally {
                Refs.decref(ts, f);
            }
        }
        PyObject state = PyNone.NONE;
        try {
            state = ObjectReduce.getState(ts, this, false);
        } catch (Throwable e) {
            Refs.decref(ts, args);
            throw e;
        }
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), args, state);
    }
}
