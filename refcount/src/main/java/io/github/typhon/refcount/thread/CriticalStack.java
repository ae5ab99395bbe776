// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.lock.TwoMutexes;
import java.util.Arrays;

/** The critical sections a thread is in, two slots each: (a, b) for two objects, (a, null) for one, (null, null) for none (yet), and
 *  (a, a) for one entered again: its lock is the section's below.
 *  <p>Invariant: sections below {@code inactive} are suspended (unlocked), those above hold their locks; an attached thread's innermost is
 *  active, and so is what an active one entered again. <p>Ownership: borrows; whoever is in a section keeps its objects alive. */
@OwnerThread
final class CriticalStack {
    private static final RefCounted[] NONE = {};

    private RefCounted[] slots = NONE;
    private int top;
    private int inactive;

    void push(RefCounted a, RefCounted b) {
        int top = this.top;
        RefCounted[] slots = this.slots;
        if (top == slots.length) this.slots = slots = Arrays.copyOf(slots, Math.max(8, top * 2));
        slots[top] = a;
        if (slots[top + 1] != b) slots[top + 1] = b;
        this.top = top + 2;
    }

    /** Fills the innermost section, pushed empty, with the locks acquired since. */
    void fill(RefCounted a, RefCounted b) {
        slots[top - 2] = a;
        slots[top - 1] = b;
    }

    /** Whether the innermost section holds the lock of {@code o}. */
    boolean isInnermost(RefCounted o) {
        if (top == 0) return false;
        int i = innermostOwn();
        return slots[i] == o || slots[i + 1] == o;
    }

    /** The innermost section that is not one entered again. */
    private int innermostOwn() {
        int i = top - 2;
        while (slots[i] != null && slots[i] == slots[i + 1]) i -= 2;
        return i;
    }

    void pop(ThreadState ts) {
        int top = this.top - 2;
        RefCounted[] slots = this.slots;
        RefCounted a = slots[top];
        RefCounted b = slots[top + 1];
        slots[top] = null;
        this.top = top;
        if (b != null) slots[top + 1] = null;
        unlock(a, b);
        if (inactive == top && top != 0) resumeTop(ts);
    }

    /** Whether it may hold locks. */
    boolean isActive() {
        for (int i = inactive; i < top; i += 2) if (slots[i] != null) return true;
        return false;
    }

    boolean mustResume() {
        return top != 0 && inactive == top;
    }

    void suspendAll() {
        int top = this.top;
        if (inactive == top) return;
        for (int i = top - 2; i >= inactive; i -= 2) unlock(slots[i], slots[i + 1]);
        inactive = top;
    }

    private static void unlock(RefCounted a, RefCounted b) {
        if (a == b) return;
        if (b != null) PyMutex.unlock(b);
        PyMutex.unlock(a);
    }

    void resumeTop(ThreadState ts) {
        int i = innermostOwn();
        RefCounted a = slots[i];
        RefCounted b = slots[i + 1];
        // Empty while we wait: locking may detach and attach again, which comes back here and must find nothing to do.
        slots[i] = null;
        slots[i + 1] = null;
        // In the order of everyone who locks two: the first is held while waiting for the second.
        if (b != null) TwoMutexes.lock(ts, a, b);
        else if (a != null) PyMutex.lock(ts, a);
        slots[i] = a;
        slots[i + 1] = b;
        inactive = i;
    }

    int depth() {
        return top / 2;
    }
}
