// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.runtime.eval.Operations;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.runtime.eval.NameErrors;
import io.github.typhon.interp.runtime.eval.Scopes;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.RefSlots;

/** Variables outside the fast locals: globals, builtins, names of class bodies, cells. */
final class VariableInsns {
    private VariableInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case LOAD_GLOBAL -> new LoadGlobal(b, w);
            case STORE_GLOBAL -> new StoreGlobal(b, w);
            case DELETE_GLOBAL -> new DeleteGlobal(b, w);
            case LOAD_NAME -> new LoadName(b, w);
            case STORE_NAME -> new StoreName(b, w);
            case DELETE_NAME -> new DeleteName(b, w);
            case LOAD_DEREF -> new LoadDeref(b, w);
            case STORE_DEREF -> new StoreDeref(b, w);
            case DELETE_DEREF -> new DeleteDeref(b, w);
            case LOAD_FROM_DICT_OR_GLOBALS -> new LoadFromDictOrGlobals(b, w);
            case LOAD_FROM_DICT_OR_DEREF -> new LoadFromDictOrDeref(b, w);
            case LOAD_LOCALS -> new LoadLocals(b, w);
            case MAKE_CELL -> new MakeCell(b, w);
            case COPY_FREE_VARS -> new CopyFreeVars(b, w);
            case LOAD_BUILD_CLASS -> new LoadBuildClass(b, w);
            case LOAD_COMMON_CONSTANT -> new LoadCommonConstant(b, w);
            case SETUP_ANNOTATIONS -> new SetupAnnotations(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    /** An instruction that names a variable by an index into the names, at b. */
    abstract static class Named extends Op.Op1 {
        final PyUnicode name;

        Named(NodeBuilder b, long w) {
            super(b, w);
            name = b.code.names()[Instr.index(Instr.b(w))];
        }
    }

    static final class LoadGlobal extends Named implements ValueForm.Nullary {
        private static final int MANY_NAMESPACES = 16;
        private GlobalPlace place;
        private int misses;

        LoadGlobal(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = known(ts, f);
            if (v == null) return put(ts, r, learn(ts, f));
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) Refs.decref(ts, z);
            return next;
        }

        @Override
        public PyObject value(PyThreadState ts, Frame f) {
            PyObject v = known(ts, f);
            return v == null ? learn(ts, f) : v;
        }

        /** What is where the variable was found last, if these are those namespaces; else null. */
        private @Owned PyObject known(PyThreadState ts, Frame f) {
            GlobalPlace p = place;
            if (p == null) return null;
            DictKeys k = f.globals.keysAcquire();
            boolean there = p.globals() == null ? k == p.keys()
                    : k == p.globals() && k.nentriesAcquire() == p.entries() && ((PyDict) f.builtins).keysAcquire() == p.keys();
            PyObject v = there ? p.keys().fetchValue(ts, p.index()) : null;
            return v == RefSlots.BUSY ? null : v;
        }

        private @Owned PyObject learn(PyThreadState ts, Frame f) {
            if (Learning.again(misses, Learning.FEW)) place = find(ts, f);
            misses = Learning.more(misses);
            f.at = this;
            return Scopes.loadGlobal(ts, f, name);
        }

        /** Never executed, or executed. */
        @Override
        public int seen() {
            return misses == 0 ? 0 : 1;
        }

        /** Where the variable was found last, or null: also if namespaces come and go. */
        GlobalPlace place() {
            return misses > MANY_NAMESPACES ? null : place;
        }

        private GlobalPlace find(PyThreadState ts, Frame f) {
            DictKeys k = f.globals.keysAcquire();
            int entries = k.nentriesAcquire();
            int i = f.globals.indexOf(ts, name);
            if (i >= 0) return f.globals.keysAcquire() == k ? new GlobalPlace(k, i, null, 0) : null;
            if (f.builtins.getClass() != PyDict.class || f.globals.getClass() != PyDict.class) return null;
            PyDict bd = (PyDict) f.builtins;
            DictKeys bk = bd.keysAcquire();
            int j = bd.indexOf(ts, name);
            if (j < 0 || bd.keysAcquire() != bk || f.globals.keysAcquire() != k || k.nentriesAcquire() != entries) return null;
            return new GlobalPlace(bk, j, k, entries);
        }
    }

    static final class StoreGlobal extends Named {
        StoreGlobal(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = takeA(ts, r);
            f.at = this;
            f.globals.putStolen(ts, name, v);
            return next;
        }
    }

    static final class DeleteGlobal extends Named {
        DeleteGlobal(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject old = f.globals.remove(ts, name);
            if (old == null) throw NameErrors.notDefined(ts, name);
            Refs.decref(ts, old);
            return next;
        }
    }

    static final class LoadName extends Named {
        LoadName(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return put(ts, r, Scopes.loadName(ts, f, name));
        }
    }

    static final class StoreName extends Named {
        StoreName(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            Scopes.storeName(ts, f, name, x);
            return done1(ts, r, x);
        }
    }

    static final class DeleteName extends Named {
        DeleteName(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            Scopes.deleteName(ts, f, name);
            return next;
        }
    }

    /** NameError or UnboundLocalError of an empty cell. */
    private static RuntimeException unbound(Frame f, int slot) {
        PyUnicode name = f.code.slotNames()[slot];
        return slot >= f.code.unit.firstFreeSlot() ? NameErrors.unboundFree(name) : NameErrors.unboundLocal(name);
    }

    static final class LoadDeref extends Op.Op1 implements ValueForm.Unary {
        LoadDeref(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = ((PyCell) r[a]).get(ts);
            if (v == null) throw unbound(f, a);
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) Refs.decref(ts, z);
            return next;
        }

        /** The content of cell x. */
        @Override
        public PyObject value(PyThreadState ts, Frame f, PyObject x) {
            PyObject v = ((PyCell) x).get(ts);
            if (v == null) {
                f.at = this;
                throw unbound(f, a);
            }
            return v;
        }
    }

    static final class StoreDeref extends Op.Op1 {
        StoreDeref(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject old = ((PyCell) r[dst]).exchange(takeA(ts, r));
            if (old instanceof RefCounted z) {
                f.at = this;
                Refs.decref(ts, z);
            }
            return next;
        }
    }

    static final class DeleteDeref extends Op.Op1 {
        DeleteDeref(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject old = ((PyCell) r[a]).exchange(null);
            if (old == null) throw unbound(f, a);
            f.at = this;
            drop(ts, old);
            return next;
        }
    }

    static final class LoadFromDictOrGlobals extends Named {
        LoadFromDictOrGlobals(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            PyObject v = Scopes.fromMapping(ts, x, name);
            if (v == null) v = Scopes.loadGlobal(ts, f, name);
            return put1(ts, r, x, v);
        }
    }

    static final class LoadFromDictOrDeref extends Op.Op1 {
        private final int cell;

        LoadFromDictOrDeref(NodeBuilder b, long w) {
            super(b, w);
            cell = Instr.b(w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            f.at = this;
            PyObject v = Scopes.fromMapping(ts, x, f.code.slotNames()[cell]);
            if (v == null) v = ((PyCell) r[cell]).get(ts);
            if (v == null) throw unbound(f, cell);
            return put1(ts, r, x, v);
        }
    }

    static final class LoadLocals extends Op.Op0 {
        LoadLocals(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            if (f.locals == null) throw Raise.systemError("no locals");
            return put(ts, r, Refs.newRef(ts, f.locals));
        }
    }

    static final class MakeCell extends Op.Op1 {
        MakeCell(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            r[a] = new PyCell(ts, r[a]);
            return next;
        }
    }

    static final class CopyFreeVars extends Op.Op0 {
        CopyFreeVars(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyTuple closure = ((PyFunction) f.function).closure();
            int at = f.code.unit.firstFreeSlot();
            PyObject[] cells = closure.items;
            for (int i = 0; i < cells.length; i++) set(ts, r, at + i, Refs.newRef(ts, cells[i]));
            return next;
        }
    }

    static final class LoadBuildClass extends Op.Op0 {
        LoadBuildClass(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject v = Scopes.fromMapping(ts, f.builtins, Names.__build_class__);
            if (v == null) throw NameErrors.plain("__build_class__ not found");
            return put(ts, r, v);
        }
    }

    static final class LoadCommonConstant extends Op.Op0 {
        private static final PyUnicode[] BUILTINS = {null, null, null, PyUnicode.intern("all"), PyUnicode.intern("any")};
        private final int which;

        LoadCommonConstant(NodeBuilder b, long w) {
            super(b, w);
            which = Instr.b(w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = switch (which) {
                case 0 -> Exc.AssertionError;
                case 1 -> Exc.NotImplementedError;
                case 2 -> PyTuple.TYPE;
                default -> ts.interpreter.builtin(ts, BUILTINS[which]);
            };
            return put(ts, r, v);
        }
    }

    static final class SetupAnnotations extends Op.Op0 {
        SetupAnnotations(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject v = Scopes.fromMapping(ts, f.locals, Names.__annotations__);
            if (v == null) {
                v = new PyDict(ts);
                try {
                    Scopes.storeName(ts, f, Names.__annotations__, v);
                } finally {
                    Refs.decref(ts, v);
                }
            } else {
                Refs.decref(ts, v);
            }
            return next;
        }
    }
}
