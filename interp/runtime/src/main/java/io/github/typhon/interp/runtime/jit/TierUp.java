// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.Executable;
import io.github.typhon.interp.runtime.eval.insn.NodeBuilder;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Decides what is compiled and when; compiles in the background, so that no Python thread waits.
 * <p>Threads: the hooks are called by any; one thread compiles.
 */
public final class TierUp implements TierHook, CompiledEntry.ExitListener {
    private static final int AGAIN = 5_000;
    private static final int NEVER = Integer.MAX_VALUE / 2;
    private static final int MAX_COMPILATIONS = 25;
    /** Calls inside calls that are compiled on behalf of the outermost. */
    private static final int MAX_NESTED = 12;

    /** What is known of one code object; lives and dies with it. Guarded by its monitor. */
    private static final class Profile {
        final ExitProfile exits;
        final Map<Integer, CompiledEntry> entries = new HashMap<>();
        final Set<Integer> queued = new HashSet<>();
        /** How it is cut into what fits into one method. */
        Regions regions;
        int compilations;
        boolean hopeless;
        /** Somebody has asked for an entry. */
        boolean asked;
        /** Frameless code: in force, or known not to be possible as things are. */
        FramelessEntry frameless;
        boolean needsFrame;

        Profile(PyCode code, int forcedPeriod) {
            regions = Regions.whole(code.unit);
            exits = new ExitProfile(forcedPeriod);
        }
    }

    /** One thread, gone when there is nothing to do. */
    private final ScheduledThreadPoolExecutor compiler = new ScheduledThreadPoolExecutor(1, r -> {
        Thread t = new Thread(r, "typhon-jit");
        t.setDaemon(true);
        return t;
    });
    private final Warming warming = new Warming(compiler);
    private final Remade remade = new Remade();
    private final boolean log;
    private final boolean eager;
    private final int forcedPeriod;
    private final JitStats stats = new JitStats();

    private Profile profile(Executable x) {
        synchronized (x) {
            if (x.tier == null) x.tier = new Profile(x.code, forcedPeriod);
            return (Profile) x.tier;
        }
    }

    private TierUp(boolean log, boolean eager, int forcedPeriod) {
        this.forcedPeriod = forcedPeriod;
        this.log = log;
        this.eager = eager;
        compiler.setKeepAliveTime(5, TimeUnit.SECONDS);
        compiler.allowCoreThreadTimeOut(true);
    }

    /** Obeys {@code -X jit=off|on|eager} {@code -X jitlog} and, for tests, {@code -X jitexits=N}: eager compiles at the second call or turn, on the thread that runs. */
    public static void install(PyInterpreterState interp) {
        if (!interp.jitEnabled()) return;
        boolean eager = "eager".equals(interp.xoptions.get("jit"));
        if (eager) {
            interp.callHeat = 1;
            interp.loopHeat = 1;
        }
        interp.tierHook = new TierUp(interp.xoptions.containsKey("jitlog"), eager, forcedPeriod(interp.xoptions.get("jitexits")));
    }

    private static int forcedPeriod(Object option) {
        return option instanceof String s && s.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(s) : 0;
    }

    @Override
    public Map<String, Object> statistics() {
        return stats.snapshot();
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
        Profile p = profile(NodeBuilder.executable(code));
        synchronized (p) {
            if (p.hopeless) return NEVER;
            if (!p.asked && !eager) {
                p.asked = true;
                int delay = remade.delay(code.unit);
                if (delay > 0) return delay;
            }
            if (p.entries.containsKey(pc) || !p.queued.add(pc)) return AGAIN;
            if (!eager) {
                compiler.execute(() -> compile(code, pc, p));
                return AGAIN;
            }
        }
        compile(code, pc, p);
        return 2;
    }

    /** Compiles what a request asks for: for the start of a function frameless code, if that is possible, and the other kind the next time. */
    private void compile(PyCode code, int pc, Profile p) {
        try {
            compileWanted(code, pc, p);
        } catch (RuntimeException | Error e) {
            // The thread's pool would tell nobody, and the entry be queued for good.
            synchronized (p) {
                p.queued.remove(pc);
                p.hopeless = !(e instanceof OutOfMemoryError);
            }
            stats.givenUp(whyNot(e));
            if (log) report(code, pc, null, e, 0);
        }
    }

    private void compileWanted(PyCode code, int pc, Profile p) {
        if (pc == 0 && !hasCurrent(code) && frameless(code, new HashSet<>()) != null) {
            synchronized (p) {
                p.queued.remove(pc);
            }
            return;
        }
        compileEntry(code, pc, p);
    }

    private static boolean hasCurrent(PyCode code) {
        return code.frameless instanceof FramelessEntry e && !e.outdated;
    }

    /** The entry, which is run from when it is warm on; null if there is none. */
    private CompiledEntry compileEntry(PyCode code, int pc, Profile p) {
        CompiledEntry e = null;
        BitSet outside = new BitSet();
        Throwable why = null;
        CompilationEvent event = JitEvents.compilation();
        long start = System.nanoTime();
        Executable x = NodeBuilder.executable(code);
        try {
            Compilation c;
            do {
                c = inferred(code, x, pc, p, true);
                e = EntryClass.make(c, this);
                if (e == null && c.catching.catchesAny()) {
                    c = inferred(code, x, pc, p, false);
                    e = EntryClass.make(c, this);
                }
            } while (e == null && cut(p, c));
            outside = c.outside();
        } catch (Throwable t) {
            why = t;
        }
        CompiledEntry made = e;
        boolean works;
        synchronized (p) {
            works = made != null && mayCompile(p);
            if (!works) {
                p.queued.remove(pc);
                p.hopeless = !(why instanceof OutOfMemoryError);
                // What was made before stays, and is left where it fails.
                if (made == null) {
                    retire(p.entries.remove(pc));
                    x.enterAt(pc, null);
                }
            }
        }
        if (works) whenWarm(made, () -> install(made, pc, x, p));
        long nanos = System.nanoTime() - start;
        String reason = works ? null : made != null ? "compiled too often" : whyNot(why);
        if (works) stats.compiled(true, nanos);
        else stats.givenUp(reason);
        if (event != null) event.commit(code, code.lineOf(pc), pc, works, why == null ? reason : why.toString());
        if (log) report(code, pc, e, why, nanos);
        if (works) outside.stream().forEach(to -> request(code, to));
        return works ? made : null;
    }

    private Compilation inferred(PyCode code, Executable x, int pc, Profile p, boolean catching) {
        Regions regions;
        synchronized (p) {
            regions = p.regions;
        }
        Compilation c = new Compilation(code, x, pc, p.exits, false, catching, callees(new HashSet<>())).within(regions);
        c.infer();
        return c;
    }

    /** Cuts the region of what turned out too large; false if that is not possible. */
    private static boolean cut(Profile p, Compilation c) {
        synchronized (p) {
            Regions smaller = p.regions.cut(c.entryPc, c.bytes, c::isReached);
            if (smaller == null) return false;
            p.regions = smaller;
            return true;
        }
    }

    /** Counts a compilation; false if there were too many. In time before that, sites that have failed are no longer guarded. Holds the profile's monitor. */
    private static boolean mayCompile(Profile p) {
        if (++p.compilations * 2 > limit(p)) p.exits.settle();
        return p.compilations <= limit(p);
    }

    /** How often the code object is compiled at most, all its entries together. Holds the profile's monitor. */
    private static int limit(Profile p) {
        return MAX_COMPILATIONS * p.regions.count();
    }

    /** From now on the code is run. */
    private void install(CompiledEntry e, int pc, Executable x, Profile p) {
        synchronized (p) {
            p.queued.remove(pc);
            retire(p.entries.put(pc, e));
            x.enterAt(pc, e);
        }
    }

    private static void retire(CompiledEntry old) {
        if (old != null) old.retired = true;
    }

    private void whenWarm(CompiledEntry e, Runnable install) {
        if (eager) {
            install.run();
            return;
        }
        long made = System.nanoTime();
        warming.add(e, () -> {
            install.run();
            if (log) System.err.printf("jit: warm %s pc %d after %d ms%n", e.code.qualname, e.pc, (System.nanoTime() - made) / 1_000_000);
        });
    }

    /**
     * The frameless code of a code object, made now if it can be; null if it cannot.
     * @param above the code objects whose compilation asks for this one
     */
    private FramelessEntry frameless(PyCode code, Set<PyCode> above) {
        if (code.entry == null || !Frameless.mayHaveCode(code) || above.size() > MAX_NESTED || above.contains(code)) return null;
        Executable x = NodeBuilder.executable(code);
        Profile p = profile(x);
        synchronized (p) {
            if (p.frameless != null && !p.frameless.outdated || p.needsFrame || p.compilations > limit(p)) return p.frameless;
        }
        FramelessEntry e = null;
        Throwable why = null;
        CompilationEvent event = JitEvents.compilation();
        long start = System.nanoTime();
        above.add(code);
        Compilation c = new Compilation(code, x, 0, p.exits, true, false, callees(above));
        try {
            c.infer();
            e = (FramelessEntry) EntryClass.make(c, this);
        } catch (Throwable t) {
            why = t;
        }
        above.remove(code);
        synchronized (p) {
            if (p.frameless != null && !p.frameless.outdated) return p.frameless;
            p.compilations++;
            p.frameless = e;
            p.needsFrame = e == null;
            if (e == null) replace(code, null);
        }
        FramelessEntry made = e;
        if (made != null) {
            whenWarm(made, () -> {
                synchronized (p) {
                    if (p.frameless == made) replace(code, made);
                }
            });
        }
        long nanos = System.nanoTime() - start;
        boolean unfit = why instanceof Unfit;
        String reason = e != null ? null : unfit ? "needs a frame: " + c.op : whyNot(why);
        if (e != null) stats.compiled(false, nanos);
        else if (unfit) stats.needsFrame(c.op);
        else stats.givenUp(reason);
        if (event != null) event.commit(code, code.lineOf(c.pc), -1, e != null, why == null || unfit ? reason : why.toString());
        if (log && unfit) System.err.printf("jit: %s:%d needs a frame: pc %d, %s%n", code.qualname, code.lineOf(c.pc), c.pc, c.op);
        else if (log) report(code, -1, e, why, nanos);
        return e;
    }

    private static void replace(PyCode code, FramelessEntry e) {
        retire((FramelessEntry) code.frameless);
        code.frameless = e;
    }

    private Callees callees(Set<PyCode> above) {
        return new Callees() {
            @Override
            public FramelessEntry frameless(PyCode code) {
                return TierUp.this.frameless(code, above);
            }

            @Override
            public CompiledEntry[] resumptions(PyCode code) {
                return TierUp.this.resumptions(code);
            }
        };
    }

    /** Compiles what follows the yields of a generator that were executed, and its start. */
    private CompiledEntry[] resumptions(PyCode code) {
        Executable x = NodeBuilder.executable(code);
        List<CompiledEntry> entries = new ArrayList<>();
        long[] words = code.unit.code();
        for (int pc = words.length - 1; pc >= 0 && entries.size() < GeneratorLowering.KNOWN; pc--) {
            Opcode op = Instr.opcode(words[pc]);
            if (op != Opcode.YIELD_VALUE && op != Opcode.RETURN_GENERATOR || x.at(pc).seen() == 0) continue;
            CompiledEntry e = entry(code, pc + 1);
            if (e != null) entries.add(e);
        }
        return entries.toArray(CompiledEntry[]::new);
    }

    /** The entry at a pc, compiled if it is not being compiled already. */
    private CompiledEntry entry(PyCode code, int pc) {
        Profile p = profile(NodeBuilder.executable(code));
        synchronized (p) {
            CompiledEntry e = p.entries.get(pc);
            if (e != null || p.hopeless || !p.queued.add(pc)) return e;
        }
        return compileEntry(code, pc, p);
    }

    /** What is counted as the reason that there is no class: equal errors together, without their texts. */
    private static String whyNot(Throwable error) {
        return error != null ? error.getClass().getSimpleName() : "too large";
    }

    private void report(PyCode code, int pc, CompiledEntry e, Throwable why, long nanos) {
        System.err.printf("jit: %s %s:%d pc %d, %.2f ms%s%n", e != null ? "compiled" : "gave up", code.qualname, code.lineOf(pc), pc, nanos / 1e6,
                why == null ? "" : ": " + why);
        if (why != null) why.printStackTrace();
    }

    @Override
    public void exited(CompiledEntry e, int pc) {
        stats.left(Instr.opcode(e.code.unit.code()[pc]));
        Executable x = NodeBuilder.executable(e.code);
        Profile p = profile(x);
        if (!p.exits.count(e, pc)) return;
        synchronized (p) {
            boolean inForce = e instanceof FramelessEntry ? p.frameless == e : p.entries.get(e.pc) == e;
            if (!inForce) return;
            stats.outdated();
            JitEvents.outdated(e, p.exits);
            if (log) System.err.printf("jit: outdated %s pc %d, failed sites %s%n", e.code.qualname, e.pc, p.exits.describe(e.code));
            if (eager) {
                drop(e, x, p);
            } else {
                e.outdated = true;
                if (p.queued.add(e.pc)) compiler.execute(() -> compile(e.code, e.pc, p));
            }
        }
    }

    /** Compiled anew at the next call or turn. */
    private void drop(CompiledEntry e, Executable x, Profile p) {
        e.retired = true;
        if (e instanceof FramelessEntry) {
            p.frameless = null;
            e.code.frameless = null;
        } else {
            p.entries.remove(e.pc);
            x.enterAt(e.pc, null);
        }
    }
}
