// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pwd;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.AccountFiles;
import io.github.typhon.stdlib.posix.Identity;
import java.lang.foreign.MemorySegment;

/** {@code pwd}. */
@PyModule(name = "pwd", doc = "This module provides access to the Unix password database.\nIt is available on all Unix versions.\n\n"
        + "Password database entries are reported as 7-tuples containing the following\nitems from the password database (see `<pwd.h>'), in order:\n"
        + "pw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\nThe uid and gid items are integers, all others are strings. An\n"
        + "exception is raised if the entry asked for cannot be found.")
public final class PwdModule {
    static final StructSequence.Kind PASSWD = new StructSequence.Kind("pwd", "struct_passwd",
            "pwd.struct_passwd: Results from getpw*() routines.\n\nThis object may be accessed either as a tuple of\n"
                    + "  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\nor via the object attributes as named in the above tuple.",
            7, true, "pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell");
    private static final int BYTES = 48;
    private static final AccountFiles FILES = new AccountFiles("pw", "nam", "uid", BYTES);

    private PwdModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PASSWD.type());
    }

    private static @Owned PyObject entry(ThreadState ts, MemorySegment m) {
        return PASSWD.of(ts, AccountFiles.text(ts, m, 0), AccountFiles.text(ts, m, 8), AccountFiles.id(m, 16), AccountFiles.id(m, 20), AccountFiles.text(ts, m, 24),
                AccountFiles.text(ts, m, 32), AccountFiles.text(ts, m, 40));
    }

    @PyFunction("($module, uidobj, /)")
    static PyObject getpwuid(ThreadState ts, PyObject uidobj) {
        int uid;
        try {
            uid = Identity.uid(ts, uidobj);
        } catch (PyException e) {
            if (!e.matches(Exc.OverflowError)) {
                throw e;
            }
            e.discard(ts);
            throw AccountFiles.missing("getpwuid(): uid not found");
        }
        return FILES.find(ts, uid, PwdModule::entry, () -> AccountFiles.missing("getpwuid(): uid not found: " + Objects.reprText(ts, PyLong.unwrap(uidobj))));
    }

    @PyFunction("($module, name, /)")
    static PyObject getpwnam(ThreadState ts, PyObject name) {
        byte[] b = AccountFiles.name(ts, name, "getpwnam() argument");
        return FILES.find(ts, b, PwdModule::entry, () -> AccountFiles.missing("getpwnam(): name not found: " + Objects.reprText(ts, name)));
    }

    @PyFunction("($module, /)")
    static PyObject getpwall(ThreadState ts) {
        return FILES.all(ts, PwdModule::entry);
    }
}
