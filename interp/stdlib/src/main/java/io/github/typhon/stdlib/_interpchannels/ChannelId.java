// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;

/** {@code ChannelID}: a channel, or one end of it. The channel lives while any interpreter has an object like this.
 *  <p>Threads: immutable. CPython: channelid. */
@PyClass(name = "ChannelID", module = "_interpchannels", doc = "A channel ID identifies a channel and may be used as an int.")
public final class ChannelId extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new ChannelIdExposed());

    final long id;
    final int end;
    private final SharedChannels all;
    /** Null if there was no such channel when this was made. */
    private final SharedChannel channel;

    private ChannelId(ThreadState ts, SharedChannels all, SharedChannel channel, long id, int end) {
        super(ts);
        this.all = all;
        this.channel = channel;
        this.id = id;
        this.end = end;
        if (channel != null) {
            channel.bind();
        }
    }

    /** @param force whether there need not be such a channel */
    static @Owned ChannelId of(ThreadState ts, long id, int end, boolean force) {
        SharedChannels all = SharedChannels.of(ts);
        return new ChannelId(ts, all, force ? all.findOrNull(id) : all.find(ts, id), id, end);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (channel != null && channel.unbind()) {
            all.destroy(PyThreadState.of(ts), channel);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw Raise.typeError("cannot create '_interpchannels.ChannelID' instances");
    }

    static String tp_repr(ThreadState ts, ChannelId self) {
        return "ChannelID(" + self.id + (self.end == SharedChannel.BOTH ? "" : self.end == SharedChannel.SEND ? ", send=True" : ", recv=True") + ")";
    }

    static String tp_str(ThreadState ts, ChannelId self) {
        return Long.toString(self.id);
    }

    static PyObject nb_int(ThreadState ts, ChannelId self) {
        return PyLong.of(self.id);
    }

    static PyObject nb_index(ThreadState ts, ChannelId self) {
        return PyLong.of(self.id);
    }

    static long tp_hash(ThreadState ts, ChannelId self) {
        return Objects.hash(ts, PyLong.of(self.id));
    }

    static PyObject tp_richcompare(ThreadState ts, ChannelId self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal;
        if (other instanceof ChannelId c) {
            equal = c.id == self.id && c.end == self.end;
        } else if (PyLong.unwrapOrNull(other) != null || other instanceof PyFloat) {
            equal = Objects.richCompareBool(ts, PyLong.of(self.id), other, CompareOp.EQ);
        } else {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    @PyGetter(value = "end", doc = "'send', 'recv', or 'both'")
    String end() {
        return end == SharedChannel.BOTH ? "both" : end == SharedChannel.SEND ? "send" : "recv";
    }

    @PyGetter(value = "send", doc = "the 'send' end of the channel")
    PyObject send(ThreadState ts) {
        return new ChannelId(ts, all, channel, id, SharedChannel.SEND);
    }

    @PyGetter(value = "recv", doc = "the 'recv' end of the channel")
    PyObject recv(ThreadState ts) {
        return new ChannelId(ts, all, channel, id, SharedChannel.RECV);
    }

    /** On its way it keeps the channel alive. */
    CrossData toData() {
        if (channel != null) {
            channel.bind();
        }
        return new Passing(this.all, channel, id, end);
    }

    private record Passing(SharedChannels all, SharedChannel channel, long id, int end) implements CrossData {
        @Override
        public PyObject toObject(PyThreadState ts) {
            return new ChannelId(ts, all, channel, id, end);
        }

        @Override
        public void release(PyThreadState ts) {
            if (channel != null && channel.unbind()) {
                all.destroy(ts, channel);
            }
        }
    }
}
