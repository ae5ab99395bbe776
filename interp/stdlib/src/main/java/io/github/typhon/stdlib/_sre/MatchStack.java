// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import java.util.Arrays;

/** What a matcher can go back to, and the state that it restores.
 *  <p>The stack holds records of four ints and the loop that was current: choices (where to go on after a failure), undo entries for group
 *  marks, and barriers below the choices of an assertion or atomic group. Success inside such a group cuts the choices above its barrier and
 *  keeps the undo entries, so that a later failure restores every mark.
 *  <p>Threads: confined. */
abstract class MatchStack {
    static final int UNDO = 0;
    static final int BRANCH = 1;
    static final int GREEDY = 2;
    static final int LAZY = 3;
    static final int TAIL = 4;
    static final int BODY = 5;
    static final int BARRIER = 6;
    static final int RECORD = 4;
    private static final int[] NO_RECORDS = {};
    private static final Loop[] NO_LOOPS = {};

    /** One entry of a general repeat: how often its body has matched, and where the last optional round began. */
    static final class Loop {
        final Loop outer;
        final int pc;
        final int count;
        final int lastStart;

        Loop(Loop outer, int pc, int count, int lastStart) {
            this.outer = outer;
            this.pc = pc;
            this.count = count;
            this.lastStart = lastStart;
        }
    }

    /** An assertion, atomic group or possessive repeat whose body is being matched. */
    static final class Group {
        final Group outer;
        final int op;
        final int pc;
        final Loop loop;
        final int barrier;
        int start;
        int count;
        int lastStart = -1;

        Group(Group outer, int op, int pc, Loop loop, int barrier, int start) {
            this.outer = outer;
            this.op = op;
            this.pc = pc;
            this.loop = loop;
            this.barrier = barrier;
            this.start = start;
        }
    }

    /** The current position. */
    int ptr;
    final int[] marks;
    int lastIndex;
    /** Marks were set that no record on the stack undoes. */
    private boolean marked;
    int[] stack = NO_RECORDS;
    private Loop[] loops = NO_LOOPS;
    int top;
    Loop loop;
    Group group;

    MatchStack(int groups) {
        marks = new int[groups * 2];
        reset();
    }

    void reset() {
        Arrays.fill(marks, -1);
        lastIndex = -1;
    }

    /** Drops everything, before a match is tried. */
    void clear() {
        top = 0;
        loop = null;
        group = null;
        if (marked) {
            marked = false;
            reset();
        }
    }

    /** A group begins or ends. Where there is nothing to go back to, a failure ends the attempt, and its marks with it. */
    final void mark(int i, int at) {
        if (top > 0) {
            push(UNDO, i, marks[i], lastIndex);
        } else {
            marked = true;
        }
        marks[i] = at;
        if ((i & 1) != 0) {
            lastIndex = i / 2 + 1;
        }
    }

    void push(int kind, int a, int b, int c) {
        int t = top;
        if (t == stack.length) {
            stack = Arrays.copyOf(stack, t * 2 + RECORD * 8);
            loops = Arrays.copyOf(loops, loops.length * 2 + 8);
        }
        stack[t] = kind;
        stack[t + 1] = a;
        stack[t + 2] = b;
        stack[t + 3] = c;
        loops[t / RECORD] = loop;
        top = t + RECORD;
    }

    void undo(int t) {
        marks[stack[t + 1]] = stack[t + 2];
        lastIndex = stack[t + 3];
    }

    /** Drops the choices above the barrier and the barrier itself; undo entries stay. */
    void cut(int barrier) {
        int to = barrier;
        for (int t = barrier + RECORD; t < top; t += RECORD) {
            if (stack[t] == UNDO) {
                System.arraycopy(stack, t, stack, to, RECORD);
                to += RECORD;
            }
        }
        top = to;
    }

    /** Undoes everything above the barrier and drops it. */
    void rewind(int barrier) {
        while (top > barrier) {
            top -= RECORD;
            if (stack[top] == UNDO) {
                undo(top);
            }
        }
    }

    /** The loop that was current when the record at {@code t} was pushed. */
    final Loop loopAt(int t) {
        return loops[t / RECORD];
    }

    void enter(int op, int args, int at) {
        Group g = new Group(group, op, args, loop, top, at);
        push(BARRIER, 0, 0, 0);
        group = g;
    }
}
