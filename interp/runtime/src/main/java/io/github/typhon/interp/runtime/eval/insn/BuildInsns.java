// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.collections.set.AnySet;
import io.github.typhon.collections.set.SetOps;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.interp.runtime.eval.CallErrors;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import java.util.Arrays;

/** Displays, comprehensions, argument collections, strings from parts. */
final class BuildInsns {
    private BuildInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case BUILD_TUPLE -> new BuildTuple(b, w);
            case BUILD_LIST -> new BuildList(b, w);
            case BUILD_SET -> new BuildSet(b, w);
            case BUILD_MAP -> new BuildMap(b, w);
            case BUILD_SLICE -> new BuildSlice(b, w);
            case BUILD_STRING -> new BuildString(b, w);
            case BUILD_TEMPLATE -> new BuildTemplate(b, w);
            case BUILD_INTERPOLATION -> new BuildInterpolation(b, w);
            case LIST_APPEND -> new ListAppend(b, w);
            case SET_ADD -> new SetAdd(b, w);
            case MAP_ADD -> new MapAdd(b, w);
            case LIST_EXTEND -> new ListExtend(b, w);
            case SET_UPDATE -> new SetUpdate(b, w);
            case DICT_UPDATE -> new DictUpdate(b, w);
            case DICT_MERGE -> new DictMerge(b, w);
            case LIST_TO_TUPLE -> new ListToTuple(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    /** n temporaries from base. */
    abstract static class Many extends Op.Op0 {
        final int base;
        final int n;

        Many(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
            n = Instr.b(w);
        }

        /** Moves the temporaries out. */
        final PyObject[] take(PyObject[] r, int count) {
            PyObject[] out = new PyObject[count];
            System.arraycopy(r, base, out, 0, count);
            Arrays.fill(r, base, base + count, null);
            return out;
        }
    }

    static final class BuildTuple extends Many {
        BuildTuple(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return put(ts, r, n == 0 ? PyTuple.EMPTY : PyTuple.of(ts, take(r, n)));
        }
    }

    static final class BuildList extends Many {
        BuildList(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            return put(ts, r, n == 0 ? new PyList(ts) : PyList.of(ts, take(r, n)));
        }
    }

    static final class BuildSet extends Many {
        BuildSet(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PySet s = new PySet(ts);
            try {
                for (int i = 0; i < n; i++) s.add(ts, r[base + i]);
            } catch (Throwable t) {
                Refs.decref(ts, s);
                throw t;
            }
            Refs.releaseAll(ts, r, base, base + n);
            return put(ts, r, s);
        }
    }

    static final class BuildMap extends Many {
        BuildMap(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyDict d = n == 0 ? new PyDict(ts) : PyDict.withRoomFor(ts, n);
            try {
                for (int i = base, end = base + 2 * n; i < end; i += 2) d.put(ts, r[i], r[i + 1]);
            } catch (Throwable t) {
                Refs.decref(ts, d);
                throw t;
            }
            Refs.releaseAll(ts, r, base, base + 2 * n);
            return put(ts, r, d);
        }
    }

    static final class BuildSlice extends Many {
        BuildSlice(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject s = new PySlice(ts, r[base], r[base + 1], n == 3 ? r[base + 2] : PyNone.NONE);
            Refs.releaseAll(ts, r, base, base + n);
            return put(ts, r, s);
        }
    }

    static final class BuildString extends Many {
        BuildString(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            TextBuilder t = new TextBuilder();
            for (int i = base; i < base + n; i++) {
                t.append((PyUnicode) r[i]);
                r[i] = null;
            }
            return put(ts, r, t.toUnicode());
        }
    }

    static final class BuildTemplate extends Op.Op2 {
        BuildTemplate(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            PyObject y = b(r);
            f.at = this;
            return put2(ts, r, x, y, io.github.typhon.interp.runtime.function.PyTemplate.build(ts, x, y));
        }
    }

    static final class BuildInterpolation extends Many {
        BuildInterpolation(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            boolean spec = (n & 1) != 0;
            PyObject conversion = switch (n >> 2) {
                case 0 -> PyNone.NONE;
                case 1 -> PyUnicode.intern("s");
                case 2 -> PyUnicode.intern("r");
                default -> PyUnicode.intern("a");
            };
            PyObject v = new io.github.typhon.interp.runtime.function.PyInterpolation(ts, r[base], r[base + 1], conversion,
                    spec ? r[base + 2] : PyUnicode.EMPTY);
            Refs.releaseAll(ts, r, base, base + (spec ? 3 : 2));
            return put(ts, r, v);
        }
    }

    static final class ListAppend extends Op.Op2 {
        ListAppend(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            ((PyList) r[a]).appendBuilding(ts, takeB(ts, r));
            return next;
        }
    }

    static final class SetAdd extends Op.Op2 implements ValueForm.Effect {
        SetAdd(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject y = b(r);
            effect(ts, f, r[a], y, null);
            if (tb) {
                r[b] = null;
                drop(ts, y);
            }
            return next;
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject set, PyObject key, PyObject unused) {
            f.at = this;
            ((PySet) set).addBuilding(ts, key);
        }
    }

    static final class MapAdd extends Op.Op3 implements ValueForm.Effect {
        MapAdd(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public void effect(PyThreadState ts, Frame f, PyObject dict, PyObject value, PyObject key) {
            f.at = this;
            ((PyDict) dict).putBuilding(ts, key, value);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject k = c(r);
            PyObject v = b(r);
            effect(ts, f, r[a], v, k);
            if (tb) r[b] = null;
            if (tc) r[c] = null;
            if (tb) drop(ts, v);
            if (tc) drop(ts, k);
            return next;
        }
    }

    /** Updates container a, which stays, by b. */
    abstract static class Update extends Op.Op2 {
        Update(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public final Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject y = b(r);
            f.at = this;
            update(ts, r, r[a], y);
            if (tb) {
                r[b] = null;
                drop(ts, y);
            }
            return next;
        }

        abstract void update(PyThreadState ts, PyObject[] r, PyObject container, PyObject y);
    }

    static final class ListExtend extends Update {
        ListExtend(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        void update(PyThreadState ts, PyObject[] r, PyObject container, PyObject y) {
            if (!PyType.of(y).slots().has(Slot.TP_ITER) && !Sequences.check(y)) {
                throw Raise.typeError("Value after * must be an iterable, not %s", PyType.of(y).name());
            }
            PyObject[] items = Sequences.listItems(ts, y);
            ((PyList) container).extendStolen(ts, items, items.length);
        }
    }

    static final class SetUpdate extends Update {
        SetUpdate(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        void update(PyThreadState ts, PyObject[] r, PyObject container, PyObject y) {
            PySet s = (PySet) container;
            if (y instanceof AnySet) {
                // As a whole: the constant of a display keeps the order that it has.
                SetOps.update(ts, s, y);
                return;
            }
            Iterators.forEach(ts, y, v -> {
                s.add(ts, v);
                return true;
            });
        }
    }

    static final class DictUpdate extends Update {
        DictUpdate(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        void update(PyThreadState ts, PyObject[] r, PyObject container, PyObject y) {
            CallErrors.update(ts, container, y);
        }
    }

    static final class DictMerge extends Update {
        /** The call follows at once. */
        private final boolean last;

        DictMerge(NodeBuilder b, long w) {
            super(b, w);
            last = Instr.opcode(b.code.unit.code()[pc + 1]) == Opcode.CALL_EX;
        }

        @Override
        void update(PyThreadState ts, PyObject[] r, PyObject container, PyObject y) {
            PyDict into = (PyDict) container;
            if (y.getClass() == PyDict.class && last && into.size() == 0 && !ts.instrumented) {
                // Nothing but the call sees it, which copies what it keeps.
                r[a] = Refs.newRef(ts, y);
                drop(ts, into);
            } else {
                CallErrors.merge(ts, r[dst], into, y);
            }
        }
    }

    static final class ListToTuple extends Op.Op1 {
        ListToTuple(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject x = a(r);
            return put1(ts, r, x, PyTuple.of(ts, ((PyList) x).toArray(ts)));
        }
    }
}
