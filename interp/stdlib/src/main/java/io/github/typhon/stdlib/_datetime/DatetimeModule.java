// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _datetime}. <p>Threads: everything in it is immutable. */
@PyModule(name = "_datetime", doc = "Fast implementation of the datetime module.")
public final class DatetimeModule {
    private DatetimeModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyDate.TYPE);
        m.addType(PyDateTime.TYPE);
        m.addType(PyTime.TYPE);
        m.addType(PyTimeDelta.TYPE);
        m.addType(PyTzInfo.TYPE);
        m.addType(PyTimeZone.TYPE);
        m.add("MINYEAR", Gregorian.MIN_YEAR);
        m.add("MAXYEAR", Gregorian.MAX_YEAR);
        m.add("UTC", PyTimeZone.UTC);
    }
}
