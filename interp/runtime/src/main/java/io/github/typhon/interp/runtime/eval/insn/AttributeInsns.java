// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.SuperCalls;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.ArgumentBinder;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Attributes and the preparation of method calls. */
final class AttributeInsns {
    private AttributeInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case LOAD_ATTR -> new LoadAttr(b, w);
            case STORE_ATTR -> new StoreAttr(b, w);
            case DELETE_ATTR -> new DeleteAttr(b, w);
            case LOAD_METHOD -> new LoadMethod(b, w);
            case LOAD_SUPER_ATTR -> new LoadSuper(b, w, false, false);
            case LOAD_SUPER_ATTR_2 -> new LoadSuper(b, w, true, false);
            case LOAD_SUPER_METHOD -> new LoadSuper(b, w, false, true);
            case LOAD_SUPER_METHOD_2 -> new LoadSuper(b, w, true, true);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    /** An instruction that learns where the attribute of its receivers is. */
    private abstract static class Loading extends VariableInsns.Named {
        AttrCache cache;
        AttrTable many;
        ModulePlace module;
        private int misses;

        Loading(NodeBuilder b, long w) {
            super(b, w);
        }

        /** What is known of receivers like this one; null if nothing. */
        final AttrCache known(PyObject x) {
            AttrCache e = AttrCache.find(cache, x);
            AttrTable t = many;
            return e == null && t != null ? t.find(x) : e;
        }

        /** What an object in dict mode has, or else its class; null if only the general way can tell. */
        final @Owned PyObject inDict(ThreadState ts, Attributed o, AttrCache e) {
            PyObject v = DictAttributes.look(ts, o, name);
            if (v == null) return e.value != null && e.owns(ts, e.value) ? e.value : null;
            return v == RefSlots.BUSY ? null : v;
        }

        /** Learns about a receiver of which nothing is known; null if nothing can be. */
        final AttrCache learn(ThreadState ts, PyObject x) {
            AttrTable t = many;
            boolean learns = Learning.again(misses, t == null ? Learning.FEW : Learning.MANY);
            misses = Learning.more(misses);
            if (!learns) return null;
            AttrCache old = t == null ? cache : null;
            AttrCache e = AttrCache.load(ts, old, x, name);
            if (e == old) return null;
            if (t != null) {
                t.add(e);
            } else if (misses > AttrTable.AFTER && AttrCache.isFull(e)) {
                many = new AttrTable(e);
                cache = null;
            } else {
                cache = e;
            }
            return e;
        }
    }

    static final class LoadAttr extends Loading implements ValueForm.Unary {
        /** So many objects without the attribute are more than a mistake. */
        private static final int OFTEN = 32;
        private AfterMethod after;
        private int unset;

        LoadAttr(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            if (x instanceof PyInstance o) {
                AttrCache e = AttrCache.find(cache, o.shape());
                if (e != null && e.kind == AttrCache.INSTANCE) {
                    PyObject v = InlineValues.load(ts, o, e.index);
                    if (v != null && v != InlineValues.MOVED) return put1(ts, r, x, v);
                }
                return other(ts, f, r, x, e != null || many == null ? e : many.find(x));
            }
            return noInstance(ts, f, r, x);
        }

        private Insn noInstance(PyThreadState ts, Frame f, PyObject[] r, PyObject x) {
            if (x instanceof PyModule m) {
                ModulePlace p = module;
                if (p != null && m.dictBorrowed().keysAcquire() == p.keys()) {
                    PyObject v = p.keys().fetchValue(ts, p.index());
                    if (v != null && v != RefSlots.BUSY) return put1(ts, r, x, v);
                }
                if (m.getClass() == PyModule.class && m.ob_type() == PyModule.TYPE) module = ModulePlace.find(ts, m, name);
                return generic(ts, f, r, x);
            }
            return other(ts, f, r, x, known(x));
        }

        private Insn other(PyThreadState ts, Frame f, PyObject[] r, PyObject x, AttrCache e) {
            if (e != null) {
                PyObject free = e.kind == AttrCache.CLASS ? null : e.free();
                if (free != null && e.owns(ts, free)) return put1(ts, r, x, free);
                if (e.kind == AttrCache.INSTANCE && x instanceof Attributed o) {
                    PyObject v = InlineValues.load(ts, o, e.index);
                    if (v != null && v != InlineValues.MOVED) return put1(ts, r, x, v);
                    if (unset < OFTEN) unset++;
                }
                if (e.kind == AttrCache.IN_DICT && x instanceof Attributed o) {
                    PyObject v = inDict(ts, o, e);
                    if (v != null) return put1(ts, r, x, v);
                }
                if (e.kind == AttrCache.PROPERTY && f.depth < ts.recursionLimit) {
                    PyFunction fn = AttrCache.getter(e.value);
                    if (fn != null && e.owns(ts, fn)) return property(ts, f, r, fn);
                }
            } else {
                learn(ts, x);
            }
            return generic(ts, f, r, x);
        }

        private Insn property(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyFunction getter) {
            f.at = this;
            if (after == null) after = new AfterMethod(this, dst);
            Frame nf = ArgumentBinder.newFrame(ts, getter);
            nf.r[0] = takeA(ts, r);
            return CallInsns.push(f, nf, after, -1);
        }

        private Insn generic(PyThreadState ts, Frame f, PyObject[] r, PyObject x) {
            f.at = this;
            return put1(ts, r, x, Objects.getAttr(ts, x, name));
        }

        ModulePlace module() {
            return module;
        }

        AttrCache cache() {
            return cache;
        }

        boolean isOftenUnset() {
            return unset == OFTEN;
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x) {
            AttrCache e = known(x);
            // Compiled code brings what no few entries cover.
            if (e == null && many != null) e = learn(ts, x);
            if (e != null) {
                PyObject free = e.kind == AttrCache.CLASS ? null : e.free();
                if (free != null && e.owns(ts, free)) return free;
                if (x instanceof Attributed o) {
                    PyObject v = e.kind == AttrCache.INSTANCE ? InlineValues.load(ts, o, e.index) : e.kind == AttrCache.IN_DICT ? inDict(ts, o, e) : null;
                    if (v != null && v != InlineValues.MOVED) return v;
                }
            }
            f.at = this;
            if (x instanceof PyModule m) {
                ModulePlace p = module;
                if (p != null && m.dictBorrowed().keysAcquire() == p.keys()) {
                    PyObject v = p.keys().fetchValue(ts, p.index());
                    if (v != null && v != RefSlots.BUSY) return v;
                }
            }
            return Objects.getAttr(ts, x, name);
        }
    }

    static final class StoreAttr extends Op.Op3 implements ValueForm.Effect {
        private final PyUnicode name;
        private AttrCache cache;
        private AttrTable many;
        private int misses;

        StoreAttr(NodeBuilder b, long w) {
            super(b, w);
            name = b.code.names()[Instr.index(Instr.b(w))];
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            if (x instanceof PyInstance o) {
                AttrCache e = known(o);
                if (e != null && e.kind == AttrCache.INSTANCE) {
                    PyObject v = c(r);
                    if (v instanceof RefCounted z && !tc) Refs.incref(ts, z);
                    PyObject old = InlineValues.exchange(ts, o, e.index, v);
                    if (old != InlineValues.MOVED) {
                        if (tc) r[c] = null;
                        if (old instanceof RefCounted z) {
                            f.at = this;
                            Refs.decref(ts, z);
                        }
                        return done1(ts, r, x);
                    }
                    if (v instanceof RefCounted z && !tc) Refs.decref(ts, z);
                }
                return slow(ts, f, r, x, e);
            }
            return slow(ts, f, r, x, null);
        }

        private AttrCache known(PyInstance o) {
            AttrCache e = AttrCache.find(cache, o.shape());
            AttrTable t = many;
            return e == null && t != null ? t.find(o) : e;
        }

        private void learn(PyObject x) {
            AttrTable t = many;
            boolean learns = Learning.again(misses, t == null ? Learning.FEW : Learning.MANY);
            misses = Learning.more(misses);
            if (!learns) return;
            AttrCache old = t == null ? cache : null;
            AttrCache e = AttrCache.store(old, x, name);
            if (e == old) return;
            if (t != null) {
                t.add(e);
            } else if (misses > AttrTable.AFTER && AttrCache.isFull(e)) {
                many = new AttrTable(e);
                cache = null;
            } else {
                cache = e;
            }
        }

        AttrCache cache() {
            return cache;
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject x, PyObject unused, PyObject v) {
            f.at = this;
            if (x instanceof PyInstance o) {
                AttrCache e = known(o);
                if (e == null && many != null) learn(x);
                if (e != null && e.kind == AttrCache.INSTANCE) {
                    Refs.incref(ts, v);
                    PyObject old = InlineValues.exchange(ts, o, e.index, v);
                    if (old != InlineValues.MOVED) {
                        if (old instanceof RefCounted z) Refs.decref(ts, z);
                        return;
                    }
                    Refs.decref(ts, v);
                } else if (e != null && e.isPlainStore()) {
                    InlineValues.set(ts, o, name, v);
                    return;
                }
            }
            Objects.setAttr(ts, x, name, v);
        }

        private Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x, AttrCache e) {
            f.at = this;
            PyObject v = c(r);
            if (e != null && e.isPlainStore()) {
                InlineValues.set(ts, (Attributed) x, name, v);
            } else {
                learn(x);
                Objects.setAttr(ts, x, name, v);
            }
            if (ta) r[a] = null;
            if (tc) r[c] = null;
            if (ta) drop(ts, x);
            if (tc) drop(ts, v);
            return next;
        }
    }

    static final class DeleteAttr extends VariableInsns.Named implements ValueForm.Effect {
        private static final int LIMIT = 48;
        private AttrCache cache;
        private int misses;

        DeleteAttr(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            effect(ts, f, x, null, null);
            return done1(ts, r, x);
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject x, PyObject unused, PyObject none) {
            f.at = this;
            if (x instanceof PyInstance o) {
                if (AttrCache.find(cache, o.shape()) != null) {
                    if (InlineValues.delete(ts, o, name)) return;
                } else if (misses < LIMIT) {
                    misses++;
                    cache = AttrCache.delete(cache, o, name);
                }
            }
            Objects.delAttr(ts, x, name);
        }
    }

    static final class LoadMethod extends Loading implements ValueForm.Method {
        /** Something was met that compiled code cannot call as a function of the receiver's class. */
        private boolean odd;

        LoadMethod(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            AttrCache e = x instanceof PyInstance o ? AttrCache.find(cache, o.shape()) : AttrCache.find(cache, x);
            if (e == null && many != null) e = many.find(x);
            if (e != null && e.kind == AttrCache.METHOD && e.owns(ts, e.value)) {
                PyObject self = takeA(ts, r);
                r[dst] = e.value;
                r[dst + 1] = self;
                return next;
            }
            return slow(ts, f, r, x, e);
        }

        AttrCache cache() {
            return cache;
        }

        ModulePlace module() {
            return module;
        }

        boolean isOfMany() {
            return many != null;
        }

        boolean isMethodOnly() {
            return !odd;
        }

        @Override
        public PyObject method(PyThreadState ts, PyObject x) {
            AttrCache e = known(x);
            if (e == null) e = learn(ts, x);
            if (e != null && e.held && (e.kind == AttrCache.METHOD || DictAttributes.lacks(ts, (Attributed) x, name))) return e.value;
            odd = true;
            return null;
        }

        private Insn slow(PyThreadState ts, Frame f, PyObject[] r, PyObject x, AttrCache e) {
            PyObject v = e == null ? null : e.free();
            if (v != null && e.owns(ts, v)) {
                f.at = this;
                PyObject self = e.kind == AttrCache.CLASS ? Refs.newRef(ts, e.type) : null;
                if (ta) r[a] = null;
                r[dst] = v;
                r[dst + 1] = self;
                if (ta) drop(ts, x);
                return next;
            }
            v = null;
            if (x instanceof PyModule m) {
                ModulePlace p = module;
                if (p != null && m.dictBorrowed().keysAcquire() == p.keys()) {
                    v = p.keys().fetchValue(ts, p.index());
                    if (v == RefSlots.BUSY) v = null;
                } else if (m.ob_type() == PyModule.TYPE) {
                    module = ModulePlace.find(ts, m, name);
                }
            } else if (e == null) {
                e = learn(ts, x);
                if (e != null && e.kind == AttrCache.METHOD && e.owns(ts, e.value)) {
                    PyObject self = takeA(ts, r);
                    r[dst] = e.value;
                    r[dst + 1] = self;
                    return next;
                }
            }
            if (v == null && e != null && x instanceof Attributed o) {
                if (e.kind == AttrCache.DICT_METHOD && DictAttributes.lacks(ts, o, name) && e.owns(ts, e.value)) {
                    PyObject self = takeA(ts, r);
                    r[dst] = e.value;
                    r[dst + 1] = self;
                    return next;
                }
                v = e.kind == AttrCache.INSTANCE ? InlineValues.load(ts, o, e.index) : e.kind == AttrCache.IN_DICT ? inDict(ts, o, e) : null;
                if (v == InlineValues.MOVED) v = null;
            }
            if (v == null) {
                f.at = this;
                v = Objects.getAttr(ts, x, name);
            }
            if (ta) r[a] = null;
            r[dst] = v;
            r[dst + 1] = null;
            if (ta) drop(ts, x);
            return next;
        }
    }

    static final class LoadSuper extends Op.Op0 {
        private final int base;
        private final PyUnicode name;
        private final boolean explicit;
        private final boolean method;
        private SuperTarget target;

        LoadSuper(NodeBuilder b, long w, boolean explicit, boolean method) {
            super(b, w);
            base = Instr.index(Instr.a(w));
            name = b.code.names()[Instr.index(Instr.b(w))];
            this.explicit = explicit;
            this.method = method;
        }

        SuperTarget found() {
            return target;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject sup = r[base];
            PyObject cls = r[base + 1];
            PyObject self = r[base + 2];
            PyObject v;
            boolean bound = true;
            if (SuperCalls.isBuiltin(sup) && cls instanceof PyType t) {
                if (method) {
                    v = SuperCalls.method(ts, t, self, name);
                    bound = v == null;
                    if ((v instanceof PyFunction || v != null && AttrCache.isUnboundBuiltin(v)) && !(self instanceof PyType)) target = SuperTarget.with(target, t, PyType.of(self), v);
                    if (bound) v = SuperCalls.attribute(ts, t, self, name);
                } else {
                    v = SuperCalls.attribute(ts, t, self, name);
                }
            } else {
                v = SuperCalls.generic(ts, sup, cls, self, explicit, name);
            }
            r[base] = null;
            r[base + 1] = null;
            r[base + 2] = null;
            set(ts, r, dst, v);
            if (method) r[dst + 1] = bound ? null : Refs.newRef(ts, self);
            drop(ts, sup);
            drop(ts, cls);
            drop(ts, self);
            return next;
        }
    }
}
