// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The C library of this process. Every function is called through one linked shape, seven longs to a long, because linking a shape costs tens of
 *  milliseconds and calling another function of the same shape costs nothing; see doc/adr-0001-descriptors.md.
 *  <p>Threads: any. The linker runs at the first call; until then {@link #isLinked} is false and start-up does without.
 *  <p>Integer arguments narrower than a long are read from its low bits by both supported ABIs (System V x86-64, AAPCS64), variadic or not. */
public final class Libc {
    private static final int STATE_BYTES = 8;
    private static final int SMALL = 1 << 16;
    private static final int LARGE = 1 << 20;
    /** Set once by the class that links; says only whether linking has been paid for. */
    private static volatile boolean linked;

    private Libc() {}

    /** Linked by its initialisation. */
    private static final class Linked {
        static final MethodHandle CALL;

        static {
            if (!System.getProperty("os.name").equals("Linux")) {
                throw new UnsupportedOperationException("the operating system interface knows Linux only, not " + System.getProperty("os.name"));
            }
            ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
            CALL = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(l, l, l, l, l, l, l, l), Linker.Option.captureCallState("errno"));
            linked = true;
        }
    }

    /** What one thread calls with: the captured errno, and memory for a call's data. Confined to a call: no Python runs while it is in use. */
    private static final class Scratch {
        private final MemorySegment state = Arena.ofAuto().allocate(STATE_BYTES);
        private MemorySegment buffer = MemorySegment.NULL;

        MemorySegment buffer(long size) {
            if (buffer.byteSize() < size) {
                buffer = Arena.ofAuto().allocate(size <= SMALL ? SMALL : LARGE);
            }
            return buffer;
        }
    }

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** Whether a call costs nothing extra. */
    public static boolean isLinked() {
        return linked;
    }

    /** The function's result as it is in the register. */
    static long raw(MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) Linked.CALL.invokeExact(function, SCRATCH.get().state, a, b, c, d, e, f, g);
        } catch (RuntimeException | Error x) {
            throw x;
        } catch (Throwable x) {
            throw new IllegalStateException(x);
        }
    }

    /** What errno was after this thread's last call. */
    public static int errno() {
        return SCRATCH.get().state.get(ValueLayout.JAVA_INT, 0);
    }

    /** Before a call whose result does not tell failure: {@link #errno} is 0 afterwards if there was none. */
    public static void clearErrno() {
        at(ErrnoLocation.FUNCTION.raw(), 4).set(ValueLayout.JAVA_INT, 0, 0);
    }

    private static final class ErrnoLocation {
        static final CFunction FUNCTION = CFunction.of("__errno_location");
    }

    static MemorySegment find(String name) {
        return Linker.nativeLinker().defaultLookup().find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }

    /** The address of a function or variable of the C library. */
    public static MemorySegment symbol(String name) {
        return find(name);
    }

    /** Memory of this thread until its next call of this method, at least so large; at most {@link #LARGE}, its contents unspecified. */
    static MemorySegment scratch(long size) {
        return SCRATCH.get().buffer(size);
    }

    /** What works on a piece of native memory. */
    interface WithMemory {
        long run(MemorySegment m);
    }

    /** Runs with memory of so many bytes, its contents unspecified. */
    static long with(long size, WithMemory f) {
        if (size <= LARGE) {
            return f.run(scratch(size));
        }
        try (Arena arena = Arena.ofConfined()) {
            return f.run(arena.allocate(size));
        }
    }

    /** A C string in the arena; the bytes hold no zero. */
    public static MemorySegment string(Arena arena, byte[] bytes) {
        MemorySegment s = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, s, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return s;
    }

    public static MemorySegment string(Arena arena, String ascii) {
        return string(arena, ascii.getBytes(StandardCharsets.UTF_8));
    }

    /** A null-terminated array of C strings. */
    public static MemorySegment strings(Arena arena, byte[][] all) {
        MemorySegment a = arena.allocate(8L * (all.length + 1), 8);
        for (int i = 0; i < all.length; i++) {
            a.set(ValueLayout.JAVA_LONG, 8L * i, string(arena, all[i]).address());
        }
        return a;
    }

    /** The bytes of the C string at an address; null for a null pointer. */
    public static byte[] stringAt(long address) {
        if (address == 0) {
            return null;
        }
        MemorySegment s = MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE);
        int n = 0;
        while (s.get(ValueLayout.JAVA_BYTE, n) != 0) {
            n++;
        }
        return s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Memory at an address that C gave us. */
    public static MemorySegment at(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }
}
