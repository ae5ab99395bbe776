// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.streams;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** A decompressor object: input that the decoder did not take yet it keeps.
 *  <p>Threads: guarded by the object's mutex; decoding runs detached. */
public abstract class PushDecompressor extends RefCounted {
    private final PushDecoder decoder;
    @GuardedBy("ob_mutex") private byte[] pending = {};
    @GuardedBy("ob_mutex") private byte[] unused = {};
    @GuardedBy("ob_mutex") private boolean needsInput = true;
    @GuardedBy("ob_mutex") private boolean eof;

    protected PushDecompressor(ThreadState ts, PushDecoder decoder) {
        super(ts);
        this.decoder = decoder;
    }

    protected abstract PyException failure(ThreadState ts, StreamFailure f);

    protected String endText() {
        return "End of stream already reached";
    }

    @Override
    protected void deallocated(ThreadState ts) {
        decoder.close();
        super.deallocated(ts);
    }

    final @Owned PyObject decompress(ThreadState ts, byte[] data, long max) {
        PyMutex.lock(ts, this);
        try {
            if (eof) {
                throw PyException.of(Exc.EOFError, endText());
            }
            byte[] in = data;
            if (pending.length > 0) {
                in = Arrays.copyOf(pending, pending.length + data.length);
                System.arraycopy(data, 0, in, pending.length, data.length);
            }
            return PyBytes.ofOwned(run(ts, in, max < 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE)));
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    private byte[] run(ThreadState ts, byte[] in, int max) {
        PushDecoder.Result r = null;
        StreamFailure f = null;
        ts.detach();
        try {
            r = decoder.decode(in, max);
        } catch (StreamFailure e) {
            f = e;
        } finally {
            ts.attach();
        }
        if (f != null) {
            throw failure(ts, f);
        }
        byte[] rest = r.consumed() == 0 ? in.clone() : Arrays.copyOfRange(in, r.consumed(), in.length);
        eof = r.eof();
        pending = eof ? new byte[0] : rest;
        unused = eof ? rest : new byte[0];
        needsInput = !eof && r.starving();
        return r.output();
    }

    final @Owned PyObject unusedData(ThreadState ts) {
        PyMutex.lock(ts, this);
        byte[] b = unused;
        PyMutex.unlock(ts, this);
        return PyBytes.of(b);
    }

    final boolean isAtEnd(ThreadState ts) {
        PyMutex.lock(ts, this);
        boolean b = eof;
        PyMutex.unlock(ts, this);
        return b;
    }

    final boolean needsInput(ThreadState ts) {
        PyMutex.lock(ts, this);
        boolean b = needsInput;
        PyMutex.unlock(ts, this);
        return b;
    }
}
