// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.IdArg;
import io.github.typhon.stdlib.crossinterp.Member;
import io.github.typhon.stdlib.crossinterp.Sharing;
import io.github.typhon.stdlib.crossinterp.UnboundOp;
import java.util.ArrayList;
import java.util.List;

/** {@code _interpchannels}. CPython: Modules/_interpchannelsmodule.c. */
@PyModule(name = "_interpchannels", doc = "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.")
public final class InterpchannelsModule {
    private static final int FULL_FALLBACK = 1;

    private InterpchannelsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("ChannelError", Refs.newRef(ts, (PyObject) ChannelErrors.ERROR.of(ts)));
        m.add("ChannelNotFoundError", Refs.newRef(ts, (PyObject) ChannelErrors.NOT_FOUND.of(ts)));
        m.add("ChannelClosedError", Refs.newRef(ts, (PyObject) ChannelErrors.CLOSED.of(ts)));
        m.add("ChannelEmptyError", Refs.newRef(ts, (PyObject) ChannelErrors.EMPTY.of(ts)));
        m.add("ChannelNotEmptyError", Refs.newRef(ts, (PyObject) ChannelErrors.NOT_EMPTY.of(ts)));
        m.add("ChannelInfo", ChannelInfo.KIND.type());
        m.addType(ChannelId.TYPE);
        Sharing.register(ts, ChannelId.TYPE, (t, o) -> ((ChannelId) o).toData());
    }

    private static long id(ThreadState ts, PyObject o) {
        return o instanceof ChannelId c ? c.id : IdArg.of(ts, o, "channel");
    }

    private static SharedChannel find(ThreadState ts, PyObject cid) {
        return SharedChannels.of(ts).find(ts, id(ts, cid));
    }

    /** One that is not closed. */
    private static SharedChannel findOpen(ThreadState ts, PyObject cid) {
        SharedChannel c = find(ts, cid);
        if (c.isClosed()) {
            throw ChannelErrors.of(ts, SharedChannel.Failure.CLOSED, c.id);
        }
        return c;
    }

    private static int fallback(int fallback, int orDefault) {
        if (fallback == -1) {
            return orDefault;
        }
        if (fallback != 0 && fallback != FULL_FALLBACK) {
            throw Raise.valueError("unsupported fallback %s", fallback);
        }
        return fallback;
    }

    // ---- lives

    @PyFunction(value = "($module, /, unboundop=-1, fallback=-1)",
            doc = "channel_create(unboundop) -> cid\n\nCreate a new cross-interpreter channel and return a unique generated ID.")
    static PyObject create(ThreadState ts, int unboundop, int fallback) {
        SharedChannel c = SharedChannels.of(ts).create(UnboundOp.check(unboundop, UnboundOp.REPLACE), fallback(fallback, FULL_FALLBACK));
        return ChannelId.of(ts, c.id, SharedChannel.BOTH, false);
    }

    @PyFunction(value = "($module, /, cid)",
            doc = "channel_destroy(cid)\n\nClose and finalize the channel.  Afterward attempts to use the channel\nwill behave as though it never existed.")
    static void destroy(ThreadState ts, PyObject cid) {
        SharedChannels.of(ts).destroy(PyThreadState.of(ts), find(ts, cid));
    }

    @PyFunction(value = "($module, /, cid, *, send=None, recv=None, force=False)",
            doc = "channel_close(cid, *, send=None, recv=None, force=False)\n\nClose the channel for all interpreters.\n\n"
                    + "If the channel is empty then the keyword args are ignored and both\nends are immediately closed.  Otherwise, if 'force' is True then\n"
                    + "all queued items are released and both ends are immediately\nclosed.\n\nIf the channel is not empty *and* 'force' is False then following\nhappens:\n\n"
                    + " * recv is True (regardless of send):\n   - raise ChannelNotEmptyError\n * recv is None and send is None:\n   - raise ChannelNotEmptyError\n"
                    + " * send is True and recv is not True:\n   - fully close the 'send' end\n   - close the 'recv' end to interpreters not already receiving\n"
                    + "   - fully close it once empty\n\nClosing an already closed channel results in a ChannelClosedError.\n\n"
                    + "Once the channel's ID has no more ref counts in any interpreter\nthe channel will be destroyed.")
    static void close(ThreadState ts, PyObject cid, PyObject send, PyObject recv, boolean force) {
        SharedChannel c = find(ts, cid);
        boolean s = Objects.isTrue(ts, send);
        boolean r = Objects.isTrue(ts, recv);
        List<CrossData> dropped = new ArrayList<>();
        SharedChannel.Failure f = c.close(s == r ? SharedChannel.BOTH : s ? SharedChannel.SEND : SharedChannel.RECV, force, dropped);
        SharedChannels.release(PyThreadState.of(ts), dropped);
        if (f != null) {
            throw ChannelErrors.of(ts, f, c.id);
        }
    }

    @PyFunction(value = "($module, /, cid, *, send=None, recv=None, force=False)",
            doc = "channel_release(cid, *, send=None, recv=None, force=True)\n\nClose the channel for the current interpreter.  'send' and 'recv'\n"
                    + "(bool) may be used to indicate the ends to close.  By default both\nends are closed.  Closing an already closed end is a noop.")
    static void release(ThreadState ts, PyObject cid, PyObject send, PyObject recv, boolean force) {
        SharedChannel c = find(ts, cid);
        boolean s = Objects.isTrue(ts, send);
        boolean r = Objects.isTrue(ts, recv);
        boolean both = !s && !r;
        List<CrossData> dropped = new ArrayList<>();
        SharedChannel.Failure f = c.release(Family.of(ts).current(ts), s || both, r || both, dropped);
        SharedChannels.release(PyThreadState.of(ts), dropped);
        if (f != null) {
            throw ChannelErrors.of(ts, f, c.id);
        }
    }

    // ---- passing

    @PyFunction(value = "($module, /, cid, obj, unboundop=-1, fallback=-1, *, blocking=True, timeout=None)",
            doc = "channel_send(cid, obj, *, blocking=True, timeout=None)\n\nAdd the object's data to the channel's queue.\nBy default this waits for the object to be received.")
    static void send(ThreadState ts, PyObject cid, PyObject obj, int unboundop, int fallback, boolean blocking, PyObject timeout) {
        long nanos = Sending.timeout(ts, blocking, timeout);
        send(PyThreadState.of(ts), cid, obj, unboundop, fallback, blocking, nanos);
    }

    private static void send(PyThreadState ts, PyObject cid, PyObject obj, int unboundop, int fallback, boolean blocking, long nanos) {
        SharedChannel c = findOpen(ts, cid);
        int op = UnboundOp.check(unboundop, c.unboundOp);
        boolean full = fallback(fallback, c.fallback) == FULL_FALLBACK;
        Sending.send(ts, c, Sharing.toData(ts, obj, full), op, blocking, nanos);
    }

    @PyFunction(value = "($module, /, cid, obj, unboundop=-1, fallback=-1, *, blocking=True, timeout=None)", name = "send_buffer",
            doc = "channel_send_buffer(cid, obj, *, blocking=True, timeout=None)\n\nAdd the object's buffer to the channel's queue.\n"
                    + "By default this waits for the object to be received.")
    static void sendBuffer(ThreadState ts, PyObject cid, PyObject obj, int unboundop, int fallback, boolean blocking, PyObject timeout) {
        long nanos = Sending.timeout(ts, blocking, timeout);
        PyMemoryView view = PyMemoryView.of(ts, obj);
        try {
            send(PyThreadState.of(ts), cid, view, unboundop, fallback, blocking, nanos);
        } finally {
            Refs.decref(ts, (PyObject) view);
        }
    }

    @PyFunction(value = "($module, /, cid, default=<unrepresentable>)", name = "recv",
            doc = "channel_recv(cid, [default]) -> (obj, unboundop)\n\nReturn a new object from the data at the front of the channel's queue.\n\n"
                    + "If there is nothing to receive then raise ChannelEmptyError, unless\na default value is provided.  In that case return it.")
    static PyObject receive(ThreadState ts, PyObject cid, PyObject orElse) {
        SharedChannel c = find(ts, cid);
        PyThreadState here = PyThreadState.of(ts);
        SharedChannel.Failure[] why = new SharedChannel.Failure[1];
        ChannelItem item = c.next(Family.of(ts).current(ts), why);
        if (item == null) {
            if (orElse != null && why[0] == SharedChannel.Failure.EMPTY) {
                return PyTuple.of(ts, Refs.newRef(ts, orElse), PyNone.NONE);
            }
            throw ChannelErrors.of(ts, why[0], c.id);
        }
        if (item.data == null) {
            return PyTuple.of(ts, PyNone.NONE, PyLong.of(item.unboundOp));
        }
        try {
            return PyTuple.of(ts, item.data.toObject(here), PyNone.NONE);
        } finally {
            item.data.release(here);
        }
    }

    // ---- looking

    @PyFunction(value = "($module, /)", name = "list_all", doc = "channel_list_all() -> [cid]\n\nReturn the list of all IDs for active channels.")
    static PyObject listAll(ThreadState ts) {
        PyList out = new PyList(ts);
        for (SharedChannel c : SharedChannels.of(ts).open()) {
            out.appendStolen(ts, PyTuple.of(ts, ChannelId.of(ts, c.id, SharedChannel.BOTH, true), PyLong.of(c.unboundOp), PyLong.of(c.fallback)));
        }
        return out;
    }

    @PyFunction(value = "($module, /, cid, *, send)", name = "list_interpreters",
            doc = "channel_list_interpreters(cid, *, send) -> [id]\n\nReturn the list of all interpreter IDs associated with an end of the channel.\n\n"
                    + "The 'send' argument should be a boolean indicating whether to use the send or\nreceive end.")
    static PyObject listInterpreters(ThreadState ts, PyObject cid, boolean send) {
        SharedChannel c = findOpen(ts, cid);
        if (send && c.isClosing()) {
            throw ChannelErrors.of(ts, SharedChannel.Failure.CLOSED, c.id);
        }
        PyList out = new PyList(ts);
        for (Member m : Family.of(ts).all()) {
            if (Boolean.TRUE.equals(c.end(m, send))) {
                out.appendStolen(ts, PyLong.of(m.id));
            }
        }
        return out;
    }

    @PyFunction(value = "($module, /, cid)", name = "get_info", doc = "get_info(cid)\n\nReturn details about the channel.")
    static PyObject info(ThreadState ts, PyObject cid) {
        return ChannelInfo.of(ts, find(ts, cid));
    }

    @PyFunction(value = "($module, /, cid)", name = "get_count", doc = "get_count(cid)\n\nReturn the number of items in the channel.")
    static long count(ThreadState ts, PyObject cid) {
        return findOpen(ts, cid).count();
    }

    @PyFunction(value = "($module, /, cid)", name = "get_channel_defaults",
            doc = "get_channel_defaults(cid)\n\nReturn the channel's default values, set when it was created.")
    static PyObject defaults(ThreadState ts, PyObject cid) {
        SharedChannel c = findOpen(ts, cid);
        return PyTuple.of(ts, PyLong.of(c.unboundOp), PyLong.of(c.fallback));
    }

    // ---- objects

    @PyFunction(value = "($module, id, /, *, send=None, recv=None, force=False, _resolve=False)", name = "_channel_id")
    static PyObject channelId(ThreadState ts, PyObject id, PyObject send, PyObject recv, boolean force, boolean _resolve) {
        long n = id(ts, id);
        boolean s = Objects.isTrue(ts, send);
        boolean r = Objects.isTrue(ts, recv);
        if (send != PyNone.NONE && recv != PyNone.NONE && !s && !r) {
            throw Raise.valueError("'send' and 'recv' cannot both be False");
        }
        return ChannelId.of(ts, n, s == r ? SharedChannel.BOTH : s ? SharedChannel.SEND : SharedChannel.RECV, force);
    }

    @PyFunction(value = "($module, /, send, recv)", name = "_register_end_types")
    static void registerEndTypes(ThreadState ts, PyObject send, PyObject recv) {
        if (!(send instanceof PyType s)) {
            throw Raise.typeError("expected a type for 'send'");
        }
        if (!(recv instanceof PyType r)) {
            throw Raise.typeError("expected a type for 'recv'");
        }
        EndTypes.register(ts, s, r);
    }
}
