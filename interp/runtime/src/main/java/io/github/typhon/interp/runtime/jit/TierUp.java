// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.Executable;
import io.github.typhon.interp.runtime.eval.insn.NodeBuilder;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides what is compiled and when; compiles in the background, so that no Python thread waits.
 * <p>Threads: the hooks are called by any; one thread compiles.
 */
public final class TierUp implements TierHook, CompiledEntry.ExitListener {
    private static final int AGAIN = 5_000;
    private static final int NEVER = Integer.MAX_VALUE / 2;
    private static final int MAX_COMPILATIONS = 12;

    /** What is known of one code object; lives and dies with it. Guarded by its monitor. */
    private static final class Profile {
        final ExitProfile exits = new ExitProfile();
        final Map<Integer, CompiledEntry> entries = new HashMap<>();
        final Set<Integer> queued = new HashSet<>();
        int compilations;
        boolean hopeless;

        static Profile of(Executable x) {
            synchronized (x) {
                if (x.tier == null) x.tier = new Profile();
                return (Profile) x.tier;
            }
        }
    }

    /** One thread, gone when there is nothing to do. */
    private final ThreadPoolExecutor compiler = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), r -> {
        Thread t = new Thread(r, "typhon-jit");
        t.setDaemon(true);
        return t;
    });
    private final boolean log;
    private final boolean eager;
    final AtomicLong compiled = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    final AtomicLong exited = new AtomicLong();

    private TierUp(boolean log, boolean eager) {
        this.log = log;
        this.eager = eager;
        compiler.allowCoreThreadTimeOut(true);
    }

    /** Obeys {@code -X jit=off|on|eager} and {@code -X jitlog}: eager compiles at the second call or turn, on the thread that runs. */
    public static void install(PyInterpreterState interp) {
        if (!interp.jitEnabled()) return;
        boolean eager = "eager".equals(interp.xoptions.get("jit"));
        if (eager) {
            interp.callHeat = 1;
            interp.loopHeat = 1;
        }
        interp.tierHook = new TierUp(interp.xoptions.containsKey("jitlog"), eager);
    }

    @Override
    public int hotEntry(PyThreadState ts, PyCode code) {
        if (code.hasFlag(CodeUnit.CO_GENERATOR) || code.hasFlag(CodeUnit.CO_COROUTINE) || code.hasFlag(CodeUnit.CO_ASYNC_GENERATOR)) return NEVER;
        return request(code, 0);
    }

    @Override
    public int hotLoop(PyThreadState ts, PyCode code, int pc) {
        return request(code, pc);
    }

    private int request(PyCode code, int pc) {
        Profile p = Profile.of(NodeBuilder.executable(code));
        synchronized (p) {
            if (p.hopeless) return NEVER;
            if (p.entries.containsKey(pc) || !p.queued.add(pc)) return AGAIN;
            if (!eager) {
                compiler.execute(() -> compile(code, pc, p));
                return AGAIN;
            }
        }
        compile(code, pc, p);
        return 2;
    }

    private void compile(PyCode code, int pc, Profile p) {
        CompiledEntry e = null;
        Throwable why = null;
        long start = System.nanoTime();
        Executable x = NodeBuilder.executable(code);
        try {
            Compilation c = new Compilation(code, x, pc, p.exits);
            c.infer();
            e = EntryClass.make(c, this);
        } catch (Throwable t) {
            why = t;
        }
        synchronized (p) {
            p.queued.remove(pc);
            p.compilations++;
            if (e == null || p.compilations > MAX_COMPILATIONS) {
                p.hopeless = true;
                failed.incrementAndGet();
            } else {
                p.entries.put(pc, e);
                x.enterAt(pc, e);
                compiled.incrementAndGet();
            }
        }
        if (log) report(code, pc, e, why, System.nanoTime() - start);
    }

    private void report(PyCode code, int pc, CompiledEntry e, Throwable why, long nanos) {
        System.err.printf("jit: %s %s:%d pc %d, %.2f ms%s%n", e != null ? "compiled" : "gave up", code.qualname, code.lineOf(pc), pc, nanos / 1e6,
                why == null ? "" : ": " + why);
        if (why != null) why.printStackTrace();
    }

    @Override
    public void exited(CompiledEntry e, int pc) {
        exited.incrementAndGet();
        Executable x = NodeBuilder.executable(e.code);
        Profile p = Profile.of(x);
        if (!p.exits.count(pc)) return;
        synchronized (p) {
            if (p.entries.remove(e.pc, e)) {
                e.retired = true;
                x.enterAt(e.pc, null);
                if (log) System.err.printf("jit: retired %s pc %d, exits by pc %s%n", e.code.qualname, e.pc, p.exits);
                if (!eager && p.queued.add(e.pc)) compiler.execute(() -> compile(e.code, e.pc, p));
            }
        }
    }
}
