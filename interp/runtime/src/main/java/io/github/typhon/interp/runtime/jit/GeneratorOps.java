// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.eval.Interpreter;
import io.github.typhon.interp.runtime.eval.insn.YieldSite;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.interp.runtime.function.PyCoroutine;
import io.github.typhon.interp.runtime.function.PyGenBase;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;

/**
 * What compiled code calls to resume generators and to suspend them: the generator's frame runs on the Java stack of who resumes it.
 * <p>Threads: as the instructions they stand for.
 * <p>The entries k0 to k2 are the resumptions that a site expects, null for none: HotSpot calls them directly.
 */
public final class GeneratorOps {
    private GeneratorOps() {}

    /** Whether the Java stack has no room for another frame: the driver's loop goes on. */
    public static boolean isDeep(PyThreadState ts) {
        return ts.nativeDepth >= ts.compiledDepthLimit;
    }

    /** Whether a delegation to it is a resumption here. */
    public static boolean isDelegate(PyThreadState ts, PyObject x) {
        return (x instanceof PyGenerator || x instanceof PyCoroutine) && !isDeep(ts);
    }

    /** The next item of a generator, or null at its end. {@code held}: see {@link PyGenBase#beginHeld}. */
    public static @Owned PyObject next(PyThreadState ts, Frame f, Insn at, PyGenerator g, int held, CompiledEntry k0, CompiledEntry k1, CompiledEntry k2) {
        f.at = at;
        f.checkDepth(ts);
        if (!g.beginHeld(ts, PyNone.NONE, held)) return null;
        PyObject v = resume(ts, f, g.frame, k0, k1, k2);
        if (ts.yielded) return v;
        Insn.drop(ts, v);
        return null;
    }

    /**
     * The value in the slot {@code dst} is sent to the generator in the slot {@code a}. True: it yielded, its value is in dst. False: it ended, its result is in
     * dst, and it was dropped.
     */
    public static boolean send(PyThreadState ts, Frame f, PyObject[] r, Insn at, int a, int dst, int held, CompiledEntry k0, CompiledEntry k1, CompiledEntry k2) {
        f.at = at;
        f.checkDepth(ts);
        PyGenBase g = (PyGenBase) r[a];
        PyObject v = PyNone.NONE;
        if (g.beginHeld(ts, r[dst], held)) {
            r[dst] = null;
            v = resume(ts, f, g.frame, k0, k1, k2);
            if (ts.yielded) {
                r[dst] = v;
                return true;
            }
        } else if (g instanceof PyCoroutine) {
            throw Raise.runtimeError("cannot reuse already awaited coroutine");
        }
        Insn.set(ts, r, dst, v);
        r[a] = null;
        Insn.drop(ts, g);
        return false;
    }

    /** n, and one if the frame's slot holds the same object where only this thread looks. */
    public static int heldToo(int n, Frame f, PyObject[] r, int slot, PyObject x) {
        return r[slot] == x && f.pyFrame == null ? n + 1 : n;
    }

    private static @Owned PyObject resume(PyThreadState ts, Frame f, Frame nf, CompiledEntry k0, CompiledEntry k1, CompiledEntry k2) {
        nf.depth = f.depth + 1;
        Frame outer = CompiledOps.enter(ts, nf);
        try {
            Insn from = nf.next;
            Insn n;
            try {
                n = from == k0 ? k0.exec(ts, nf, nf.r) : from == k1 ? k1.exec(ts, nf, nf.r) : from == k2 ? k2.exec(ts, nf, nf.r) : from.exec(ts, nf, nf.r);
            } catch (Throwable t) {
                return Interpreter.resumeThrown(ts, nf, t);
            }
            return n == Raised.INSN ? Interpreter.resumeThrown(ts, nf, ts.takeRaised()) : CompiledOps.goOn(ts, nf, n);
        } finally {
            CompiledOps.leave(ts, nf, outer);
        }
    }

    /** Gives a yielded item to the sink of this resumption; false if there is none, or it does not want it. */
    public static boolean push(PyThreadState ts, Frame f, @Stolen PyObject v) {
        return ((PyGenBase) f.gen).push(ts, v);
    }

    /** {@link #yieldValue} where the resumption has no compiled code yet. */
    public static Insn yieldCounted(PyThreadState ts, Frame f, Insn at, @Stolen PyObject v, int dst) {
        YieldSite.suspend(ts, f, at, v);
        return null;
    }

    /** Suspends the running generator at a yield, with a value; the next resumption gives that to the slot {@code dst}. */
    public static Insn yieldValue(PyThreadState ts, Frame f, Insn at, @Stolen PyObject v, int dst) {
        f.result = v;
        f.at = at;
        f.next = at.next;
        f.dst = dst;
        ((PyGenBase) f.gen).suspended(ts);
        return null;
    }
}
