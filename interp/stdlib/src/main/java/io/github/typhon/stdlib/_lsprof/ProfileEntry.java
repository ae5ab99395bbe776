// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lsprof;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of one function, and for each function it called, of those calls. Times are in units of the timer.
 *  <p>Threads: guarded by the profiler's monitor. <p>Ownership: the profiler owns {@code code}. */
final class ProfileEntry {
    static final StructSequence.Kind ENTRY = new StructSequence.Kind("_lsprof", "profiler_entry", "", 6, true,
            "code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls");
    static final StructSequence.Kind SUBENTRY = new StructSequence.Kind("_lsprof", "profiler_subentry", "", 5, true,
            "code", "callcount", "reccallcount", "totaltime", "inlinetime");

    @Owned final PyObject code;
    private double total;
    private double inline;
    private long calls;
    private long recursive;
    /** How many calls are running. */
    private int level;
    private Map<ProfileEntry, ProfileEntry> callees;

    ProfileEntry(PyObject code) {
        this.code = code;
    }

    /** The entry for calls of another function from this one. */
    ProfileEntry callee(ProfileEntry other) {
        if (callees == null) {
            callees = new LinkedHashMap<>();
        }
        return callees.computeIfAbsent(other, o -> new ProfileEntry(o.code));
    }

    void begin() {
        level++;
    }

    void end(double all, double own) {
        if (--level == 0) {
            total += all;
        } else {
            recursive++;
        }
        inline += own;
        calls++;
    }

    boolean wasCalled() {
        return calls > 0;
    }

    @Owned PyObject toStruct(ThreadState ts, double unit) {
        PyObject list = PyNone.NONE;
        if (callees != null) {
            PyList l = new PyList(ts);
            for (ProfileEntry e : callees.values()) {
                if (e.calls > 0) {
                    l.appendStolen(ts, SUBENTRY.of(ts, Refs.newRef(ts, e.code), PyLong.of(e.calls), PyLong.of(e.recursive), PyFloat.of(e.total * unit), PyFloat.of(e.inline * unit)));
                }
            }
            list = l;
        }
        return ENTRY.of(ts, Refs.newRef(ts, code), PyLong.of(calls), PyLong.of(recursive), PyFloat.of(total * unit), PyFloat.of(inline * unit), list);
    }
}
