// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._stat;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _stat}: the bits of file modes, as Linux and macOS define them. */
@PyModule(name = "_stat", doc = "S_IFMT_: file type bits\nS_IFDIR: directory\nS_IFCHR: character device\nS_IFBLK: block device\nS_IFREG: regular file\n"
        + "S_IFIFO: fifo (named pipe)\nS_IFLNK: symbolic link\nS_IFSOCK: socket file\nS_IFDOOR: door\nS_IFPORT: event port\nS_IFWHT: whiteout\n\n"
        + "S_ISUID: set UID bit\nS_ISGID: set GID bit\nS_ENFMT: file locking enforcement\nS_ISVTX: sticky bit\n"
        + "S_IREAD: Unix V7 synonym for S_IRUSR\nS_IWRITE: Unix V7 synonym for S_IWUSR\nS_IEXEC: Unix V7 synonym for S_IXUSR\n"
        + "S_IRWXU: mask for owner permissions\nS_IRUSR: read by owner\nS_IWUSR: write by owner\nS_IXUSR: execute by owner\n"
        + "S_IRWXG: mask for group permissions\nS_IRGRP: read by group\nS_IWGRP: write by group\nS_IXGRP: execute by group\n"
        + "S_IRWXO: mask for others (not in group) permissions\nS_IROTH: read by others\nS_IWOTH: write by others\nS_IXOTH: execute by others\n\n"
        + "UF_SETTABLE: mask of owner changeable flags\nUF_NODUMP: do not dump file\nUF_IMMUTABLE: file may not be changed\n"
        + "UF_APPEND: file may only be appended to\nUF_OPAQUE: directory is opaque when viewed through a union stack\n"
        + "UF_NOUNLINK: file may not be renamed or deleted\nUF_COMPRESSED: macOS: file is hfs-compressed\n"
        + "UF_TRACKED: used for dealing with document IDs\nUF_DATAVAULT: entitlement required for reading and writing\n"
        + "UF_HIDDEN: macOS: file should not be displayed\nSF_SETTABLE: mask of super user changeable flags\nSF_ARCHIVED: file may be archived\n"
        + "SF_IMMUTABLE: file may not be changed\nSF_APPEND: file may only be appended to\nSF_RESTRICTED: entitlement required for writing\n"
        + "SF_NOUNLINK: file may not be renamed or deleted\nSF_SNAPSHOT: file is a snapshot file\nSF_FIRMLINK: file is a firmlink\n"
        + "SF_DATALESS: file is a dataless object\n\nOn macOS:\nSF_SUPPORTED: mask of super user supported flags\n"
        + "SF_SYNTHETIC: mask of read-only synthetic flags\n\nST_MODE\nST_INO\nST_DEV\nST_NLINK\nST_UID\nST_GID\nST_SIZE\nST_ATIME\nST_MTIME\nST_CTIME\n\n"
        + "FILE_ATTRIBUTE_*: Windows file attribute constants\n                   (only present on Windows)\n")
public final class StatModule {
    private static final String CONSTANTS = """
            S_IFDIR 16384, S_IFCHR 8192, S_IFBLK 24576, S_IFREG 32768, S_IFIFO 4096, S_IFLNK 40960, S_IFSOCK 49152, S_IFDOOR 0, S_IFPORT 0,
            S_IFWHT 0, S_ISUID 2048, S_ISGID 1024, S_ISVTX 512, S_ENFMT 1024, S_IREAD 256, S_IWRITE 128, S_IEXEC 64, S_IRWXU 448, S_IRUSR 256,
            S_IWUSR 128, S_IXUSR 64, S_IRWXG 56, S_IRGRP 32, S_IWGRP 16, S_IXGRP 8, S_IRWXO 7, S_IROTH 4, S_IWOTH 2, S_IXOTH 1,
            UF_SETTABLE 65535, UF_NODUMP 1, UF_IMMUTABLE 2, UF_APPEND 4, UF_OPAQUE 8, UF_NOUNLINK 16, UF_COMPRESSED 32, UF_TRACKED 64,
            UF_DATAVAULT 128, UF_HIDDEN 32768, SF_SETTABLE 4294901760, SF_ARCHIVED 65536, SF_IMMUTABLE 131072, SF_APPEND 262144,
            SF_NOUNLINK 1048576, SF_SNAPSHOT 2097152, SF_FIRMLINK 8388608, SF_DATALESS 1073741824, ST_MODE 0, ST_INO 1, ST_DEV 2, ST_NLINK 3,
            ST_UID 4, ST_GID 5, ST_SIZE 6, ST_ATIME 7, ST_MTIME 8, ST_CTIME 9
            """;
    private static final int TYPE_MASK = 0xf000;

    private StatModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        for (String c : CONSTANTS.strip().split(",\\s*")) {
            int space = c.indexOf(' ');
            m.add(c.substring(0, space), Long.parseLong(c.substring(space + 1)));
        }
    }

    private static long mode(ThreadState ts, PyObject o) {
        PyLong n = Numbers.index(ts, o);
        if (n.signum() < 0) {
            throw Raise.overflowError("can't convert negative value to unsigned int");
        }
        if (!n.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C unsigned long");
        }
        if (n.longValue() > 0xffff_ffffL) {
            throw Raise.overflowError("mode out of range");
        }
        return n.longValue();
    }

    private static boolean is(ThreadState ts, PyObject o, long type) {
        return (mode(ts, o) & TYPE_MASK) == type;
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISDIR", doc = "S_ISDIR(mode) -> bool\n\nReturn True if mode is from a directory.")
    static boolean isDir(ThreadState ts, PyObject object) {
        return is(ts, object, 0x4000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISCHR", doc = "S_ISCHR(mode) -> bool\n\nReturn True if mode is from a character special device file.")
    static boolean isChr(ThreadState ts, PyObject object) {
        return is(ts, object, 0x2000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISBLK", doc = "S_ISBLK(mode) -> bool\n\nReturn True if mode is from a block special device file.")
    static boolean isBlk(ThreadState ts, PyObject object) {
        return is(ts, object, 0x6000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISREG", doc = "S_ISREG(mode) -> bool\n\nReturn True if mode is from a regular file.")
    static boolean isReg(ThreadState ts, PyObject object) {
        return is(ts, object, 0x8000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISFIFO", doc = "S_ISFIFO(mode) -> bool\n\nReturn True if mode is from a FIFO (named pipe).")
    static boolean isFifo(ThreadState ts, PyObject object) {
        return is(ts, object, 0x1000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISLNK", doc = "S_ISLNK(mode) -> bool\n\nReturn True if mode is from a symbolic link.")
    static boolean isLnk(ThreadState ts, PyObject object) {
        return is(ts, object, 0xa000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISSOCK", doc = "S_ISSOCK(mode) -> bool\n\nReturn True if mode is from a socket.")
    static boolean isSock(ThreadState ts, PyObject object) {
        return is(ts, object, 0xc000);
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISDOOR", doc = "S_ISDOOR(mode) -> bool\n\nReturn True if mode is from a door.")
    static boolean isDoor(ThreadState ts, PyObject object) {
        mode(ts, object);
        return false;
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISPORT", doc = "S_ISPORT(mode) -> bool\n\nReturn True if mode is from an event port.")
    static boolean isPort(ThreadState ts, PyObject object) {
        mode(ts, object);
        return false;
    }

    @PyFunction(value = "($self, object, /)", name = "S_ISWHT", doc = "S_ISWHT(mode) -> bool\n\nReturn True if mode is from a whiteout.")
    static boolean isWht(ThreadState ts, PyObject object) {
        mode(ts, object);
        return false;
    }

    @PyFunction(value = "($self, object, /)", name = "S_IMODE", doc = "Return the portion of the file's mode that can be set by os.chmod().")
    static long permissions(ThreadState ts, PyObject object) {
        return mode(ts, object) & 07777;
    }

    @PyFunction(value = "($self, object, /)", name = "S_IFMT", doc = "Return the portion of the file's mode that describes the file type.")
    static long type(ThreadState ts, PyObject object) {
        return mode(ts, object) & TYPE_MASK;
    }

    @PyFunction(value = "($self, object, /)", doc = "Convert a file's mode to a string of the form '-rwxrwxrwx'")
    static String filemode(ThreadState ts, PyObject object) {
        long m = mode(ts, object);
        char type = switch ((int) (m & TYPE_MASK)) {
            case 0x8000 -> '-';
            case 0x4000 -> 'd';
            case 0xa000 -> 'l';
            case 0x6000 -> 'b';
            case 0x2000 -> 'c';
            case 0x1000 -> 'p';
            case 0xc000 -> 's';
            default -> '?';
        };
        StringBuilder b = new StringBuilder(10).append(type);
        for (int shift = 6; shift >= 0; shift -= 3) {
            long bits = m >> shift;
            b.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
            // set-user-id, set-group-id and sticky stand where the execute bits do
            boolean special = (m >> 9 + shift / 3 & 1) != 0;
            char set = shift == 0 ? 't' : 's';
            b.append(special ? (bits & 1) != 0 ? set : Character.toUpperCase(set) : (bits & 1) != 0 ? 'x' : '-');
        }
        return b.toString();
    }
}
