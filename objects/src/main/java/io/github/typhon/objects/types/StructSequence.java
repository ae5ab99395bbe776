// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.tuple.PyTupleSlots;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A tuple whose items have names, some of them reachable by name only ({@code os.stat_result}, {@code time.struct_time}).
 *  <p>Ownership: owns the hidden items besides what a tuple owns. CPython: Objects/structseq.c. */
public final class StructSequence extends PyTuple {
    private final Kind kind;
    private final PyObject[] hidden;

    private StructSequence(ThreadState ts, Kind kind, @Stolen PyObject[] visible, @Stolen PyObject[] hidden) {
        super(ts, visible);
        this.kind = kind;
        this.hidden = hidden;
    }

    @Override
    public PyType ob_type() {
        return kind.type;
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        for (PyObject o : hidden) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        super.clearReferences(ts);
        Refs.releaseAll(ts, hidden, 0, hidden.length);
    }

    private PyObject item(ThreadState ts, int i) {
        if (i < items.length) {
            return items[i];
        }
        PyObject o = hidden[i - items.length];
        if (o instanceof Deferred d) {
            // Two threads may both compute it; either value will do.
            o = d.compute(ts);
            hidden[i - items.length] = o;
        }
        return o;
    }

    /** Stands for a hidden item that is computed when it is first asked for; its value must be uncounted. */
    public abstract static class Deferred extends PyObject {
        @Override
        public PyType ob_type() {
            return PyBaseObject.TYPE;
        }

        protected abstract PyObject compute(ThreadState ts);
    }

    /** A named-tuple type written in Java; a constant of the module that defines it. */
    public static class Kind extends Exposure {
        private final String name;
        private final String module;
        private final String doc;
        private final String[] fields;
        private final int visible;
        private final boolean instantiable;
        private final PyType type;

        /** @param visible how many fields are also items; a field name that starts with "_" and a digit is an unnamed item */
        public Kind(String module, String name, String doc, int visible, boolean instantiable, String... fields) {
            this.module = module;
            this.name = name;
            this.doc = doc;
            this.fields = fields;
            this.visible = visible;
            this.instantiable = instantiable;
            this.type = PyType.builtin(this);
        }

        public PyType type() {
            return type;
        }

        /** A value; one item for every field, each taken over. */
        public @Owned PyObject of(ThreadState ts, @Stolen PyObject... all) {
            PyObject[] v = java.util.Arrays.copyOf(all, visible);
            PyObject[] h = java.util.Arrays.copyOfRange(all, visible, fields.length);
            return new StructSequence(ts, this, v, h);
        }

        private boolean unnamed(int i) {
            return fields[i].length() > 1 && fields[i].charAt(0) == '_' && Character.isDigit(fields[i].charAt(1));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String module() {
            return module;
        }

        @Override
        public String doc() {
            return doc;
        }

        @Override
        public PyType base() {
            return PyTuple.TYPE;
        }

        @Override
        public int flags() {
            return PyType.SEQUENCE | (instantiable ? 0 : PyType.DISALLOW_INSTANTIATION);
        }

        @Override
        public Slots newSlots() {
            return new StructSlots();
        }

        @Override
        public GetSetSpec[] getsets() {
            java.util.List<GetSetSpec> out = new java.util.ArrayList<>();
            for (int i = 0; i < fields.length; i++) {
                if (!unnamed(i)) {
                    out.add(new GetSetSpec(fields[i], "", false, true, i));
                }
            }
            return out.toArray(new GetSetSpec[0]);
        }

        @Override
        public MethodSpec[] methods() {
            return new MethodSpec[] {
                new MethodSpec("__reduce__", "($self, /)", "", MethodSpec.INSTANCE, 0, 0, 0, false),
                new MethodSpec("__replace__", "($self, /, **changes)", "", MethodSpec.INSTANCE, 0, -1, 1, false)
            };
        }

        @Override
        public PyObject call0(int index, ThreadState ts, PyObject self) {
            return reduce(ts, (StructSequence) self);
        }

        /** What {@code __reduce__} answers. */
        protected @Owned PyObject reduce(ThreadState ts, StructSequence s) {
            PyObject d = Containers.factory().newDict(ts);
            for (int i = visible; i < fields.length; i++) {
                Containers.factory().dictSet(ts, d, PyUnicode.of(fields[i]), s.item(ts, i));
            }
            return PyTuple.of(ts, Refs.newRef(ts, type), PyTuple.of(ts, PyTuple.copyOf(ts, s.items, 0, visible), d));
        }

        @Override
        public PyObject callN(int index, ThreadState ts, PyObject self, PyObject[] args) {
            StructSequence s = (StructSequence) self;
            for (int i = 0; i < fields.length; i++) {
                if (unnamed(i)) throw Raise.typeError("__replace__() is not supported for %s because it has unnamed field(s)", type.name());
            }
            PyObject[] all = new PyObject[fields.length];
            for (int i = 0; i < all.length; i++) {
                PyObject v = args[0] == null ? null : Containers.factory().dictPop(ts, args[0], PyUnicode.of(fields[i]));
                all[i] = v != null ? v : Refs.newRef(ts, s.item(ts, i));
            }
            if (args[0] != null && Containers.factory().dictSize(args[0]) > 0) {
                Refs.releaseAll(ts, all, 0, all.length);
                PyObject names = Sequences.list(ts, args[0]);
                try {
                    throw Raise.typeError("Got unexpected field name(s): %s", Objects.reprText(ts, names));
                } finally {
                    Refs.decref(ts, names);
                }
            }
            return of(ts, all);
        }

        @Override
        public PyObject get(int index, ThreadState ts, PyObject self) {
            return Refs.newRef(ts, ((StructSequence) self).item(ts, index));
        }

        @Override
        public void fill(PyType t, NameTable dict) {
            int unnamed = 0;
            PyObject[] match = new PyObject[visible];
            int n = 0;
            for (int i = 0; i < fields.length; i++) {
                if (unnamed(i)) {
                    unnamed++;
                } else if (i < visible) {
                    match[n++] = PyUnicode.intern(fields[i]);
                }
            }
            dict.put(PyUnicode.intern("n_sequence_fields"), PyLong.of(visible));
            dict.put(PyUnicode.intern("n_fields"), PyLong.of(fields.length));
            dict.put(PyUnicode.intern("n_unnamed_fields"), PyLong.of(unnamed));
            dict.put(PyUnicode.intern("__match_args__"), PyTuple.ofImmortals(java.util.Arrays.copyOf(match, n)));
        }

        /** Makes a value from a call of the type. */
        protected @Owned PyObject create(ThreadState ts, PyObject[] args, PyUnicode[] kwnames) {
            PyObject[] a = NewArgs.bind("structseq", args, kwnames, "sequence", "dict");
            if (a[0] == null) {
                throw Raise.typeError("structseq() missing required argument 'sequence' (pos 1)");
            }
            PyObject[] given = items(ts, a[0]);
            int n = given.length;
            PyObject[] all = java.util.Arrays.copyOf(given, fields.length);
            try {
                if (a[1] != null && !Containers.factory().isDict(a[1])) {
                    throw Raise.typeError("%s() takes a dict as second arg, if any", type.name());
                }
                if (n < visible || n > fields.length) {
                    throw wrongLength(n);
                }
                takeNamed(ts, all, n, a[1]);
            } catch (RuntimeException e) {
                Refs.releaseAll(ts, given, 0, n);
                throw e;
            }
            return of(ts, all);
        }

        private static @Owned PyObject[] items(ThreadState ts, PyObject sequence) {
            try {
                return Sequences.toArray(ts, sequence);
            } catch (PyException e) {
                if (!e.matches(Exc.TypeError) || PyType.of(sequence).slots().has(Slot.TP_ITER) || Sequences.check(sequence)) throw e;
                e.discard(ts);
                throw Raise.typeError("constructor requires a sequence");
            }
        }

        private RuntimeException wrongLength(int n) {
            if (visible == fields.length) {
                return Raise.typeError("%s() takes a %s-sequence (%s-sequence given)", type.name(), visible, n);
            }
            return Raise.typeError("%s() takes an %s %s-sequence (%s-sequence given)",
                    type.name(), n < visible ? "at least" : "at most", n < visible ? visible : fields.length, n);
        }

        /** The items from {@code n} on are looked up by name, None where absent; every key must have been wanted. */
        private void takeNamed(ThreadState ts, PyObject[] all, int n, PyObject dict) {
            long used = 0;
            for (int i = n; i < all.length; i++) {
                PyObject v = dict == null ? null : Containers.factory().dictGet(ts, dict, PyUnicode.of(fields[i]));
                if (v != null) used++;
                all[i] = v == null ? PyNone.NONE : v;
            }
            if (dict != null && Containers.factory().dictSize(dict) > used) {
                Refs.releaseAll(ts, all, n, all.length);
                throw Raise.typeError("%s() got duplicate or unexpected field name(s)", type.name());
            }
        }

        private final class StructSlots extends PyTupleSlots {
            StructSlots() {
                define(Slot.TP_REPR, Slot.TP_NEW);
            }

            @Override
            public PyObject tp_new(ThreadState ts, PyType t, PyObject[] args, PyUnicode[] kwnames) {
                return create(ts, args, kwnames);
            }

            @Override
            public PyObject tp_repr(ThreadState ts, PyObject self) {
                StructSequence s = (StructSequence) self;
                StringBuilder b = new StringBuilder(type.name()).append('(');
                // CPython takes the i-th name, not the name of the i-th item.
                String[] names = java.util.stream.IntStream.range(0, fields.length).filter(i -> !unnamed(i)).mapToObj(i -> fields[i]).toArray(String[]::new);
                for (int i = 0; i < visible; i++) {
                    b.append(i > 0 ? ", " : "").append(names[i]).append('=').append(Objects.reprText(ts, s.items[i]));
                }
                return PyUnicode.of(b.append(')').toString());
            }
        }
    }
}
