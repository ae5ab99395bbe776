// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.random;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Critical;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** {@code _random.Random}: the same numbers from the same seed as CPython.
 *  <p>Threads: the twister is guarded by the object's mutex (@Critical). */
@PyClass(name = "Random", module = "_random", flags = PyType.BASETYPE, doc = "Random() -> create a random number generator with its own internal state.")
public class PyRandom extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyRandomExposed());

    private final MersenneTwister twister = new MersenneTwister();

    public PyRandom(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyRandomExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyRandom self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("Random() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Raise.typeError("Random() requires 0 or 1 argument");
        }
        self.seed(ts, args.length == 1 ? args[0] : PyNone.NONE);
    }

    @PyMethod(value = "($self, n=None, /)", doc = "seed([n]) -> None.\n\nSets the state from an int, from the hash of anything else, or without argument from the system's source of randomness.")
    @Critical
    void seed(ThreadState ts, PyObject n) {
        int[] key;
        if (n == PyNone.NONE) {
            key = entropy();
        } else {
            PyLong i = PyLong.unwrapOrNull(n);
            key = words(i != null ? i.bigValue().abs() : PyLong.ofUnsigned(Objects.hash(ts, n)).bigValue());
        }
        twister.seed(key);
    }

    /** Straight from the device where there is one: Java's own generator takes long to start. */
    private static int[] entropy() {
        byte[] b = new byte[4 * MersenneTwister.N];
        try (FileInputStream in = new FileInputStream("/dev/urandom")) {
            if (in.readNBytes(b, 0, b.length) < b.length) {
                throw new IOException("end of /dev/urandom");
            }
        } catch (IOException e) {
            new SecureRandom().nextBytes(b);
        }
        int[] key = new int[MersenneTwister.N];
        ByteBuffer.wrap(b).asIntBuffer().get(key);
        return key;
    }

    /** 32-bit words, the least significant first; one word for zero. */
    private static int[] words(BigInteger v) {
        int[] key = new int[Math.max(1, (v.bitLength() + 31) / 32)];
        byte[] b = v.toByteArray();
        for (int i = 0; i < b.length && i / 4 < key.length; i++) {
            key[i / 4] |= (b[b.length - 1 - i] & 0xff) << 8 * (i % 4);
        }
        return key;
    }

    @PyMethod(value = "($self, /)", doc = "random() -> x in the interval [0, 1).")
    @Critical
    double random() {
        return twister.nextDouble();
    }

    @PyMethod(value = "($self, k, /)", doc = "getrandbits(k) -> x.  Generates an int with k random bits.")
    @Critical
    PyObject getrandbits(ThreadState ts, PyObject k) {
        PyLong count = Numbers.index(ts, k);
        if (count.signum() < 0) {
            throw Raise.valueError("Cannot convert negative int");
        }
        if (count.bitLength() > 64) {
            throw Raise.overflowError("Python int too large for C uint64_t");
        }
        if (!count.fitsLong() || count.longValue() > Integer.MAX_VALUE) {
            throw Raise.memoryError();
        }
        int bits = (int) count.longValue();
        if (bits == 0) {
            return PyLong.of(0);
        }
        if (bits <= 32) {
            return PyLong.of((twister.next() & 0xffffffffL) >>> 32 - bits);
        }
        int n = (bits - 1) / 32 + 1;
        byte[] big = new byte[4 * n];
        for (int i = 0; i < n; i++, bits -= 32) {
            int r = twister.next();
            if (bits < 32) {
                r >>>= 32 - bits;
            }
            int at = big.length - 4 * i;
            big[at - 1] = (byte) r;
            big[at - 2] = (byte) (r >>> 8);
            big[at - 3] = (byte) (r >>> 16);
            big[at - 4] = (byte) (r >>> 24);
        }
        return PyLong.of(new BigInteger(1, big));
    }

    @PyMethod(value = "($self, /)", doc = "getstate() -> tuple containing the current state.")
    @Critical
    PyObject getstate(ThreadState ts) {
        PyObject[] a = new PyObject[MersenneTwister.N + 1];
        for (int i = 0; i < MersenneTwister.N; i++) {
            a[i] = PyLong.of(twister.word(i) & 0xffffffffL);
        }
        a[MersenneTwister.N] = PyLong.of(twister.index());
        return PyTuple.of(ts, a);
    }

    @PyMethod(value = "($self, state, /)", doc = "setstate(state) -> None.  Restores generator state.")
    @Critical
    void setstate(PyObject state) {
        if (!(state instanceof PyTuple t)) {
            throw Raise.typeError("state vector must be a tuple");
        }
        if (t.size() != MersenneTwister.N + 1) {
            throw Raise.valueError("state vector is the wrong size");
        }
        int[] words = new int[MersenneTwister.N];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(t.get(i));
        }
        PyLong last = number(t.get(MersenneTwister.N));
        if (!last.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C long");
        }
        if (last.longValue() < 0 || last.longValue() > MersenneTwister.N) {
            throw Raise.valueError("invalid state");
        }
        twister.restore(words, (int) last.longValue());
    }

    private static PyLong number(PyObject o) {
        PyLong v = PyLong.unwrapOrNull(o);
        if (v == null) {
            throw PyException.of(Exc.TypeError, "an integer is required");
        }
        return v;
    }

    /** The low 32 bits, as C's conversion to an unsigned long of 64 bits and a cast do it. */
    private static int word(PyObject o) {
        PyLong v = number(o);
        if (v.signum() < 0) {
            throw Raise.overflowError("can't convert negative value to unsigned int");
        }
        if (v.bitLength() > 64) {
            throw Raise.overflowError("Python int too large to convert to C unsigned long");
        }
        return v.bigValue().intValue();
    }
}
