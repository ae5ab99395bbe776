// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.faulthandler;

import io.github.typhon.interp.runtime.frame.HeldLock;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Threads that wait for each other's locks in a circle, written behind a dump of all threads: CPython's dumps end before. A thread that waits for a lock
 *  which it took last itself is none: another thread may release it. Such a circle stays, but for locks that a thread outside of it releases. */
final class Deadlocks {
    private Deadlocks() {}

    static void append(StringBuilder b, PyInterpreterState interp) {
        Map<Integer, HeldLock> waits = new LinkedHashMap<>();
        for (ThreadState t : interp.threads()) {
            HeldLock l = t instanceof PyThreadState p ? p.waitsFor : null;
            if (l != null && l.holder() != 0 && (l.holder() != t.id || l.isReleasedByHolderAlone())) {
                waits.put(t.id, l);
            }
        }
        Set<Integer> told = new HashSet<>();
        for (int start : waits.keySet()) {
            Map<Integer, HeldLock> circle = circle(waits, start);
            if (circle != null && told.addAll(circle.keySet())) {
                b.append("\nDeadlock:\n");
                circle.forEach((id, l) -> b.append(String.format("  Thread 0x%016x waits for <%s>, taken by 0x%016x\n", id, l.description(), l.holder())));
            }
        }
    }

    /** The threads and locks from one thread back to itself, or null. */
    private static Map<Integer, HeldLock> circle(Map<Integer, HeldLock> waits, int start) {
        Map<Integer, HeldLock> way = new LinkedHashMap<>();
        int id = start;
        do {
            HeldLock l = waits.get(id);
            if (l == null || way.put(id, l) != null) {
                return null;
            }
            id = l.holder();
        } while (id != start);
        return way;
    }
}
