// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.CodecChecks;
import io.github.typhon.objects.text.codec.CodecRegistry;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CText;

/** How a text stream encodes, ends lines and buffers; and the coders for that. Immutable, but for the line ends that {@link Newlines} notes. */
record TextSettings(String encoding, String errors, Newlines newlines, boolean lineBuffering, boolean writeThrough) {
    /** The arguments of a constructor; null and None are the defaults. */
    static TextSettings of(ThreadState ts, String function, PyObject encoding, PyObject errors, PyObject newline) {
        String e = IoModule.warned(ts, text(ts, function, "encoding", encoding));
        String h = text(ts, function, "errors", errors);
        Newlines n = new Newlines(text(ts, function, "newline", newline));
        e = e == null || e.equals("locale") ? locale(ts) : e;
        CodecChecks.check(ts, e, h);
        return new TextSettings(e, h == null ? "strict" : h, n, false, false);
    }

    /** Raises unless each is None or a text that a C string can hold. */
    static void checkText(ThreadState ts, String function, PyObject encoding, PyObject errors, PyObject newline) {
        text(ts, function, "encoding", encoding);
        text(ts, function, "errors", errors);
        text(ts, function, "newline", newline);
    }

    TextSettings buffering(boolean line, boolean through) {
        return new TextSettings(encoding, errors, newlines, line, through);
    }

    /** The arguments of {@code reconfigure}: None, and no newline at all, leave things as they are. */
    TextSettings changed(ThreadState ts, PyObject newEncoding, PyObject newErrors, PyObject newlineOrNull) {
        // Here, not in the constructor, null characters pass: a name ends at one.
        String e = anyText(ts, "reconfigure", "encoding", newEncoding);
        String h = anyText(ts, "reconfigure", "errors", newErrors);
        String l = anyText(ts, "reconfigure", "newline", newlineOrNull);
        Newlines n = newlineOrNull == null ? newlines : new Newlines(l == null ? null : CText.upToNull(l));
        if (e == null) {
            return new TextSettings(encoding, h == null ? errors : h, n, lineBuffering, writeThrough);
        }
        return new TextSettings(e.equals("locale") ? locale(ts) : CText.upToNull(e), h == null ? "strict" : h, n, lineBuffering, writeThrough);
    }

    private static String text(ThreadState ts, String function, String name, PyObject o) {
        String s = anyText(ts, function, name, o);
        return s == null ? null : CText.whole(s);
    }

    private static String anyText(ThreadState ts, String function, String name, PyObject o) {
        if (o == null || o == PyNone.NONE) {
            return null;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("%s() argument '%s' must be str or None, not %s", function, name, PyType.of(o).name());
        }
        if (!u.isAscii()) {
            // Raises for lone surrogates.
            Codecs.encode(ts, u, "utf-8", "strict");
        }
        return u.toString();
    }

    static String locale(ThreadState ts) {
        return ts.interp.state(SysState.KEY).config.utf8Mode == 1 ? "utf-8" : "UTF-8";
    }

    /** The codec, or null where none is needed. */
    @Owned PyObject lookup(ThreadState ts) {
        return NativeDecoder.knows(encoding) ? null : CodecRegistry.of(ts).textCodec(ts, encoding, null);
    }

    TextDecoder decoder(ThreadState ts, @Borrowed PyObject codec) {
        if (codec == null) {
            return new NativeDecoder(encoding, errors, newlines);
        }
        PyObject d = coder(ts, codec, "incrementaldecoder");
        return new CodecDecoder(newlines.universal ? PyNewlineDecoder.over(ts, d, newlines.translate) : d);
    }

    TextEncoder encoder(ThreadState ts, @Borrowed PyObject codec) {
        return new TextEncoder(encoding, errors, codec == null ? null : coder(ts, codec, "incrementalencoder"));
    }

    private @Owned PyObject coder(ThreadState ts, PyObject codec, String kind) {
        PyObject make = Objects.getAttr(ts, codec, kind);
        try {
            return Calls.call1(ts, make, PyUnicode.of(errors));
        } finally {
            Refs.decref(ts, make);
        }
    }
}
