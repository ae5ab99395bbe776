// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.HostException;

/** {@code os.stat_result}. */
final class StatResult {
    static final StructSequence.Kind KIND = new StructSequence.Kind(
            "os", "stat_result", "stat_result: Result from stat, fstat, or lstat.", 10, true,
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "_7", "_8", "_9",
            "st_atime", "st_mtime", "st_ctime", "st_blksize", "st_blocks", "st_rdev", "st_atime_ns", "st_mtime_ns", "st_ctime_ns") {
        /** Times that are not given are the whole seconds among the items. */
        @Override
        public @Owned PyObject of(ThreadState ts, @Stolen PyObject... all) {
            for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
                if (all[i] == PyNone.NONE) all[i] = Refs.newRef(ts, all[i - TIMES]);
            }
            return super.of(ts, all);
        }
    };
    private static final int FIRST_TIME = 10;
    private static final int TIMES = 3;
    private static final long NANOS = 1_000_000_000L;

    private StatResult() {}

    static @Owned PyObject of(ThreadState ts, FileStatus s) {
        return of(ts, s, PyLong.of(s.blockSize()), PyLong.of(s.blocks()));
    }

    /** For a status that the JDK gave: what it does not tell is asked when it is wanted. */
    static @Owned PyObject early(ThreadState ts, FileStatus s, byte[] path, boolean follow) {
        return of(ts, s, new Later(s, path, follow, false), new Later(s, path, follow, true));
    }

    private static PyObject of(ThreadState ts, FileStatus s, PyObject blockSize, PyObject blocks) {
        return KIND.of(ts, PyLong.of(s.mode()), PyLong.ofUnsigned(s.ino()), PyLong.ofUnsigned(s.dev()), PyLong.of(s.nlink()), PyLong.of(s.uid()), PyLong.of(s.gid()),
                PyLong.of(s.size()), seconds(s.atime()), seconds(s.mtime()), seconds(s.ctime()), real(s.atime()), real(s.mtime()), real(s.ctime()),
                blockSize, blocks, PyLong.ofUnsigned(s.rdev()), PyLong.of(s.atime()), PyLong.of(s.mtime()), PyLong.of(s.ctime()));
    }

    private static PyObject seconds(long nanos) {
        return PyLong.of(Math.floorDiv(nanos, NANOS));
    }

    private static PyObject real(long nanos) {
        return PyFloat.of(Math.floorDiv(nanos, NANOS) + 1e-9 * Math.floorMod(nanos, NANOS));
    }

    private static final class Later extends StructSequence.Deferred {
        private final FileStatus then;
        private final byte[] path;
        private final boolean follow;
        private final boolean blocks;

        Later(FileStatus then, byte[] path, boolean follow, boolean blocks) {
            this.then = then;
            this.path = path;
            this.follow = follow;
            this.blocks = blocks;
        }

        @Override
        protected PyObject compute(ThreadState ts) {
            try {
                FileStatus now = FileStatus.at(Descriptors.AT_FDCWD, path, follow);
                if (now.sameVersion(then)) {
                    return PyLong.of(blocks ? now.blocks() : now.blockSize());
                }
            } catch (HostException e) {
                // The file is gone: answered from its size below.
            }
            return PyLong.of(blocks ? (then.size() + 511) / 512 : 4096);
        }
    }
}
