// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.select;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.Polling;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** {@code select}. */
@PyModule(name = "select", doc = "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\n"
        + "On Windows, only sockets are supported; on Unix, all file descriptors.")
public final class SelectModule {
    private static final int FD_SETSIZE = 1024;
    private static final long SECOND = 1_000_000_000L;
    private static final Object[][] CONSTANTS = {
        {"EPOLLERR", 8L}, {"EPOLLET", 2147483648L}, {"EPOLLEXCLUSIVE", 268435456L}, {"EPOLLHUP", 16L}, {"EPOLLIN", 1L}, {"EPOLLMSG", 1024L}, {"EPOLLONESHOT", 1073741824L},
        {"EPOLLOUT", 4L}, {"EPOLLPRI", 2L}, {"EPOLLRDBAND", 128L}, {"EPOLLRDHUP", 8192L}, {"EPOLLRDNORM", 64L}, {"EPOLLWAKEUP", 536870912L}, {"EPOLLWRBAND", 512L},
        {"EPOLLWRNORM", 256L}, {"EPOLL_CLOEXEC", 524288L}, {"PIPE_BUF", 4096L}, {"POLLERR", 8L}, {"POLLHUP", 16L}, {"POLLIN", 1L}, {"POLLMSG", 1024L}, {"POLLNVAL", 32L},
        {"POLLOUT", 4L}, {"POLLPRI", 2L}, {"POLLRDBAND", 128L}, {"POLLRDHUP", 8192L}, {"POLLRDNORM", 64L}, {"POLLWRBAND", 512L}, {"POLLWRNORM", 256L}
    };

    private SelectModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("error", Refs.newRef(ts, (PyObject) Exc.OSError));
        m.addType(PyEpoll.TYPE);
        for (Object[] c : CONSTANTS) {
            m.add((String) c[0], (long) c[1]);
        }
    }

    @PyFunction("($module, /)")
    static PyObject poll(ThreadState ts) {
        return new PyPoll(ts);
    }

    /** One of the three sequences: its objects and their descriptors. */
    private record Wanted(PyObject[] objects, int[] fds) {
        static Wanted of(ThreadState ts, PyObject o) {
            boolean live = Containers.factory().isList(o);
            // A fileno() may change the list, which is looked at as it is then.
            PyObject list = live ? Refs.newRef(ts, o) : Sequences.fast(ts, o, "arguments 1-3 must be sequences");
            List<PyObject> objects = new ArrayList<>();
            List<Integer> fds = new ArrayList<>();
            try {
                for (long i = 0; i < Objects.length(ts, list); i++) {
                    objects.add(Sequences.getItem(ts, list, i));
                    fds.add(FileNumbers.of(ts, objects.getLast()));
                    if (fds.getLast() >= FD_SETSIZE) {
                        throw Raise.valueError("filedescriptor out of range in select()");
                    }
                }
                return new Wanted(objects.toArray(new PyObject[0]), fds.stream().mapToInt(Integer::intValue).toArray());
            } catch (RuntimeException e) {
                objects.forEach(x -> Refs.decref(ts, x));
                throw e;
            } finally {
                Refs.decref(ts, list);
            }
        }

        void release(ThreadState ts) {
            Refs.releaseAll(ts, objects, 0, objects.length);
        }
    }

    @PyFunction("($module, rlist, wlist, xlist, timeout=None, /)")
    static PyObject select(ThreadState ts, PyObject rlist, PyObject wlist, PyObject xlist, PyObject timeout) {
        long nanos = -1;
        if (timeout != PyNone.NONE) {
            nanos = Polling.nanos(ts, timeout, SECOND, "timeout must be a float or None");
            if (nanos < 0) {
                throw Raise.valueError("timeout must be non-negative");
            }
        }
        List<Wanted> lists = new ArrayList<>();
        try {
            lists.add(Wanted.of(ts, rlist));
            lists.add(Wanted.of(ts, wlist));
            lists.add(Wanted.of(ts, xlist));
            return select(ts, lists, nanos);
        } finally {
            lists.forEach(w -> w.release(ts));
        }
    }

    private static PyObject select(ThreadState ts, List<Wanted> lists, long nanos) {
        int[] events = {Polling.POLLIN, Polling.POLLOUT, Polling.POLLPRI};
        int[] answers = {Polling.POLLIN | Polling.POLLHUP | Polling.POLLERR, Polling.POLLOUT | Polling.POLLERR, Polling.POLLPRI};
        int n = lists.stream().mapToInt(w -> w.fds.length).sum();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate((long) Polling.ENTRY * (n + 1), 8);
            int k = 0;
            for (int i = 0; i < events.length; i++) {
                for (int fd : lists.get(i).fds) {
                    Polling.set(m, k++, fd, events[i]);
                }
            }
            Errno.check(ts, Polling.wait(ts, m, n, nanos));
            for (int i = 0; i < n; i++) {
                if ((Polling.ready(m, i) & Polling.POLLNVAL) != 0) {
                    throw Errno.error(ts, Errno.EBADF, null);
                }
            }
            PyObject[] out = new PyObject[events.length];
            k = 0;
            for (int i = 0; i < out.length; i++) {
                out[i] = Containers.factory().newList(ts, new PyObject[0], 0);
                for (PyObject o : lists.get(i).objects) {
                    if ((Polling.ready(m, k++) & answers[i]) != 0) {
                        Containers.factory().listAppend(ts, out[i], o);
                    }
                }
            }
            return PyTuple.of(ts, out);
        }
    }
}
