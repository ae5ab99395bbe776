// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.boot.Startup;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A main interpreter and its sub-interpreters: what CPython has one of per process is here one per main interpreter, so that the programs that a JVM
 *  embeds do not see each other. Interpreter ids are its own: the main one has 0.
 *  <p>Threads: any; ending an interpreter excludes running code in it. CPython: _PyRuntimeState.interpreters. */
public final class Family {
    private static final StateKey<Family> KEY = StateKey.of(Family::new);

    private final ConcurrentSkipListMap<Long, Member> members = new ConcurrentSkipListMap<>();
    private final AtomicLong nextId = new AtomicLong(1);
    private final List<BiConsumer<PyThreadState, Member>> endListeners = new CopyOnWriteArrayList<>();
    private final PyInterpreterState main;

    private Family(InterpreterState main) {
        this.main = (PyInterpreterState) main;
        Member m = new Member(0, Member.WHENCE_RUNTIME, InterpreterConfig.MAIN, this.main);
        m.setReady(true);
        members.put(m.id, m);
    }

    public static Family of(ThreadState ts) {
        return PyThreadState.of(ts).interpreter.mainInterpreter.state(KEY);
    }

    /** What all members share, made at the first use. */
    public <T> T shared(StateKey<T> key) {
        return main.state(key);
    }

    /** The member that a thread is in. */
    public Member current(ThreadState ts) {
        for (Member m : members.values()) {
            if (m.interp == ts.interp) {
                return m;
            }
        }
        throw new IllegalStateException("an interpreter that is in no family");
    }

    public Member main() {
        return members.get(0L);
    }

    /** Null if there is none of that id, any more or yet. */
    public Member find(long id) {
        return members.get(id);
    }

    /** In order of creation. */
    public List<Member> all() {
        return new ArrayList<>(members.values());
    }

    /** Called with every member that ended, by the thread that ended it, attached elsewhere. */
    public void onEnd(BiConsumer<PyThreadState, Member> listener) {
        endListeners.add(listener);
    }

    /** A new interpreter. InterpreterError if the configuration contradicts itself; what its start raised becomes that too. */
    @MayRunPython
    public Member create(PyThreadState ts, InterpreterConfig wanted, int whence) {
        InterpreterConfig config = wanted.settled(ts);
        PyInterpreterState interp = new PyInterpreterState(main, config.features());
        Member m = new Member(nextId.getAndIncrement(), whence, config, interp);
        members.put(m.id, m);
        main.subinterpreters = this::endAll;
        String failure = start(ts, m);
        if (failure != null) {
            members.remove(m.id);
            throw CrossErrors.INTERPRETER.error(ts, "sub-interpreter creation failed: %s", failure);
        }
        m.setReady(true);
        return m;
    }

    private String start(PyThreadState ts, Member m) {
        PyConfig config = ts.interp.state(SysState.KEY).config.forSubinterpreter();
        try (var d = ts.blocking()) {
            try {
                PyThreadState made = Startup.start(config, m.interp);
                // Pickles look there, also before anything ran.
                MainProgram.mainNamespace(made);
                made.leaveMerged(ts);
                return null;
            } catch (PyException e) {
                PyThreadState half = m.interp.main;
                String text = ExceptionSnapshot.of(half, e).formatted();
                half.leave(ts);
                return text;
            }
        }
    }

    /** Ends an interpreter that is not running: waits for its threads, runs its exit functions, lets its objects die. False if it runs. */
    @MayRunPython
    public boolean end(PyThreadState ts, Member m) {
        if (!m.tryRun()) {
            return false;
        }
        m.setReady(false);
        try (var d = ts.blocking()) {
            // Before the shutdown, which stops the world for good.
            m.awaitVisitors();
            PyThreadState last = m.interp.main;
            last.enter();
            try {
                MainProgram.shutdown(last);
            } finally {
                last.leaveMerged(ts);
            }
        }
        for (BiConsumer<PyThreadState, Member> l : endListeners) {
            l.accept(ts, m);
        }
        members.remove(m.id);
        return true;
    }

    /** At the end of the main interpreter. CPython: finalize_subinterpreters. */
    private void endAll(PyThreadState ts) {
        boolean warned = false;
        for (Member m : all()) {
            if (m.interp.isMain()) {
                continue;
            }
            if (!warned) {
                warned = true;
                warnOfRest(ts);
            }
            end(ts, m);
        }
    }

    private static void warnOfRest(PyThreadState ts) {
        try {
            Warnings.warn(ts, Exc.RuntimeWarning, "remaining subinterpreters; close them with Interpreter.close()", 0);
        } catch (PyException e) {
            Unraisable.report(ts, e, null, null);
        }
    }
}
