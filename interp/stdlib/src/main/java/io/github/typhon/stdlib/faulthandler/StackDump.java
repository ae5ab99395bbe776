// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.faulthandler;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.thread.ThreadState;

/** Writes Python stacks. The frames of running threads are read as they are, without stopping anything, since a thread that hangs may be what is
 *  looked for: what is written of them may be a moment old, or mixed. */
final class StackDump {
    private static final int MAX_FRAMES = 100;
    private static final int MAX_THREADS = 100;
    private static final int MAX_NAME = 500;

    private StackDump() {}

    /** The stack of one thread: the calling one. */
    static String current(PyThreadState ts) {
        StringBuilder b = new StringBuilder("Stack (most recent call first):\n");
        frames(b, ts);
        return b.toString();
    }

    /** @param current the calling thread, or null if it is none of Python's */
    static String all(PyInterpreterState interp, PyThreadState current) {
        StringBuilder b = new StringBuilder();
        int n = 0;
        for (ThreadState t : interp.threads()) {
            if (!(t instanceof PyThreadState p) || p == current) {
                continue;
            }
            if (n++ == MAX_THREADS) {
                b.append("...\n");
                break;
            }
            thread(b, p, "Thread ");
            b.append('\n');
        }
        if (current != null) {
            thread(b, current, "Current thread ");
        } else if (!b.isEmpty()) {
            b.setLength(b.length() - 1);
        }
        Deadlocks.append(b, interp);
        return b.toString();
    }

    /** The stack below Python's, which is one of Java: CPython has one of C there, and the heading is its own. */
    static String below(Thread thread) {
        StringBuilder b = new StringBuilder("Current thread's C stack trace (most recent call first):\n");
        for (StackTraceElement e : thread.getStackTrace()) {
            b.append("  <");
            ascii(b, e.toString());
            b.append(">\n");
        }
        return b.toString();
    }

    private static void thread(StringBuilder b, PyThreadState p, String what) {
        Thread t = p.thread();
        b.append(what).append(String.format("0x%016x", p.id));
        if (t != null && !t.getName().isEmpty()) {
            b.append(" [").append(t.getName()).append(']');
        }
        b.append(" (most recent call first):\n");
        frames(b, p);
    }

    private static void frames(StringBuilder b, PyThreadState p) {
        Frame f = p.currentFrame();
        if (f == null) {
            b.append("  <no Python frame>\n");
        }
        for (int n = 0; f != null; f = f.back()) {
            if (n++ == MAX_FRAMES) {
                b.append("  ...\n");
                return;
            }
            b.append("  File \"");
            ascii(b, f.code.filename().toString());
            b.append("\", line ").append(f.line()).append(" in ");
            ascii(b, f.code.name.toString());
            b.append('\n');
        }
    }

    private static void ascii(StringBuilder b, String s) {
        int n = 0;
        for (int c : s.codePoints().toArray()) {
            if (n++ == MAX_NAME) {
                b.append("...");
                return;
            }
            if (c >= ' ' && c < 127) {
                b.append((char) c);
            } else {
                b.append(String.format(c < 256 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            }
        }
    }
}
