// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The output stream of an interpreter that has no io module yet: writes UTF-8 straight to a descriptor.
 *  <p>Threads: one write is one call of the operating system, so lines of different threads do not mix.
 *  <p>CPython: PyStdPrinter_Type (Objects/fileobject.c). */
@PyClass(name = "stderrprinter", flags = {PyType.DISALLOW_INSTANTIATION})
public final class StdPrinter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new StdPrinterExposed());

    private final FileOutputStream out;
    private final int fd;

    StdPrinter(ThreadState ts, int fd) {
        super(ts);
        this.fd = fd;
        this.out = new FileOutputStream(fd == 1 ? FileDescriptor.out : FileDescriptor.err);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_repr(ThreadState ts, StdPrinter self) {
        return PyUnicode.of("<stdprinter(fd=" + self.fd + ") object at 0x0>");
    }

    @PyMethod("($self, text, /)")
    long write(ThreadState ts, PyUnicode text) {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Raise.runtimeError("cannot write to descriptor %s: %s", fd, e.getMessage());
        }
        return text.length();
    }

    @PyMethod("($self, /)")
    void flush() {}

    @PyMethod("($self, /)")
    void close() {}

    @PyMethod("($self, /)")
    long fileno() {
        return fd;
    }

    @PyMethod("($self, /)")
    boolean isatty() {
        return System.console() != null && System.console().isTerminal();
    }

    @PyGetter("closed")
    boolean closed() {
        return false;
    }

    @PyGetter("encoding")
    PyObject encoding() {
        return PyNone.NONE;
    }

    @PyGetter("mode")
    String mode() {
        return "w";
    }
}
