// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Runs a {@link Program} over a {@link Subject}: backtracking on an explicit stack, so depth never ends in a StackOverflowError.
 *  <p>The stack holds records of four ints and the loop that was current: choices (where to go on after a failure), undo entries for group
 *  marks, and barriers below the choices of an assertion or atomic group. Success inside such a group cuts the choices above its barrier and
 *  keeps the undo entries, so that a later failure restores every mark.
 *  <p>Threads: confined; polls its thread state now and then. */
final class Matcher {
    private static final int UNDO = 0;
    private static final int BRANCH = 1;
    private static final int GREEDY = 2;
    private static final int LAZY = 3;
    private static final int TAIL = 4;
    private static final int BODY = 5;
    private static final int BARRIER = 6;
    private static final int RECORD = 4;
    private static final int POLL_MASK = 0x3FFF;

    /** One entry of a general repeat: how often its body has matched, and where the last optional round began. */
    private static final class Loop {
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
    private static final class Group {
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

    private final ThreadState ts;
    private final Program program;
    private final int[] code;
    private final Subject in;
    final int end;
    /** Where the current match begins and ends, and its marks. */
    int start;
    int ptr;
    final int[] marks;
    int lastIndex;
    boolean matchAll;
    /** A match may not be empty at its start. */
    boolean mustAdvance;

    private int[] stack = new int[RECORD * 32];
    private Loop[] loops = new Loop[32];
    private int top;
    private Loop loop;
    private Group group;
    private int steps;
    /** Set by fail: where to go on. */
    private int pc;

    Matcher(ThreadState ts, Program program, Subject in, int start, int end) {
        this.ts = ts;
        this.program = program;
        this.code = program.code;
        this.in = in;
        this.start = start;
        this.ptr = start;
        this.end = end;
        this.marks = new int[program.groups * 2];
        reset();
    }

    void reset() {
        Arrays.fill(marks, -1);
        lastIndex = -1;
    }

    /** Matches at {@link #start}. */
    boolean match() {
        if (program.minWidth > 0 && end - start < program.minWidth) {
            return false;
        }
        ptr = start;
        top = 0;
        loop = null;
        group = null;
        return run(program.start);
    }

    /** Finds the first match at or after {@link #start}. */
    boolean search() {
        int from = start;
        if (from > end || end - from < program.minWidth) {
            return false;
        }
        int last = end - program.minWidth;
        while (true) {
            int at = candidate(from, last);
            if (at < 0) {
                start = end;
                return false;
            }
            start = at;
            if (program.isLiteral && !(mustAdvance && program.prefix.length == 0)) {
                ptr = at + program.prefix.length;
                mustAdvance = false;
                return true;
            }
            if (match()) {
                mustAdvance = false;
                return true;
            }
            mustAdvance = false;
            if (program.anchored) {
                return false;
            }
            from = at + 1;
            if (from > last) {
                return false;
            }
        }
    }

    /** The next position where the prefix or the first set fits, or -1. */
    private int candidate(int from, int last) {
        if (program.prefix != null) {
            return in.find(program.prefix, program.prefixText, from, end);
        }
        CharSet s = program.first;
        if (s == null) {
            return from <= last ? from : -1;
        }
        for (int i = from; i <= last && i < end; i++) {
            if (s.has(in.at(i))) {
                return i;
            }
        }
        return -1;
    }

    // ---- stack ----

    private void push(int kind, int a, int b, int c) {
        int t = top;
        if (t == stack.length) {
            stack = Arrays.copyOf(stack, t * 2);
            loops = Arrays.copyOf(loops, loops.length * 2);
        }
        stack[t] = kind;
        stack[t + 1] = a;
        stack[t + 2] = b;
        stack[t + 3] = c;
        loops[t / RECORD] = loop;
        top = t + RECORD;
    }

    private void undo(int t) {
        marks[stack[t + 1]] = stack[t + 2];
        lastIndex = stack[t + 3];
    }

    /** Drops the choices above the barrier and the barrier itself; undo entries stay. */
    private void cut(int barrier) {
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
    private void rewind(int barrier) {
        while (top > barrier) {
            top -= RECORD;
            if (stack[top] == UNDO) {
                undo(top);
            }
        }
    }

    /** Takes the newest choice; false if there is none. Sets {@link #pc} and {@link #ptr}. */
    private boolean fail() {
        while (top > 0) {
            int t = top - RECORD;
            switch (stack[t]) {
                case UNDO -> {
                    undo(t);
                    top = t;
                }
                case BRANCH -> {
                    top = t;
                    loop = loops[t / RECORD];
                    ptr = stack[t + 2];
                    pc = stack[t + 1];
                    if (branch()) {
                        return true;
                    }
                }
                case GREEDY -> {
                    if (shrink(t)) {
                        return true;
                    }
                }
                case LAZY -> {
                    if (grow(t)) {
                        return true;
                    }
                }
                case TAIL -> {
                    top = t;
                    loop = loops[t / RECORD].outer;
                    pc = stack[t + 1];
                    ptr = stack[t + 2];
                    return true;
                }
                case BODY -> {
                    top = t;
                    Loop l = loops[t / RECORD];
                    pc = l.pc + 3;
                    ptr = stack[t + 2];
                    loop = new Loop(l.outer, l.pc, l.count + 1, ptr);
                    return true;
                }
                default -> {
                    top = t;
                    if (bodyFailed()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A barrier was reached: the body of the innermost group does not match. True if that lets matching go on. */
    private boolean bodyFailed() {
        Group g = group;
        group = g.outer;
        loop = g.loop;
        ptr = g.start;
        switch (g.op) {
            case Op.ASSERT_NOT:
                pc = g.pc + code[g.pc];
                return true;
            case Op.POSSESSIVE_REPEAT:
                if (g.count < code[g.pc + 1]) {
                    return false;
                }
                pc = g.pc + code[g.pc] + 1;
                return true;
            default:
                return false;
        }
    }

    /** Tries the alternatives from the one whose skip word is at {@link #pc}. */
    private boolean branch() {
        int p = pc;
        while (code[p] != 0) {
            int op = code[p + 1];
            int next = p + code[p];
            boolean possible = op == Op.LITERAL ? ptr < end && in.at(ptr) == code[p + 2]
                    : op != Op.IN || ptr < end && program.set(p + 3).has(in.at(ptr));
            if (possible) {
                if (code[next] != 0) {
                    push(BRANCH, next, ptr, 0);
                }
                pc = p + 1;
                return true;
            }
            p = next;
        }
        return false;
    }

    /** One item less for the greedy repeat at the top of the stack. */
    private boolean shrink(int t) {
        int args = stack[t + 1];
        int at = stack[t + 2] - 1;
        int min = stack[t + 3];
        int tail = args + code[args];
        if (code[tail] == Op.LITERAL) {
            int c = code[tail + 1];
            while (at >= min && (at >= end || in.at(at) != c)) {
                at--;
            }
        }
        if (at < min) {
            top = t;
            return false;
        }
        loop = loops[t / RECORD];
        if (at == min) {
            top = t;
        } else {
            stack[t + 2] = at;
        }
        ptr = at;
        pc = tail;
        return true;
    }

    /** One item more for the lazy repeat at the top of the stack. */
    private boolean grow(int t) {
        int args = stack[t + 1];
        int at = stack[t + 2];
        int count = stack[t + 3];
        int max = code[args + 2];
        if (max != Op.MAXREPEAT && count >= max || count(args + 3, at, 1) == 0) {
            top = t;
            return false;
        }
        stack[t + 2] = at + 1;
        stack[t + 3] = count + 1;
        loop = loops[t / RECORD];
        ptr = at + 1;
        pc = args + code[args];
        return true;
    }

    // ---- the interpreter ----

    private boolean run(int from) {
        pc = from;
        while (true) {
            if ((++steps & POLL_MASK) == 0) {
                ts.poll();
            }
            int p = pc;
            int op = code[p];
            if (op == Op.SUCCESS && group == null && !(matchAll && ptr != end || mustAdvance && ptr == start)) {
                return true;
            }
            boolean ok = switch (op) {
                case Op.LITERAL -> one(p, ptr < end && in.at(ptr) == code[p + 1]);
                case Op.NOT_LITERAL -> one(p, ptr < end && in.at(ptr) != code[p + 1]);
                case Op.IN -> inSet(p, ptr < end && program.set(p + 2).has(in.at(ptr)));
                case Op.ANY -> {
                    pc = p + 1;
                    yield ptr < end && in.at(ptr++) != '\n';
                }
                case Op.ANY_ALL -> {
                    pc = p + 1;
                    yield ptr++ < end;
                }
                case Op.MARK -> {
                    int i = code[p + 1];
                    push(UNDO, i, marks[i], lastIndex);
                    marks[i] = ptr;
                    if ((i & 1) != 0) {
                        lastIndex = i / 2 + 1;
                    }
                    pc = p + 2;
                    yield true;
                }
                case Op.JUMP -> {
                    pc = p + 1 + code[p + 1];
                    yield true;
                }
                case Op.BRANCH -> {
                    pc = p + 1;
                    yield branch();
                }
                case Op.REPEAT_ONE, Op.POSSESSIVE_REPEAT_ONE -> greedy(p);
                case Op.MIN_REPEAT_ONE -> lazy(p);
                case Op.AT -> {
                    pc = p + 2;
                    yield at(code[p + 1]);
                }
                case Op.SUCCESS -> group != null && bodyMatched();
                default -> rare(p);
            };
            if (!ok && !fail()) {
                return false;
            }
        }
    }

    /** Ends a one-word-argument instruction about the character at {@link #ptr}. */
    private boolean one(int p, boolean matches) {
        ptr++;
        pc = p + 2;
        return matches;
    }

    private boolean inSet(int p, boolean matches) {
        ptr++;
        pc = p + 1 + code[p + 1];
        return matches;
    }

    private boolean rare(int p) {
        int a = p + 1;
        switch (code[p]) {
            case Op.LITERAL_IGNORE:
                return one(p, ptr < end && CharSet.lowerAscii(in.at(ptr)) == code[a]);
            case Op.NOT_LITERAL_IGNORE:
                return one(p, ptr < end && CharSet.lowerAscii(in.at(ptr)) != code[a]);
            case Op.LITERAL_UNI_IGNORE:
                return one(p, ptr < end && CharSet.lowerUnicode(in.at(ptr)) == code[a]);
            case Op.NOT_LITERAL_UNI_IGNORE:
                return one(p, ptr < end && CharSet.lowerUnicode(in.at(ptr)) != code[a]);
            case Op.LITERAL_LOC_IGNORE:
                return one(p, ptr < end && localeEqual(code[a], in.at(ptr)));
            case Op.NOT_LITERAL_LOC_IGNORE:
                return one(p, ptr < end && !localeEqual(code[a], in.at(ptr)));
            case Op.IN_IGNORE:
                return inSet(p, ptr < end && program.set(a + 1).has(CharSet.lowerAscii(in.at(ptr))));
            case Op.IN_UNI_IGNORE:
                return inSet(p, ptr < end && program.set(a + 1).has(CharSet.lowerUnicode(in.at(ptr))));
            case Op.IN_LOC_IGNORE:
                return inSet(p, ptr < end && localeIn(program.set(a + 1), in.at(ptr)));
            case Op.CATEGORY:
                return one(p, ptr < end && CharSet.category(code[a], in.at(ptr)));
            case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_UNI_IGNORE, Op.GROUPREF_LOC_IGNORE:
                pc = p + 2;
                return backReference(code[p], code[a]);
            case Op.GROUPREF_EXISTS:
                pc = isSet(code[a]) ? p + 3 : a + code[a + 1];
                return true;
            case Op.REPEAT:
                loop = new Loop(loop, a, -1, -1);
                pc = a + code[a];
                return true;
            case Op.MAX_UNTIL:
                return maxUntil(p);
            case Op.MIN_UNTIL:
                return minUntil(p);
            case Op.ASSERT, Op.ASSERT_NOT:
                return lookAround(p);
            case Op.ATOMIC_GROUP:
                enter(Op.ATOMIC_GROUP, a, ptr);
                pc = a + 1;
                return true;
            case Op.POSSESSIVE_REPEAT:
                return possessive(p);
            case Op.INFO:
                pc = a + code[a];
                return true;
            case Op.FAILURE:
                return false;
            default:
                throw new IllegalStateException("SRE opcode " + code[p]);
        }
    }

    private static boolean localeEqual(int literal, int c) {
        return c == literal || CharSet.lowerAscii(c) == literal || CharSet.upperAscii(c) == literal;
    }

    private static boolean localeIn(CharSet s, int c) {
        return s.has(c) || s.has(CharSet.lowerAscii(c)) || s.has(CharSet.upperAscii(c));
    }

    private boolean isSet(int g) {
        int s = marks[2 * g];
        int e = marks[2 * g + 1];
        return s >= 0 && e >= s;
    }

    private boolean backReference(int op, int g) {
        if (!isSet(g)) {
            return false;
        }
        for (int i = marks[2 * g], e = marks[2 * g + 1]; i < e; i++, ptr++) {
            if (ptr >= end || !same(op, in.at(ptr), in.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(int op, int a, int b) {
        return switch (op) {
            case Op.GROUPREF -> a == b;
            case Op.GROUPREF_UNI_IGNORE -> CharSet.lowerUnicode(a) == CharSet.lowerUnicode(b);
            default -> CharSet.lowerAscii(a) == CharSet.lowerAscii(b);
        };
    }

    // ---- repeats ----

    private boolean greedy(int p) {
        int args = p + 1;
        int min = code[args + 1];
        int max = code[args + 2];
        if (min < 0 || end - ptr < min) {
            return false;
        }
        int n = count(args + 3, ptr, max);
        if (n < min) {
            return false;
        }
        int first = ptr + min;
        ptr += n;
        pc = args + code[args];
        if (code[p] == Op.REPEAT_ONE && n > min) {
            push(GREEDY, args, ptr + 1, first);
            return shrink(top - RECORD);
        }
        return true;
    }

    private boolean lazy(int p) {
        int args = p + 1;
        int min = code[args + 1];
        if (min < 0 || end - ptr < min) {
            return false;
        }
        if (min > 0 && count(args + 3, ptr, min) < min) {
            return false;
        }
        ptr += min;
        push(LAZY, args, ptr, min);
        pc = args + code[args];
        return true;
    }

    /** How many characters from {@code at} on match the one-character item at {@code item}, at most {@code max}. */
    private int count(int item, int at, int max) {
        int stop = max == Op.MAXREPEAT || max < 0 || max > end - at ? end : at + max;
        int i = at;
        int arg = code[item + 1];
        switch (code[item]) {
            case Op.ANY_ALL -> i = Math.max(at, stop);
            case Op.ANY -> {
                while (i < stop && in.at(i) != '\n') {
                    i++;
                }
            }
            case Op.LITERAL -> {
                while (i < stop && in.at(i) == arg) {
                    i++;
                }
            }
            case Op.NOT_LITERAL -> {
                while (i < stop && in.at(i) != arg) {
                    i++;
                }
            }
            case Op.IN -> {
                CharSet s = program.set(item + 2);
                while (i < stop && s.has(in.at(i))) {
                    i++;
                }
            }
            default -> {
                while (i < stop && itemMatches(item, in.at(i))) {
                    i++;
                }
            }
        }
        if ((steps += (i - at) >> 4) > POLL_MASK) {
            steps = 0;
            ts.poll();
        }
        return i - at;
    }

    private boolean itemMatches(int item, int c) {
        int arg = code[item + 1];
        return switch (code[item]) {
            case Op.LITERAL_IGNORE -> CharSet.lowerAscii(c) == arg;
            case Op.NOT_LITERAL_IGNORE -> CharSet.lowerAscii(c) != arg;
            case Op.LITERAL_UNI_IGNORE -> CharSet.lowerUnicode(c) == arg;
            case Op.NOT_LITERAL_UNI_IGNORE -> CharSet.lowerUnicode(c) != arg;
            case Op.LITERAL_LOC_IGNORE -> localeEqual(arg, c);
            case Op.NOT_LITERAL_LOC_IGNORE -> !localeEqual(arg, c);
            case Op.IN_IGNORE -> program.set(item + 2).has(CharSet.lowerAscii(c));
            case Op.IN_UNI_IGNORE -> program.set(item + 2).has(CharSet.lowerUnicode(c));
            case Op.IN_LOC_IGNORE -> localeIn(program.set(item + 2), c);
            case Op.CATEGORY -> CharSet.category(arg, c);
            case Op.FAILURE -> false;
            default -> throw new IllegalStateException("SRE opcode " + code[item] + " in a simple repeat");
        };
    }

    private boolean maxUntil(int p) {
        Loop l = loop;
        int n = l.count + 1;
        int max = code[l.pc + 2];
        if (n < code[l.pc + 1]) {
            loop = new Loop(l.outer, l.pc, n, l.lastStart);
            pc = l.pc + 3;
            return true;
        }
        if ((max == Op.MAXREPEAT || n < max) && ptr != l.lastStart) {
            push(TAIL, p + 1, ptr, 0);
            loop = new Loop(l.outer, l.pc, n, ptr);
            pc = l.pc + 3;
            return true;
        }
        loop = l.outer;
        pc = p + 1;
        return true;
    }

    private boolean minUntil(int p) {
        Loop l = loop;
        int n = l.count + 1;
        int max = code[l.pc + 2];
        if (n < code[l.pc + 1]) {
            loop = new Loop(l.outer, l.pc, n, l.lastStart);
            pc = l.pc + 3;
            return true;
        }
        if ((max == Op.MAXREPEAT || n < max) && ptr != l.lastStart) {
            push(BODY, 0, ptr, 0);
        }
        loop = l.outer;
        pc = p + 1;
        return true;
    }

    // ---- groups with a barrier ----

    private void enter(int op, int args, int at) {
        Group g = new Group(group, op, args, loop, top, at);
        push(BARRIER, 0, 0, 0);
        group = g;
    }

    private boolean lookAround(int p) {
        int args = p + 1;
        int back = code[args + 1];
        if (back < 0 || ptr < back) {
            pc = args + code[args];
            return code[p] == Op.ASSERT_NOT;
        }
        enter(code[p], args, ptr);
        ptr -= back;
        pc = args + 2;
        return true;
    }

    private boolean possessive(int p) {
        int args = p + 1;
        if (code[args + 2] == 0) {
            pc = args + code[args] + 1;
            return true;
        }
        enter(Op.POSSESSIVE_REPEAT, args, ptr);
        if (code[args + 1] == 0) {
            group.lastStart = ptr;
        }
        pc = args + 3;
        return true;
    }

    /** SUCCESS inside a group: its body matched up to {@link #ptr}. */
    private boolean bodyMatched() {
        Group g = group;
        switch (g.op) {
            case Op.ASSERT_NOT:
                rewind(g.barrier);
                group = g.outer;
                loop = g.loop;
                return false;
            case Op.ASSERT:
                ptr = g.start;
                pc = g.pc + code[g.pc];
                break;
            case Op.ATOMIC_GROUP:
                pc = g.pc + code[g.pc];
                break;
            default:
                return nextRound(g);
        }
        cut(g.barrier);
        group = g.outer;
        loop = g.loop;
        return true;
    }

    private boolean nextRound(Group g) {
        cut(g.barrier);
        group = g.outer;
        loop = g.loop;
        int n = g.count + 1;
        int min = code[g.pc + 1];
        int max = code[g.pc + 2];
        boolean required = n < min;
        if (!required && (max != Op.MAXREPEAT && n >= max || ptr == g.lastStart)) {
            pc = g.pc + code[g.pc] + 1;
            return true;
        }
        int last = required ? g.lastStart : ptr;
        enter(Op.POSSESSIVE_REPEAT, g.pc, ptr);
        group.count = n;
        group.lastStart = last;
        pc = g.pc + 3;
        return true;
    }

    private boolean at(int position) {
        switch (position) {
            case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING:
                return ptr == 0;
            case Op.AT_BEGINNING_LINE:
                return ptr == 0 || in.at(ptr - 1) == '\n';
            case Op.AT_END:
                return ptr == end || ptr + 1 == end && in.at(ptr) == '\n';
            case Op.AT_END_LINE:
                return ptr == end || ptr < in.length && in.at(ptr) == '\n';
            case Op.AT_END_STRING:
                return ptr == end;
            case Op.AT_BOUNDARY, Op.AT_LOC_BOUNDARY:
                return boundary(false);
            case Op.AT_NON_BOUNDARY, Op.AT_LOC_NON_BOUNDARY:
                return !boundary(false);
            case Op.AT_UNI_BOUNDARY:
                return boundary(true);
            case Op.AT_UNI_NON_BOUNDARY:
                return !boundary(true);
            default:
                return false;
        }
    }

    private boolean boundary(boolean unicode) {
        boolean before = ptr > 0 && word(unicode, in.at(ptr - 1));
        boolean after = ptr < end && word(unicode, in.at(ptr));
        return before != after;
    }

    private static boolean word(boolean unicode, int c) {
        return unicode ? CharSet.isWord(c) : CharSet.isWordAscii(c);
    }
}
