// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.refcount.contract.Owned;

/** What a call site has called. */
public final class CallTarget {
    /** Callables that are not all functions of one code object, nor always one class. */
    public static final Object VARIOUS = new Object();

    /** Instances of a Python class that has a {@code __call__}; classes, if it is a metaclass. */
    public record Instances(PyType type) {}

    private CallTarget() {}

    /** What is known of a call of such an instance: no new object if the last one was like it. */
    static Object instance(Object known, PyType type) {
        return known instanceof Instances i && i.type == type ? known : new Instances(type);
    }

    /** The code object of every function that the instruction, a CALL or CALL_KW, called so far; the only class; {@link Instances}; VARIOUS; null before the first call. */
    public static Object of(Insn call) {
        return call instanceof CallInsns.CallKw k ? k.callee() : ((CallInsns.Call) call).callee();
    }

    /** What is known after one more call: of code, or of something else (VARIOUS). */
    static Object with(Object known, Object callee) {
        return known == null || known == callee ? callee : VARIOUS;
    }

    /** What the instruction, a CALL or CALL_KW, does to make an instance of the class in its present version; null if that is not simple. */
    public static Construction construction(Insn call, PyType t) {
        Construction k = call instanceof CallInsns.CallKw kw ? kw.construction() : ((CallInsns.Call) call).construction();
        return k != null && k.type == t && k.isCurrent() ? k : null;
    }

    /** What follows the {@code __init__} of such a construction, in a frame whose {@code result} is its result. */
    public static Insn afterInit(Insn call) {
        return ((CallInsns.Call) call).afterInit();
    }

    /**
     * What a call of a class does when its instances are plain.
     * @param meta the class's class, which in that version calls classes as {@code type} does
     * @param init {@code __init__}; null if that is no Python function
     */
    public record Construction(PyType type, int version, PyType meta, int metaVersion, PyFunction init) {
        static Construction of(PyType t) {
            Construction k = plain(t);
            return k != null && k.init != null ? k : null;
        }

        /** Of a class that makes instances without running any {@code __init__}; else null. */
        public static Construction bare(PyType t) {
            Construction k = plain(t);
            return k != null && k.init == null && SlotCalls.sameSource(t.slots(), PyBaseObject.TYPE.slots(), Slot.TP_INIT) ? k : null;
        }

        private static Construction plain(PyType t) {
            PyType meta = t.ob_type();
            int version = t.version();
            int metaVersion = meta.version();
            if (!SlotCalls.sameSource(meta.slots(), PyType.TYPE.slots(), Slot.TP_CALL) || !t.isHeapType() || t.hasFlag(PyType.ABSTRACT)) return null;
            if (!SlotCalls.sameSource(t.slots(), PyBaseObject.TYPE.slots(), Slot.TP_NEW)) return null;
            return new Construction(t, version, meta, metaVersion, t.lookupBorrowed(Names.__init__) instanceof PyFunction fn ? fn : null);
        }

        /** {@code known} if it is of that class as it is; null if the class is not of the kind. */
        static Construction of(Construction known, PyType t) {
            return known != null && known.type == t && known.isCurrent() ? known : of(t);
        }

        boolean isCurrent() {
            return type.version() == version && type.ob_type() == meta && meta.version() == metaVersion;
        }

        /** {@code __init__}, owned; null if the class is not as it was. */
        @Owned PyFunction takeInit(PyThreadState ts) {
            return AttrCache.owns(ts, init, type, version) ? init : null;
        }
    }

    /** The {@code __call__} that a class gets from its metaclass, if that is a Python function; else null. */
    static PyFunction metaCall(PyType t) {
        PyType meta = t.ob_type();
        return meta != PyType.TYPE && meta.lookupBorrowed(Names.__call__) instanceof PyFunction fn ? fn : null;
    }
}
