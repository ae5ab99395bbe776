// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code posix}: the system calls of Linux, one class per topic. There is no {@code fork} and no {@code forkpty}: a JVM cannot be forked.
 *  CPython: Modules/posixmodule.c. */
@PyModule(
        name = "posix",
        doc = "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard.",
        methods = {PathCalls.class, AttributeCalls.class, DirCalls.class, FdCalls.class, Transfers.class, SpecialFiles.class, ProcessCalls.class, WaitCalls.class,
            ScheduleCalls.class, StartCalls.class, SpawnCalls.class, Identity.class, TerminalCalls.class, SystemCalls.class, EnvironmentCalls.class, PathText.class})
public final class PosixModule {
    /** What {@code os} derives {@code supports_dir_fd} and its like from. */
    private static final String HAVE = "EVENTFD TIMERFD_CREATE FACCESSAT FCHDIR FCHMOD FCHMODAT FCHOWN FCHOWNAT FEXECVE FDOPENDIR FPATHCONF FSTATAT FSTATVFS FTRUNCATE "
            + "FUTIMENS FUTIMES FUTIMESAT LINKAT LCHOWN LSTAT LUTIMES MEMFD_CREATE MKDIRAT MKFIFOAT MKNODAT OPENAT READLINKAT RENAMEAT SYMLINKAT UNLINKAT UTIMENSAT "
            + "PTSNAME_R";

    private PosixModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(StatResult.KIND.type());
        m.addType(AttributeCalls.STATVFS.type());
        m.addType(TerminalCalls.SIZE.type());
        m.addType(SystemCalls.UNAME.type());
        m.addType(ProcessCalls.TIMES.type());
        m.addType(WaitCalls.WAITID.type());
        m.addType(ScheduleCalls.PARAM.type());
        m.addType(PyDirEntry.TYPE);
        m.add("error", Refs.newRef(ts, (PyObject) Exc.OSError));
        m.add("environ", EnvironmentCalls._create_environ(ts));
        m.add("sysconf_names", ConfigNames.dict(ts, ConfigNames.SYSCONF));
        m.add("confstr_names", ConfigNames.dict(ts, ConfigNames.CONFSTR));
        m.add("pathconf_names", ConfigNames.dict(ts, ConfigNames.PATHCONF));
        m.add("P_WAIT", SpawnCalls.P_WAIT);
        m.add("P_NOWAIT", SpawnCalls.P_NOWAIT);
        m.add("P_NOWAITO", SpawnCalls.P_NOWAIT);
        PyObject have = Containers.factory().newList(ts, new PyObject[0], 0);
        for (String name : HAVE.split(" ")) {
            Containers.factory().listAppend(ts, have, PyUnicode.of("HAVE_" + name));
        }
        m.add("_have_functions", have);
        ConfigNames.CONSTANTS.forEach((name, value) -> m.add(name, value.longValue()));
    }
}
