// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** How one built-in method or function is called: picks the dispatch shape for the arguments at hand.
 *  <p>Threads: immutable but for the parsed signature, which is cached racily. */
public final class BuiltinCall {
    /** As CPython's documentation strings have it. */
    private static final String SIGNATURE_END = ")\n--\n\n";

    private final Exposure exposure;
    private final MethodSpec spec;
    private final String display;
    private Signature signature;

    BuiltinCall(Exposure exposure, MethodSpec spec, String display) {
        this.exposure = exposure;
        this.spec = spec;
        this.display = display;
    }

    public Exposure exposure() {
        return exposure;
    }

    public MethodSpec spec() {
        return spec;
    }

    /** Whether this is the method of that name that a type or module declares. */
    public boolean isOf(Exposure declaring, String name) {
        return exposure == declaring && spec.name().equals(name);
    }

    /** The name that error messages use, e.g. {@code list.pop} or {@code len}. */
    String display() {
        return display;
    }

    /** {@code __doc__}: what the declaration says, or the type's resource. */
    @Owned PyObject doc() {
        String doc = spec.doc().isEmpty() ? MethodTexts.of(exposure, spec.name()).doc() : spec.doc().substring(signatureEnd());
        return doc.isEmpty() ? PyNone.NONE : PyUnicode.of(doc);
    }

    /** A documentation that begins with the name and a signature has another to show than what is declared: where the text after it begins. */
    private int signatureEnd() {
        String doc = spec.doc();
        int end = doc.startsWith(spec.name() + "(") ? doc.indexOf(SIGNATURE_END) : -1;
        return end < 0 ? 0 : end + SIGNATURE_END.length();
    }

    /** {@code __text_signature__}: the declaration itself unless the documentation or the type's resource has another text or it is hidden. */
    @Owned PyObject textSignature() {
        int end = signatureEnd();
        if (end > 0) {
            return PyUnicode.of(spec.doc().substring(spec.name().length(), end - SIGNATURE_END.length() + 1));
        }
        String shown = MethodTexts.of(exposure, spec.name()).signature();
        if (!shown.isEmpty()) {
            return PyUnicode.of(shown);
        }
        return spec.textSignature() ? PyUnicode.of(spec.signature()) : PyNone.NONE;
    }

    private Signature signature() {
        Signature s = signature;
        if (s == null) {
            s = Signature.parse(spec.signature());
            signature = s;
        }
        return s;
    }

    private boolean fits(int n) {
        return n >= spec.minArgs() && n <= spec.maxArgs();
    }

    /** Whether so many positional arguments can be right, as far as is known without the signature. A bound method that gets others is
     *  called as an object, which words the error. */
    public boolean takes(int n) {
        return spec.maxArgs() < 0 || fits(n);
    }

    /** Whether one positional argument is right, and is passed without an array. */
    boolean takesAlone() {
        return isDirect(1);
    }

    /** How long the row of arguments is that {@link Exposure#callN} wants for {@code n} positional ones, those that are not given being null; negative
     *  if that many have to be bound, because there is an *args or **kwargs, or are wrong. */
    public int row(int n) {
        if (spec.maxArgs() >= 0) {
            return fits(n) ? spec.maxArgs() : -1;
        }
        Signature s = signature();
        return n >= s.minimum() && n <= s.positional() ? s.size() : -1;
    }

    /** Whether {@code n} positional arguments are passed without an array. */
    private boolean isDirect(int n) {
        return fits(n) && spec.maxArgs() <= 3;
    }

    public @Owned PyObject call0(ThreadState ts, PyObject self) {
        if (isDirect(0)) {
            return exposure.call0(spec.index(), ts, self);
        }
        int row = row(0);
        return row >= 0 ? exposure.callN(spec.index(), ts, self, new PyObject[row]) : call(ts, self, new PyObject[0], null);
    }

    public @Owned PyObject call1(ThreadState ts, PyObject self, PyObject a) {
        if (isDirect(1)) {
            return exposure.call1(spec.index(), ts, self, a);
        }
        int row = row(1);
        PyObject[] args = new PyObject[row < 0 ? 1 : row];
        args[0] = a;
        return row >= 0 ? exposure.callN(spec.index(), ts, self, args) : call(ts, self, args, null);
    }

    public @Owned PyObject call2(ThreadState ts, PyObject self, PyObject a, PyObject b) {
        if (isDirect(2)) {
            return exposure.call2(spec.index(), ts, self, a, b);
        }
        int row = row(2);
        PyObject[] args = new PyObject[row < 0 ? 2 : row];
        args[0] = a;
        args[1] = b;
        return row >= 0 ? exposure.callN(spec.index(), ts, self, args) : call(ts, self, args, null);
    }

    public @Owned PyObject call3(ThreadState ts, PyObject self, PyObject a, PyObject b, PyObject c) {
        if (isDirect(3)) {
            return exposure.call3(spec.index(), ts, self, a, b, c);
        }
        int row = row(3);
        PyObject[] args = new PyObject[row < 0 ? 3 : row];
        args[0] = a;
        args[1] = b;
        args[2] = c;
        return row >= 0 ? exposure.callN(spec.index(), ts, self, args) : call(ts, self, args, null);
    }

    /** The general call: arguments borrowed, keyword values after the positional ones. */
    public @Owned PyObject call(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        return call(ts, self, null, args, kwnames);
    }

    /** The same for positional arguments alone. */
    public @Owned PyObject callPositional(ThreadState ts, PyObject self, PyObject[] args) {
        return call(ts, self, null, args, null);
    }

    /** The same for a bound method: messages name the class of its receiver, or the receiver if that is a class. */
    @Owned PyObject callBound(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        return call(ts, self, self == null ? null : self instanceof PyType t ? t : PyType.of(self), args, kwnames);
    }

    private @Owned PyObject call(ThreadState ts, PyObject self, PyType named, PyObject[] args, PyUnicode[] kwnames) {
        int max = spec.maxArgs();
        if (max >= 0) {
            if (kwnames != null && kwnames.length > 0) {
                throw Raise.typeError("%s() takes no keyword arguments", display(named));
            }
            if (!fits(args.length)) {
                throw arity(named, args.length);
            }
            if (max <= 3) {
                return switch (args.length) {
                    case 0 -> exposure.call0(spec.index(), ts, self);
                    case 1 -> exposure.call1(spec.index(), ts, self, args[0]);
                    case 2 -> exposure.call2(spec.index(), ts, self, args[0], args[1]);
                    default -> exposure.call3(spec.index(), ts, self, args[0], args[1], args[2]);
                };
            }
            return exposure.callN(spec.index(), ts, self, args.length == max ? args : Arrays.copyOf(args, max));
        }
        int row = kwnames == null ? row(args.length) : -1;
        if (row >= 0) {
            return exposure.callN(spec.index(), ts, self, args.length == row ? args : Arrays.copyOf(args, row));
        }
        Signature s = signature();
        PyObject[] bound = ArgBinder.bind(ts, spec.name(), display(named), s, args, kwnames);
        if (bound == args) {
            return exposure.callN(spec.index(), ts, self, bound);
        }
        try {
            return exposure.callN(spec.index(), ts, self, bound);
        } finally {
            ArgBinder.release(ts, s, bound);
        }
    }

    private String display(PyType named) {
        return named == null ? display : named.qualname() + "." + spec.name();
    }

    private RuntimeException arity(PyType named, int given) {
        boolean single = spec.maxArgs() == 0 || spec.minArgs() == 1 && spec.maxArgs() == 1;
        return ArgBinder.arity(single ? display(named) : spec.name(), spec.minArgs(), spec.maxArgs(), given);
    }
}
