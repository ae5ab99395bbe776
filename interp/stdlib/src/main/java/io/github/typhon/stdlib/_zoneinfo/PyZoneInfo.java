// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._datetime.LocalTimes;
import io.github.typhon.stdlib._datetime.PyTzInfo;

/** zoneinfo.ZoneInfo: a zone of the system's database. <p>Threads: settled before anybody else sees it; afterwards only {@code cached} is ever
 *  written, to the same value. <p>Ownership: owns its key and, made from a file, the text that shows the file. */
@PyClass(name = "ZoneInfo", module = "zoneinfo", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF})
public class PyZoneInfo extends PyTzInfo {
    public static final PyType TYPE = PyType.builtin(new PyZoneInfoExposed());

    @Owned PyObject key;
    /** How the file shows from which this was made without a search; null otherwise. */
    @Owned PyObject file;
    private Transitions transitions;
    private volatile boolean cached;

    protected PyZoneInfo(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("ZoneInfo", 1, args, kwnames, "key");
        return cached(ts, type, a[0]);
    }

    private static @Owned PyObject cached(ThreadState ts, PyType type, PyObject key) {
        PyObject zone = ZoneCaches.get(ts, type, key);
        if (zone == null) {
            PyObject fresh = fresh(ts, type, key);
            try {
                zone = ZoneCaches.setDefault(ts, type, key, fresh);
            } finally {
                Refs.decref(ts, fresh);
            }
            if (zone instanceof PyZoneInfo z) {
                z.cached = true;
            }
        }
        try {
            ZoneCaches.use(ts, type, key, zone);
            return zone;
        } catch (Throwable e) {
            Refs.decref(ts, zone);
            throw e;
        }
    }

    private static @Owned PyZoneInfo fresh(ThreadState ts, PyType type, PyObject key) {
        return make(ts, type, key, ZoneFiles.load(ts, key), null);
    }

    private static @Owned PyZoneInfo make(ThreadState ts, PyType type, PyObject key, Transitions transitions, PyObject fileTextOrNull) {
        PyZoneInfo z = PyZoneInfoExposed.newInstance(ts, type);
        z.key = Refs.newRef(ts, key);
        z.file = Refs.xnewRef(ts, fileTextOrNull);
        z.transitions = transitions;
        if (!type.isHeapType()) {
            z.track(ts);
        }
        return z;
    }

    @PyClassMethod("($type, /, key)")
    static PyObject no_cache(ThreadState ts, PyType type, PyObject key) {
        return fresh(ts, type, key);
    }

    @PyClassMethod("($type, file_obj, /, key=None)")
    static PyObject from_file(ThreadState ts, PyType type, PyObject file, PyObject key) {
        Transitions t = ZoneFileData.read(ts, file);
        return make(ts, type, key, t, PyUnicode.of(Objects.reprText(ts, file)));
    }

    @PyClassMethod("($type, /, *, only_keys=None)")
    static void clear_cache(ThreadState ts, PyType type, PyObject keys) {
        if (keys == PyNone.NONE) {
            ZoneCaches.clear(ts, type);
        } else {
            ZoneCaches.clear(ts, type, keys);
        }
    }

    @PyClassMethod(value = "($type, /, *args, **kwargs)", name = "__init_subclass__", textSignature = false, doc = "Function to initialize subclasses.")
    static void initSubclass(ThreadState ts, PyType type, PyObject[] args, PyObject kwargs) {
        ZoneCaches.give(ts, type);
    }

    @PyGetter(value = "key", member = true)
    PyObject key(ThreadState ts) {
        return key == null ? PyNone.NONE : Refs.newRef(ts, key);
    }

    /** Null where nothing is known. */
    private Offset offset(ThreadState ts, PyObject dt) {
        if (dt == PyNone.NONE) {
            return transitions.constant();
        }
        long seconds = LocalTimes.seconds(ts, dt);
        if (LocalTimes.isDateTime(dt)) {
            return transitions.atLocal(seconds, LocalTimes.year(dt), LocalTimes.fold(dt));
        }
        return transitions.atLocal(seconds, (int) LocalTimes.attribute(ts, dt, "year"), LocalTimes.attribute(ts, dt, "fold") == 0 ? 0 : 1);
    }

    @PyMethod(value = "($self, dt, /)", doc = "Retrieve a timedelta representing the UTC offset in a zone at the given datetime.")
    PyObject utcoffset(ThreadState ts, PyObject dt) {
        Offset o = offset(ts, dt);
        return o == null ? PyNone.NONE : o.utcDelta();
    }

    @PyMethod(value = "($self, dt, /)", doc = "Retrieve a timedelta representing the amount of DST applied in a zone at the given datetime.")
    PyObject dst(ThreadState ts, PyObject dt) {
        Offset o = offset(ts, dt);
        return o == null ? PyNone.NONE : o.dstDelta();
    }

    @PyMethod(value = "($self, dt, /)", doc = "Retrieve a string containing the abbreviation for the time zone that applies in a zone at a given datetime.")
    PyObject tzname(ThreadState ts, PyObject dt) {
        Offset o = offset(ts, dt);
        return o == null ? PyNone.NONE : o.name();
    }

    @PyMethod(value = "($self, object, /)", doc = "Given a datetime with local time in UTC, retrieve an adjusted datetime in local time.")
    PyObject fromutc(ThreadState ts, PyObject dt) {
        if (!LocalTimes.isDateTime(dt)) {
            throw Raise.typeError("fromutc: argument must be a datetime");
        }
        if (!LocalTimes.isIn(dt, this)) {
            throw Raise.valueError("fromutc: dt.tzinfo is not self");
        }
        long seconds = LocalTimes.seconds(ts, dt);
        int year = LocalTimes.year(dt);
        Offset o = transitions.atUtc(seconds, year);
        if (o == null) {
            throw Raise.valueError("No time zone information found.");
        }
        return LocalTimes.plus(ts, dt, o.utcDelta(), transitions.isSecondAtUtc(seconds, year));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Function for serialization with the pickle protocol.")
    PyObject reduce(ThreadState ts) {
        if (file != null) {
            throw notPicklable(ts);
        }
        return PyTuple.of(ts, Objects.getAttr(ts, this, "_unpickle"), PyTuple.of(ts, Refs.newRef(ts, key), PyLong.of(cached ? 1 : 0)));
    }

    private static RuntimeException notPicklable(ThreadState ts) {
        PyObject pickle = Importer.importModule((PyThreadState) ts, "pickle");
        PyObject error = null;
        try {
            error = Objects.getAttr(ts, pickle, "PicklingError");
            return PyException.of((PyType) error, "Cannot pickle a ZoneInfo file from a file stream.");
        } finally {
            Refs.xdecref(ts, error);
            Refs.decref(ts, pickle);
        }
    }

    @PyClassMethod("($type, key, from_cache, /)")
    static PyObject _unpickle(ThreadState ts, PyType type, PyObject key, PyObject fromCache) {
        return Objects.isTrue(ts, fromCache) ? cached(ts, type, key) : fresh(ts, type, key);
    }

    static PyObject tp_str(ThreadState ts, PyZoneInfo self) {
        return self.key != PyNone.NONE ? Refs.newRef(ts, self.key) : tp_repr(ts, self);
    }

    static PyObject tp_repr(ThreadState ts, PyZoneInfo self) {
        String qualified = TypeMethods.qualifiedName(ts, PyType.of(self));
        String type = qualified.startsWith("__main__.") ? qualified.substring("__main__.".length()) : qualified;
        String of = self.key != PyNone.NONE ? "(key=" + Objects.reprText(ts, self.key) + ")" : ".from_file(" + self.file + ")";
        return PyUnicode.of(type + of);
    }
}
