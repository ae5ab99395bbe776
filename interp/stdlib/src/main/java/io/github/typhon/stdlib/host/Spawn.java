// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A process about to be started by {@code posix_spawn}: the JVM cannot fork. Methods answer 0 or an error number, as the calls behind them do.
 *  <p>Threads: confined. The child starts with no signal blocked: HotSpot blocks some in its own threads. */
public final class Spawn implements AutoCloseable {
    public static final int RESETIDS = 0x01;
    public static final int SETPGROUP = 0x02;
    public static final int SETSIGDEF = 0x04;
    public static final int SETSIGMASK = 0x08;
    public static final int SETSCHEDPARAM = 0x10;
    public static final int SETSCHEDULER = 0x20;
    public static final int SETSID = 0x80;
    /** Room for each of glibc's opaque structures. */
    private static final int OPAQUE = 512;
    private static final int SIGSET_BYTES = 128;

    private static final CFunction ACTIONS_INIT = CFunction.of("posix_spawn_file_actions_init");
    private static final CFunction ACTIONS_DESTROY = CFunction.of("posix_spawn_file_actions_destroy");
    private static final CFunction ADD_CLOSE = CFunction.of("posix_spawn_file_actions_addclose");
    private static final CFunction ADD_DUP2 = CFunction.of("posix_spawn_file_actions_adddup2");
    private static final CFunction ADD_OPEN = CFunction.of("posix_spawn_file_actions_addopen");
    private static final CFunction ADD_CHDIR = CFunction.of("posix_spawn_file_actions_addchdir_np");
    private static final CFunction ADD_CLOSEFROM = CFunction.of("posix_spawn_file_actions_addclosefrom_np");
    private static final CFunction ATTR_INIT = CFunction.of("posix_spawnattr_init");
    private static final CFunction ATTR_FLAGS = CFunction.of("posix_spawnattr_setflags");
    private static final CFunction ATTR_PGROUP = CFunction.of("posix_spawnattr_setpgroup");
    private static final CFunction ATTR_SIGMASK = CFunction.of("posix_spawnattr_setsigmask");
    private static final CFunction ATTR_SIGDEFAULT = CFunction.of("posix_spawnattr_setsigdefault");
    private static final CFunction ATTR_POLICY = CFunction.of("posix_spawnattr_setschedpolicy");
    private static final CFunction ATTR_PARAM = CFunction.of("posix_spawnattr_setschedparam");
    private static final CFunction SPAWN = CFunction.of("posix_spawn");
    private static final CFunction SPAWNP = CFunction.of("posix_spawnp");

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment actions = arena.allocate(OPAQUE, 16);
    private final MemorySegment attributes = arena.allocate(OPAQUE, 16);
    private int flags = SETSIGMASK;

    public Spawn() {
        ACTIONS_INIT.raw(actions.address());
        ATTR_INIT.raw(attributes.address());
        sigmask(new int[0]);
    }

    public int addClose(int fd) {
        return (int) ADD_CLOSE.raw(actions.address(), fd);
    }

    /** Equal numbers make the descriptor inheritable. */
    public int addDup2(int fd, int target) {
        return (int) ADD_DUP2.raw(actions.address(), fd, target);
    }

    public int addOpen(int fd, byte[] path, int openFlags, int mode) {
        return (int) ADD_OPEN.raw(actions.address(), fd, Libc.string(arena, path).address(), openFlags, mode);
    }

    public int addCloseFrom(int fd) {
        return (int) ADD_CLOSEFROM.raw(actions.address(), fd);
    }

    public int addChdir(byte[] path) {
        return (int) ADD_CHDIR.raw(actions.address(), Libc.string(arena, path).address());
    }

    public void setFlag(int flag) {
        flags |= flag;
    }

    public void processGroup(int group) {
        setFlag(SETPGROUP);
        ATTR_PGROUP.raw(attributes.address(), group);
    }

    /** The signals that the child has blocked. */
    public void sigmask(int[] signals) {
        ATTR_SIGMASK.raw(attributes.address(), set(signals).address());
    }

    /** The signals that the child handles by default even where this process ignores them. */
    public void defaults(int[] signals) {
        setFlag(SETSIGDEF);
        ATTR_SIGDEFAULT.raw(attributes.address(), set(signals).address());
    }

    /** A negative policy keeps the policy. */
    public void scheduler(int policy, int priority) {
        MemorySegment p = arena.allocate(8, 8);
        p.set(ValueLayout.JAVA_INT, 0, priority);
        ATTR_PARAM.raw(attributes.address(), p.address());
        setFlag(SETSCHEDPARAM);
        if (policy >= 0) {
            setFlag(SETSCHEDULER);
            ATTR_POLICY.raw(attributes.address(), policy);
        }
    }

    private MemorySegment set(int[] signals) {
        MemorySegment s = arena.allocate(SIGSET_BYTES, 8);
        for (int n : signals) {
            long at = (n - 1) / 64 * 8L;
            s.set(ValueLayout.JAVA_LONG, at, s.get(ValueLayout.JAVA_LONG, at) | 1L << (n - 1) % 64);
        }
        return s;
    }

    /** Starts it: the process id, or a negative error number. A null environment is this process's own. */
    public int start(byte[] path, byte[][] argv, byte[][] env, boolean search) {
        ATTR_FLAGS.raw(attributes.address(), flags);
        MemorySegment pid = arena.allocate(8, 8);
        long environment = env == null ? Environment.pointer() : Libc.strings(arena, env).address();
        int error = (int) (search ? SPAWNP : SPAWN).raw(pid.address(), Libc.string(arena, path).address(), actions.address(), attributes.address(),
                Libc.strings(arena, argv).address(), environment);
        return error == 0 ? pid.get(ValueLayout.JAVA_INT, 0) : -error;
    }

    @Override
    public void close() {
        ACTIONS_DESTROY.raw(actions.address());
        arena.close();
    }
}
