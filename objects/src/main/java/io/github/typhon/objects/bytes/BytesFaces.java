// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PyStaticMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of bytes about case, classes, layout, translation and conversion. <p>Threads: stateless. */
final class BytesFaces {
    private BytesFaces() {}

    // ---- case ----

    @PyMethod("($self, /)")
    static PyObject upper(PyBytes self) {
        return PyBytes.ofOwned(ByteOps.upper(self.shared(), 0, self.length()));
    }

    @PyMethod("($self, /)")
    static PyObject lower(PyBytes self) {
        return PyBytes.ofOwned(ByteOps.lower(self.shared(), 0, self.length()));
    }

    @PyMethod("($self, /)")
    static PyObject swapcase(PyBytes self) {
        return PyBytes.ofOwned(ByteOps.swapcase(self.shared(), 0, self.length()));
    }

    @PyMethod("($self, /)")
    static PyObject capitalize(PyBytes self) {
        return PyBytes.ofOwned(ByteOps.capitalize(self.shared(), 0, self.length()));
    }

    @PyMethod("($self, /)")
    static PyObject title(PyBytes self) {
        return PyBytes.ofOwned(ByteOps.title(self.shared(), 0, self.length()));
    }

    // ---- classes ----

    @PyMethod("($self, /)")
    static boolean isascii(PyBytes self) {
        return ByteOps.isAscii(self.shared(), 0, self.length());
    }

    @PyMethod("($self, /)")
    static boolean isalpha(PyBytes self) {
        return ByteOps.all(self.shared(), 0, self.length(), ByteOps::isAlpha);
    }

    @PyMethod("($self, /)")
    static boolean isalnum(PyBytes self) {
        return ByteOps.all(self.shared(), 0, self.length(), ByteOps::isAlnum);
    }

    @PyMethod("($self, /)")
    static boolean isdigit(PyBytes self) {
        return ByteOps.all(self.shared(), 0, self.length(), ByteOps::isDigit);
    }

    @PyMethod("($self, /)")
    static boolean isspace(PyBytes self) {
        return ByteOps.all(self.shared(), 0, self.length(), ByteOps::isSpace);
    }

    @PyMethod("($self, /)")
    static boolean islower(PyBytes self) {
        return ByteOps.isLower(self.shared(), 0, self.length());
    }

    @PyMethod("($self, /)")
    static boolean isupper(PyBytes self) {
        return ByteOps.isUpper(self.shared(), 0, self.length());
    }

    @PyMethod("($self, /)")
    static boolean istitle(PyBytes self) {
        return ByteOps.isTitle(self.shared(), 0, self.length());
    }

    // ---- layout ----

    @PyMethod("($self, width, fillchar=<unrepresentable>, /)")
    static PyObject center(ThreadState ts, PyBytes self, long width, PyObject fillchar) {
        return PyBytes.ofOwned(ByteArgs.center(self.shared(), 0, self.length(), width, ByteArgs.fill(ts, "center", fillchar)));
    }

    @PyMethod("($self, width, fillchar=<unrepresentable>, /)")
    static PyObject ljust(ThreadState ts, PyBytes self, long width, PyObject fillchar) {
        return PyBytes.ofOwned(ByteArgs.just(self.shared(), 0, self.length(), width, ByteArgs.fill(ts, "ljust", fillchar), true));
    }

    @PyMethod("($self, width, fillchar=<unrepresentable>, /)")
    static PyObject rjust(ThreadState ts, PyBytes self, long width, PyObject fillchar) {
        return PyBytes.ofOwned(ByteArgs.just(self.shared(), 0, self.length(), width, ByteArgs.fill(ts, "rjust", fillchar), false));
    }

    @PyMethod("($self, width, /)")
    static PyObject zfill(PyBytes self, long width) {
        ByteArgs.checkWidth(width);
        return PyBytes.ofOwned(ByteOps.zfill(self.shared(), 0, self.length(), width));
    }

    @PyMethod("($self, /, tabsize=8)")
    static PyObject expandtabs(PyBytes self, int tabsize) {
        return PyBytes.ofOwned(ByteOps.expandTabs(self.shared(), 0, self.length(), tabsize));
    }

    // ---- translation and conversion ----

    @PyMethod("($self, table, /, delete=<unrepresentable>)")
    static PyObject translate(ThreadState ts, PyBytes self, PyObject table, PyObject delete) {
        return PyBytes.ofOwned(ByteArgs.translate(ts, self.shared(), 0, self.length(), table, delete));
    }

    @PyStaticMethod("(frm, to, /)")
    static PyObject maketrans(ThreadState ts, PyObject frm, PyObject to) {
        return ByteArgs.maketrans(ts, frm, to);
    }

    @PyMethod("($self, /, encoding='utf-8', errors='strict')")
    static PyObject decode(ThreadState ts, PyBytes self, String encoding, String errors) {
        return Codecs.decode(ts, self, encoding, errors);
    }

    @PyMethod("($self, /, sep=<unrepresentable>, bytes_per_sep=1)")
    static String hex(ThreadState ts, PyBytes self, PyObject sep, int group) {
        return ByteArgs.hex(ts, self.shared(), 0, self.length(), sep, group);
    }

    @PyClassMethod("($type, string, /)")
    static PyObject fromhex(ThreadState ts, PyType cls, PyObject string) {
        PyBytes b = PyBytes.ofOwned(ByteArgs.fromHex(ts, string));
        return cls == PyBytes.TYPE ? b : Calls.call1(ts, cls, b);
    }

    @PyMethod(value = "($self, /)", name = "__bytes__")
    static PyObject bytes(PyBytes self) {
        return self;
    }

    @PyMethod(value = "($self, /)", name = "__getnewargs__")
    static PyObject getNewArgs(ThreadState ts, PyBytes self) {
        return PyTuple.of(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    static long sizeOf(PyBytes self) {
        return 33L + self.length();
    }
}
