// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.bytes.ByteArgs;
import io.github.typhon.objects.bytes.BytesNew;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PyStaticMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The methods of bytearray. Those that bytes has too run on a snapshot as bytes; bytes in their results become bytearrays. */
final class ByteArrayMethods {
    private ByteArrayMethods() {}

    private static @Owned PyObject onBytes(ThreadState ts, PyByteArray self, String name, PyObject[] args, PyObject kwargs) {
        PyObject f = Objects.getAttr(ts, self.snapshot(ts), name);
        PyTuple t = PyTuple.copyOf(ts, args, 0, args.length);
        // The arguments may be Python: they find the bytes in use.
        try (PyBuffer hold = Buffers.getBuffer(ts, self, PyBuffer.SIMPLE)) {
            return mutable(ts, Calls.callDict(ts, f, t, kwargs));
        } finally {
            Refs.decref(ts, t);
            Refs.decref(ts, f);
        }
    }

    private static @Owned PyObject mutable(ThreadState ts, @Stolen PyObject r) {
        if (r instanceof PyBytes b) {
            return PyByteArray.of(ts, b.shared().clone());
        }
        if (r instanceof PyTuple t) {
            PyObject[] out = new PyObject[t.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = mutable(ts, Refs.newRef(ts, t.get(i)));
            }
            Refs.decref(ts, t);
            return PyTuple.of(ts, out);
        }
        if (r instanceof PyList l) {
            PyObject[] items = l.toArray(ts);
            Refs.decref(ts, l);
            for (int i = 0; i < items.length; i++) {
                items[i] = mutable(ts, items[i]);
            }
            return PyList.of(ts, items);
        }
        return r;
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject find(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "find", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject rfind(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "rfind", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject index(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "index", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject rindex(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "rindex", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject count(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "count", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject startswith(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "startswith", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject endswith(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "endswith", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject replace(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "replace", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject partition(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "partition", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject rpartition(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "rpartition", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject strip(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "strip", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject lstrip(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "lstrip", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject rstrip(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "rstrip", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject removeprefix(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "removeprefix", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject removesuffix(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "removesuffix", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject join(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "join", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject upper(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "upper", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject lower(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "lower", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject swapcase(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "swapcase", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject capitalize(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "capitalize", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject title(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "title", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject isascii(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "isascii", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject isalpha(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "isalpha", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject isalnum(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "isalnum", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject isdigit(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "isdigit", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject isspace(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "isspace", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject islower(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "islower", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject isupper(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "isupper", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject istitle(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "istitle", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject center(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "center", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject ljust(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "ljust", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject rjust(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "rjust", args, null);
    }

    @PyMethod(value = "($self, /, *args)", textSignature = false)
    static PyObject zfill(ThreadState ts, PyByteArray self, PyObject[] args) {
        return onBytes(ts, self, "zfill", args, null);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject split(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "split", args, kwargs);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject rsplit(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "rsplit", args, kwargs);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject splitlines(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "splitlines", args, kwargs);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject hex(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "hex", args, kwargs);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject decode(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "decode", args, kwargs);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject expandtabs(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "expandtabs", args, kwargs);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    static PyObject translate(ThreadState ts, PyByteArray self, PyObject[] args, PyObject kwargs) {
        return onBytes(ts, self, "translate", args, kwargs);
    }

    @PyStaticMethod("(frm, to, /)")
    static PyObject maketrans(ThreadState ts, PyObject frm, PyObject to) {
        return ByteArgs.maketrans(ts, frm, to);
    }

    @PyClassMethod("($type, string, /)")
    static PyObject fromhex(ThreadState ts, PyType cls, PyObject string) {
        byte[] b = ByteArgs.fromHex(ts, string);
        return cls == PyByteArray.TYPE ? PyByteArray.of(ts, b) : Calls.call1(ts, cls, PyBytes.of(b));
    }

    @PyMethod("($self, item, /)")
    static void append(ThreadState ts, PyByteArray self, PyObject item) {
        self.append(ts, ByteArraySlots.byteOf(ts, item));
    }

    @PyMethod("($self, iterable_of_ints, /)")
    static void extend(ThreadState ts, PyByteArray self, PyObject iterable) {
        if (PyUnicode.unwrapOrNull(iterable) != null) {
            throw Raise.typeError("expected iterable of integers; got: 'str'");
        }
        byte[] b = Buffers.check(iterable) ? Buffers.bytes(ts, iterable)
                : BytesNew.fromMeasured(ts, "bytearray", iterable, "can't extend bytearray with %s");
        self.replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, b);
    }

    @PyMethod("($self, index, item, /)")
    static void insert(ThreadState ts, PyByteArray self, long index, PyObject item) {
        byte[] b = {ByteArraySlots.byteOf(ts, item)};
        long i = index < 0 ? Math.max(0, index + self.size(ts)) : index;
        self.replace(ts, i, i, b);
    }

    @PyMethod("($self, index=-1, /)")
    static PyObject pop(ThreadState ts, PyByteArray self, long index) {
        int n = self.size(ts);
        if (n == 0) {
            throw Raise.indexError("pop from empty bytearray");
        }
        int[] v = {0};
        self.edit(ts, now -> {
            long i = index < 0 ? index + now.length : index;
            if (i < 0 || i >= now.length) {
                throw Raise.indexError("pop index out of range");
            }
            v[0] = now[(int) i] & 255;
            return without(now, (int) i);
        });
        return PyLong.of(v[0]);
    }

    private static byte[] without(byte[] now, int i) {
        byte[] out = new byte[now.length - 1];
        System.arraycopy(now, 0, out, 0, i);
        System.arraycopy(now, i + 1, out, i, out.length - i);
        return out;
    }

    @PyMethod("($self, value, /)")
    static void remove(ThreadState ts, PyByteArray self, PyObject value) {
        byte v = ByteArraySlots.byteOf(ts, value);
        self.edit(ts, now -> {
            for (int i = 0; i < now.length; i++) {
                if (now[i] == v) {
                    return without(now, i);
                }
            }
            throw Raise.valueError("value not found in bytearray");
        });
    }

    @PyMethod("($self, /)")
    static void reverse(ThreadState ts, PyByteArray self) {
        self.edit(ts, now -> {
            byte[] out = new byte[now.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = now[now.length - 1 - i];
            }
            return out;
        });
    }

    @PyMethod("($self, /)")
    static void clear(ThreadState ts, PyByteArray self) {
        self.replace(ts, 0, Integer.MAX_VALUE, new byte[0]);
    }

    @PyMethod("($self, /)")
    static PyObject copy(ThreadState ts, PyByteArray self) {
        return PyByteArray.of(ts, self.toByteArray(ts));
    }

    @PyMethod("($self, size, /)")
    static void resize(ThreadState ts, PyByteArray self, long size) {
        if (size < 0) {
            throw Raise.valueError("Can only resize to positive sizes, got %d", size);
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError();
        }
        self.edit(ts, now -> Arrays.copyOf(now, (int) size));
    }

    @PyMethod(value = "($self, /)", name = "__alloc__")
    static long alloc(ThreadState ts, PyByteArray self) {
        int n = self.size(ts);
        return n == 0 ? 0 : n + 1;
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    static long sizeof(ThreadState ts, PyByteArray self) {
        return 56L + alloc(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyByteArray self) {
        return reduceEx(ts, self, 2);
    }

    @PyMethod(value = "($self, proto=0, /)", name = "__reduce_ex__")
    static PyObject reduceEx(ThreadState ts, PyByteArray self, long proto) {
        PyObject state = Calls.callMethod(ts, self, "__getstate__");
        byte[] b = self.toByteArray(ts);
        PyObject args;
        if (proto > 2) {
            args = b.length == 0 ? PyTuple.EMPTY : PyTuple.of(ts, PyBytes.ofOwned(b));
        } else {
            PyObject text = io.github.typhon.objects.text.PyUnicode.ofLatin1(b, 0, b.length);
            args = b.length == 0 ? PyTuple.EMPTY : PyTuple.of(ts, text, io.github.typhon.objects.text.PyUnicode.of("latin-1"));
        }
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(self)), args, state);
    }
}
