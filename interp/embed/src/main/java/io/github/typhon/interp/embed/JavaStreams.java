// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import java.io.InputStream;
import java.io.OutputStream;

/** Puts Java streams in the place of {@code sys.stdin}, {@code stdout} and {@code stderr}. What can be Python is: a raw stream over three Java functions. */
final class JavaStreams {
    private static final String MODULE = """
            import io as _io

            class JavaStream(_io.RawIOBase):
                "A raw stream of the Java program."
                def __init__(self, name, read=None, write=None, flush=None):
                    self.name = name
                    self._read = read
                    self._write = write
                    self._flush = flush
                def readable(self):
                    return self._read is not None
                def writable(self):
                    return self._write is not None
                def readinto(self, buffer):
                    data = self._read(len(buffer))
                    buffer[:len(data)] = data
                    return len(data)
                def write(self, data):
                    data = bytes(data)
                    self._write(data)
                    return len(data)
                def flush(self):
                    if self._flush is not None and not self.closed:
                        self._flush()

            def reader(name, read):
                return _io.TextIOWrapper(_io.BufferedReader(JavaStream(name, read)), encoding="utf-8", errors="strict")

            def writer(name, errors, write, flush):
                raw = JavaStream(name, None, write, flush)
                return _io.TextIOWrapper(_io.BufferedWriter(raw), encoding="utf-8", errors=errors, newline="\\n", line_buffering=True)
            """;

    private JavaStreams() {}

    /** Null leaves a stream as it is. */
    static void connect(Interpreter python, InputStream in, OutputStream out, OutputStream err) {
        if (in == null && out == null && err == null) {
            return;
        }
        try (Value sys = python.importModule("sys"); Value types = python.importModule("types"); Value module = types.invoke("ModuleType", "_java_streams");
                Value dict = module.get("__dict__"); Value builtins = python.importModule("builtins"); Value exec = builtins.get("exec")) {
            exec.call(MODULE, dict).close();
            if (in != null) {
                install(sys, "stdin", module.invoke("reader", "<stdin>", (PythonCallable) a -> read(in, a.get(0, int.class))));
            }
            if (out != null) {
                install(sys, "stdout", writer(module, "<stdout>", "strict", out));
            }
            if (err != null) {
                install(sys, "stderr", writer(module, "<stderr>", "backslashreplace", err));
            }
        }
    }

    /** What is there, at least one byte unless the stream has ended. */
    private static byte[] read(InputStream in, int room) throws java.io.IOException {
        byte[] buffer = new byte[room];
        int n = in.read(buffer);
        return n <= 0 ? new byte[0] : java.util.Arrays.copyOf(buffer, n);
    }

    private static Value writer(Value module, String name, String errors, OutputStream out) {
        PythonCallable write = a -> {
            out.write(a.get(0, byte[].class));
            return null;
        };
        PythonCallable flush = a -> {
            out.flush();
            return null;
        };
        return module.invoke("writer", name, errors, write, flush);
    }

    private static void install(Value sys, String name, Value stream) {
        try (stream) {
            sys.set(name, stream);
            sys.set("__" + name + "__", stream);
        }
    }
}
