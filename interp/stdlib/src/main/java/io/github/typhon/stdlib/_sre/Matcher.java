// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.refcount.thread.ThreadState;

/** Runs a {@link Program} over a {@link Subject}: backtracking on an explicit stack, so depth never ends in a StackOverflowError.
 *  <p>Threads: confined; polls its thread state now and then. */
final class Matcher extends MatchStack {
    private static final int POLL_MASK = 0x3FFF;

    private final ThreadState ts;
    private final Program program;
    private final int[] code;
    private final Subject in;
    private final Items items;
    final int end;
    /** Where the current match begins; it ends at {@link #ptr}. */
    int start;
    boolean matchAll;
    /** A match may not be empty at its start. */
    boolean mustAdvance;

    private int steps;
    /** Set by fail: where to go on. */
    private int pc;

    Matcher(ThreadState ts, Program program, Subject in, int start, int end) {
        super(program.groups);
        this.ts = ts;
        this.program = program;
        this.code = program.code;
        this.in = in;
        this.start = start;
        this.ptr = start;
        this.end = end;
        this.items = new Items(program, in);
    }

    /** Matches at {@link #start}. */
    boolean match() {
        if (program.minWidth > 0 && end - start < program.minWidth) {
            return false;
        }
        ptr = start;
        clear();
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
                    loop = loopAt(t);
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
                    loop = loopAt(t).outer;
                    pc = stack[t + 1];
                    ptr = stack[t + 2];
                    return true;
                }
                case BODY -> {
                    top = t;
                    Loop l = loopAt(t);
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
            int next = p + code[p];
            if (canBegin(p + 1, ptr)) {
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

    /** Whether what stands at {@code p} may match at {@code at}, by its first character. */
    private boolean canBegin(int p, int at) {
        return switch (code[p]) {
            case Op.LITERAL -> at < end && in.at(at) == code[p + 1];
            case Op.LITERAL_IGNORE -> at < end && CharSet.lowerAscii(in.at(at)) == code[p + 1];
            case Op.LITERAL_UNI_IGNORE -> at < end && CharSet.lowerUnicode(in.at(at)) == code[p + 1];
            case Op.IN -> at < end && program.set(p + 2).has(in.at(at));
            default -> true;
        };
    }

    /** One item less for the greedy repeat at the top of the stack. */
    private boolean shrink(int t) {
        int args = stack[t + 1];
        int at = stack[t + 2] - 1;
        int min = stack[t + 3];
        int tail = args + code[args];
        // What follows says where it can begin, behind the marks of groups.
        int next = tail;
        while (code[next] == Op.MARK) {
            next += 2;
        }
        while (at >= min && !canBegin(next, at)) {
            at--;
        }
        if (at < min) {
            top = t;
            return false;
        }
        loop = loopAt(t);
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
        loop = loopAt(t);
        ptr = at + 1;
        pc = args + code[args];
        return true;
    }

    // ---- the interpreter ----

    /** Position and instruction are in variables here, and in {@link #ptr} and {@link #pc} for everything else. */
    private boolean run(int from) {
        int p = from;
        int at = start;
        while (true) {
            boolean ok = false;
            switch (code[p]) {
                case Op.LITERAL -> {
                    if (at < end && in.at(at) == code[p + 1]) {
                        at++;
                        p += 2;
                        continue;
                    }
                }
                case Op.NOT_LITERAL -> {
                    if (at < end && in.at(at) != code[p + 1]) {
                        at++;
                        p += 2;
                        continue;
                    }
                }
                case Op.IN -> {
                    if (at < end && program.set(p + 2).has(in.at(at))) {
                        at++;
                        p += 1 + code[p + 1];
                        continue;
                    }
                }
                case Op.ANY -> {
                    if (at < end && in.at(at) != '\n') {
                        at++;
                        p++;
                        continue;
                    }
                }
                case Op.MARK -> {
                    mark(code[p + 1], at);
                    p += 2;
                    continue;
                }
                default -> {
                    pc = p;
                    ptr = at;
                    if (code[p] == Op.SUCCESS && isMatch()) {
                        return true;
                    }
                    ok = other(p);
                }
            }
            if (!ok && !fail()) {
                return false;
            }
            if ((++steps & POLL_MASK) == 0) {
                ts.poll();
            }
            p = pc;
            at = ptr;
        }
    }

    private boolean isMatch() {
        return group == null && !(matchAll && ptr != end || mustAdvance && ptr == start);
    }

    private boolean other(int p) {
        switch (code[p]) {
            case Op.REPEAT_ONE, Op.POSSESSIVE_REPEAT_ONE:
                return greedy(p);
            case Op.BRANCH:
                pc = p + 1;
                return branch();
            case Op.JUMP:
                pc = p + 1 + code[p + 1];
                return true;
            case Op.ANY_ALL:
                pc = p + 1;
                return ptr++ < end;
            case Op.MIN_REPEAT_ONE:
                return lazy(p);
            case Op.AT:
                pc = p + 2;
                return Positions.holds(code[p + 1], in, ptr, end);
            case Op.SUCCESS:
                return group != null && bodyMatched();
            default:
                return rare(p);
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
                return one(p, ptr < end && Items.localeEqual(code[a], in.at(ptr)));
            case Op.NOT_LITERAL_LOC_IGNORE:
                return one(p, ptr < end && !Items.localeEqual(code[a], in.at(ptr)));
            case Op.IN_IGNORE:
                return inSet(p, ptr < end && program.set(a + 1).has(CharSet.lowerAscii(in.at(ptr))));
            case Op.IN_UNI_IGNORE:
                return inSet(p, ptr < end && program.set(a + 1).has(CharSet.lowerUnicode(in.at(ptr))));
            case Op.IN_LOC_IGNORE:
                return inSet(p, ptr < end && Items.localeIn(program.set(a + 1), in.at(ptr)));
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
            if (ptr >= end || !Items.same(op, in.at(ptr), in.at(i))) {
                return false;
            }
        }
        return true;
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
        int i = items.skip(item, at, stop);
        if ((steps += (i - at) >> 4) > POLL_MASK) {
            steps = 0;
            ts.poll();
        }
        return i - at;
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
}
