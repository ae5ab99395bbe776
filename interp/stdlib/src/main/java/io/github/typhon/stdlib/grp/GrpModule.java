// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.grp;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.AccountFiles;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import io.github.typhon.stdlib.posix.Identity;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code grp}. */
@PyModule(name = "grp", doc = "Access to the Unix group database.\n\nGroup entries are reported as 4-tuples containing the following fields\nfrom the group database, in order:\n\n"
        + "  gr_name   - name of the group\n  gr_passwd - group password (encrypted); often empty\n  gr_gid    - numeric ID of the group\n  gr_mem    - list of members\n\n"
        + "The gid is an integer, name and password are strings.  (Note that most\nusers are not explicitly listed as members of the groups they are in\n"
        + "according to the password database.  Check both databases to get\ncomplete membership information.)")
public final class GrpModule {
    static final StructSequence.Kind GROUP = new StructSequence.Kind("grp", "struct_group",
            "grp.struct_group: Results from getgr*() routines.\n\nThis object may be accessed either as a tuple of\n"
                    + "  (gr_name,gr_passwd,gr_gid,gr_mem)\nor via the object attributes as named in the above tuple.\n",
            4, true, "gr_name", "gr_passwd", "gr_gid", "gr_mem");
    private static final int BYTES = 32;
    private static final AccountFiles FILES = new AccountFiles("gr", "nam", "gid", BYTES);

    private GrpModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(GROUP.type());
    }

    private static @Owned PyObject entry(ThreadState ts, MemorySegment m) {
        PyObject members = Containers.factory().newList(ts, new PyObject[0], 0);
        for (long p = m.get(ValueLayout.JAVA_LONG, 24); p != 0; p += 8) {
            byte[] name = Libc.stringAt(Libc.at(p, 8).get(ValueLayout.JAVA_LONG, 0));
            if (name == null) {
                break;
            }
            Containers.factory().listAppend(ts, members, PathArg.decode(ts, name));
        }
        return GROUP.of(ts, AccountFiles.text(ts, m, 0), AccountFiles.text(ts, m, 8), AccountFiles.id(m, 16), members);
    }

    @PyFunction("($module, /, id)")
    static PyObject getgrgid(ThreadState ts, PyObject id) {
        int gid = Identity.gid(ts, id);
        return FILES.find(ts, gid, GrpModule::entry, () -> AccountFiles.missing("getgrgid(): gid not found: " + Objects.reprText(ts, PyLong.unwrap(id))));
    }

    @PyFunction("($module, /, name)")
    static PyObject getgrnam(ThreadState ts, PyObject name) {
        byte[] b = AccountFiles.name(ts, name, "getgrnam() argument 'name'");
        return FILES.find(ts, b, GrpModule::entry, () -> AccountFiles.missing("getgrnam(): name not found: " + Objects.reprText(ts, name)));
    }

    @PyFunction("($module, /)")
    static PyObject getgrall(ThreadState ts) {
        return FILES.all(ts, GrpModule::entry);
    }
}
