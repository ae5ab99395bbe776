// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import java.lang.ref.Cleaner;

/** Memory that nobody uses until there is none left: whoever turns an {@link OutOfMemoryError} into an exception lets go of it first, so that there is room to
 *  find the handler, and for the handler to begin. It is taken back as soon as the memory is there again.
 *  <p>Threads: any. There is one heap, hence one reserve for all interpreters. Two threads at once may release it once more, or take it twice, of which
 *  the virtual machine collects one: neither matters, and plain stores need no memory, as the first use of anything cleverer does.
 *  <p>CPython: keeps exception objects for this purpose (memerrors_freelist); here the virtual machine's collector decides who is short, so bytes are kept. */
public final class MemoryReserve {
    /** So much of the heap as finding a handler may need while other threads, such as the JIT compiler's, go on allocating. */
    private static final int BYTES = (int) Math.clamp(Runtime.getRuntime().maxMemory() / 16, 1 << 20, 1 << 23);

    private static volatile byte[] held;
    private static volatile boolean released;

    private MemoryReserve() {}

    /** From now on there is a reserve as soon as the virtual machine has collected for the first time: smaller programs do without. */
    public static void prepare() {
        Watch.prepare();
    }

    /** Takes the memory if it is not held; without effect as long as there is none. The virtual machine may collect for it. */
    public static void take() {
        if (held != null) {
            return;
        }
        try {
            held = new byte[BYTES];
            released = false;
        } catch (OutOfMemoryError e) {
            // Still short: a later collection of the virtual machine tells more.
        }
    }

    /** Whether it has been let go of and not been taken back. */
    public static boolean isReleased() {
        return released;
    }

    /** Lets go of the memory, which is taken back when a later collection of the virtual machine has found enough. */
    public static void release() {
        if (held != null) {
            released = true;
            held = null;
            Watch.afterNextCollection();
        }
    }

    /** Is told of each collection of the virtual machine while the memory is wanted: a collection is what becomes of an object that nobody has. */
    private static final class Watch implements Runnable {
        private static volatile Cleaner collections;

        /** Once is enough; two threads at once do it twice, which does no harm. */
        static void prepare() {
            if (collections == null) {
                collections = Cleaner.create();
                afterNextCollection();
            }
        }

        static void afterNextCollection() {
            try {
                collections.register(new Object(), new Watch());
            } catch (OutOfMemoryError e) {
                // Those who drop a MemoryError take it back, too.
            }
        }

        @Override
        public void run() {
            if (held != null) {
                return;
            }
            Runtime vm = Runtime.getRuntime();
            // What is free is not all to be had: the space that survivors are copied to counts as well. Trying in vain would cost more collections.
            if (vm.maxMemory() - vm.totalMemory() + vm.freeMemory() > vm.maxMemory() / 4) {
                take();
            }
            if (held == null) {
                afterNextCollection();
            }
        }
    }
}
