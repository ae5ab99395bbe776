// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._struct;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Latin1;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** struct.Struct. Threads: the format is set once by {@code __init__} and read without a lock. */
@PyClass(name = "Struct", module = "_struct", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Struct(fmt) --> compiled struct object")
public class PyStruct extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyStructExposed());

    private volatile StructFormat format;

    protected PyStruct(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyStructExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyStruct self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("Struct", 1, args, kwnames, "format");
        self.format = StructModule.format(ts, a[0]);
    }

    private StructFormat format(ThreadState ts) {
        StructFormat f = format;
        if (f == null) {
            throw Raise.runtimeError("Struct object is not initialized");
        }
        return f;
    }

    static PyObject tp_repr(ThreadState ts, PyStruct self) {
        return PyUnicode.of(PyType.of(self).shortName() + "(" + Objects.reprText(ts, PyUnicode.of(self.format(ts).text)) + ")");
    }

    @PyGetter("format")
    PyObject formatText(ThreadState ts) {
        return PyUnicode.of(format(ts).text);
    }

    @PyGetter("size")
    long size() {
        StructFormat f = format;
        return f == null ? -1 : f.size;
    }

    @PyMethod(value = "($self, *values)", textSignature = false)
    PyObject pack(ThreadState ts, PyObject[] values) {
        return pack(ts, format(ts), values);
    }

    static PyObject pack(ThreadState ts, StructFormat f, PyObject[] values) {
        if (values.length != f.items) {
            throw StructFormat.ERROR.error(ts, "pack expected %d items for packing (got %d)", f.items, values.length);
        }
        byte[] out = new byte[f.length()];
        Packer.pack(ts, f, out, 0, values, 0);
        return PyBytes.ofOwned(out);
    }

    @PyMethod(value = "($self, *values)", textSignature = false)
    void pack_into(ThreadState ts, PyObject[] values) {
        packInto(ts, format(ts), values);
    }

    /** {@code args}: buffer, offset, values. */
    static void packInto(ThreadState ts, StructFormat f, PyObject[] args) {
        if (args.length != f.items + 2) {
            if (args.length == 0) {
                throw StructFormat.ERROR.error(ts, "pack_into expected buffer argument");
            }
            if (args.length == 1) {
                throw StructFormat.ERROR.error(ts, "pack_into expected offset argument");
            }
            throw StructFormat.ERROR.error(ts, "pack_into expected %d items for packing (got %d)", f.items, args.length - 2);
        }
        PyBuffer view;
        try {
            view = Buffers.getBuffer(ts, args[0], PyBuffer.WRITABLE);
        } catch (PyException e) {
            // Whatever it said.
            e.discard(ts);
            throw Raise.typeError("argument must be read-write bytes-like object, not %s", PyType.of(args[0]).name());
        }
        try (view) {
            long offset = Numbers.asSsize(ts, args[1], io.github.typhon.objects.error.Exc.IndexError);
            long n = view.length;
            if (offset < 0) {
                if (offset + f.size > 0) {
                    throw StructFormat.ERROR.error(ts, "no space to pack %d bytes at offset %d", f.size, offset);
                }
                if (offset + n < 0) {
                    throw StructFormat.ERROR.error(ts, "offset %d out of range for %d-byte buffer", offset, n);
                }
                offset += n;
            }
            if (n - offset < f.size) {
                throw StructFormat.ERROR.error(ts, "pack_into requires a buffer of at least %s bytes for packing %d bytes at offset %d (actual buffer size is %d)",
                        Long.toUnsignedString(offset + f.size), f.size, offset, n);
            }
            byte[] packed = new byte[f.length()];
            Packer.pack(ts, f, packed, 0, args, 2);
            System.arraycopy(packed, 0, view.data, view.offset + (int) offset, packed.length);
        }
    }

    @PyMethod("($self, buffer, /)")
    PyObject unpack(ThreadState ts, PyObject buffer) {
        return unpack(ts, format(ts), buffer);
    }

    static PyObject unpack(ThreadState ts, StructFormat f, PyObject buffer) {
        byte[] in = Buffers.bytes(ts, buffer);
        if (in.length != f.size) {
            throw StructFormat.ERROR.error(ts, "unpack requires a buffer of %d bytes", f.size);
        }
        return Packer.unpack(ts, f, in, 0);
    }

    @PyMethod("($self, /, buffer, offset=0)")
    PyObject unpack_from(ThreadState ts, PyObject buffer, long offset) {
        return unpackFrom(ts, format(ts), buffer, offset);
    }

    static PyObject unpackFrom(ThreadState ts, StructFormat f, PyObject buffer, long offset) {
        PyBytes plain = PyBytes.unwrapOrNull(buffer);
        if (plain != null) {
            return Packer.unpack(ts, f, plain.shared(), from(ts, f, plain.length(), offset));
        }
        try (PyBuffer view = Buffers.getBuffer(ts, buffer, PyBuffer.SIMPLE)) {
            int at = from(ts, f, view.length, offset);
            return Packer.unpack(ts, f, Arrays.copyOfRange(view.data, view.offset + at, view.offset + at + f.length()), 0);
        }
    }

    private static int from(ThreadState ts, StructFormat f, long n, long offset) {
        long at = offset;
        if (at < 0) {
            if (at + f.size > 0) {
                throw StructFormat.ERROR.error(ts, "not enough data to unpack %d bytes at offset %d", f.size, at);
            }
            if (at + n < 0) {
                throw StructFormat.ERROR.error(ts, "offset %d out of range for %d-byte buffer", at, n);
            }
            at += n;
        }
        if (n - at < f.size) {
            throw StructFormat.ERROR.error(ts, "unpack_from requires a buffer of at least %s bytes for unpacking %d bytes at offset %d (actual buffer size is %d)",
                    Long.toUnsignedString(at + f.size), f.size, at, n);
        }
        return (int) at;
    }

    @PyMethod("($self, buffer, /)")
    PyObject iter_unpack(ThreadState ts, PyObject buffer) {
        return iterUnpack(ts, format(ts), buffer);
    }

    static PyObject iterUnpack(ThreadState ts, StructFormat f, PyObject buffer) {
        if (f.size == 0) {
            throw StructFormat.ERROR.error(ts, "cannot iteratively unpack with a struct of length 0");
        }
        byte[] in = Buffers.bytes(ts, buffer);
        if (in.length % f.size != 0) {
            throw StructFormat.ERROR.error(ts, "iterative unpacking requires a buffer of a multiple of %d bytes", f.size);
        }
        return new PyUnpackIterator(ts, f, in);
    }

    /** Text of a format argument. */
    static String text(ThreadState ts, PyObject format) {
        PyUnicode u = PyUnicode.unwrapOrNull(format);
        if (u != null) {
            return Latin1.encodeAscii(ts, u, null).toString();
        }
        PyBytes b = PyBytes.unwrapOrNull(format);
        if (b == null) {
            throw Raise.typeError("Struct() argument 1 must be a str or bytes object, not %s", PyType.of(format).name());
        }
        return b.toString();
    }
}
