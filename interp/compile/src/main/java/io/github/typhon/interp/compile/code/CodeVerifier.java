// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Checks a code unit against the rules of {@link Opcode}: operands in range, jumps in range, every temporary written before it is
 * used and consumed exactly once on every path, nothing overwritten while live, states equal where paths meet, nothing left at a
 * return, exception rows sorted and disjoint. Slots that only RELEASE and the absent-argument positions may find null are allowed
 * to differ between paths.
 */
public final class CodeVerifier {

    public static final byte DEAD = 0;
    public static final byte LIVE = 1;
    /** Live on some paths only: may be released or overwritten by a handler, nothing else. */
    public static final byte MAYBE = 2;
    /** Live, and an iterator that a loop runs over. */
    public static final byte ITERATOR = 3;
    /** Live, and what was handled before the exception being handled. */
    public static final byte HANDLED = 4;
    /** Live, and where a handled exception was raised. */
    public static final byte RAISED_AT = 5;

    private final CodeUnit unit;
    private final List<String> errors = new ArrayList<>();
    private final byte[][] states;
    private final Deque<Integer> work = new ArrayDeque<>();
    private final int firstTemp;

    private CodeVerifier(CodeUnit unit) {
        this.unit = unit;
        this.states = new byte[unit.code().length][];
        this.firstTemp = unit.nlocalsplus;
    }

    /** The violations found in a unit and all units among its constants; empty if it is well formed. */
    public static List<String> verify(CodeUnit unit) {
        CodeVerifier v = new CodeVerifier(unit);
        v.run();
        List<String> all = new ArrayList<>(v.errors);
        for (Object c : unit.constants()) {
            if (c instanceof CodeUnit inner) {
                all.addAll(verify(inner));
            }
        }
        return all;
    }

    /** The state of each temporary before each instruction of a well-formed unit: DEAD to RAISED_AT; null where control never comes. */
    public static byte[][] states(CodeUnit unit) {
        CodeVerifier v = new CodeVerifier(unit);
        v.run();
        return v.states;
    }

    private static boolean isLive(byte s) {
        return s != DEAD && s != MAYBE;
    }

    private void error(int pc, String message) {
        if (errors.size() < 20) {
            errors.add(unit.filename + ":" + (pc < unit.lines().size() ? unit.lines().line(pc) : 0) + " " + unit.qualname + " pc " + pc
                    + " " + (pc < unit.code().length ? Instr.opcode(unit.code()[pc]) : "end") + ": " + message);
        }
    }

    private void run() {
        if (unit.lines().size() != unit.code().length) {
            error(0, "line table has " + unit.lines().size() + " entries");
            return;
        }
        int previous = 0;
        for (ExceptionEntry e : unit.exceptions()) {
            boolean ok = e.start() >= previous && e.end() > e.start() && e.end() <= unit.code().length && e.handler() >= 0
                    && e.handler() < unit.code().length && e.depth() >= firstTemp && e.exc() >= e.depth()
                    && e.exc() + (e.lasti() ? 1 : 0) < unit.nslots;
            if (!ok) {
                error(e.start(), "bad exception row " + e);
                return;
            }
            previous = e.end();
        }
        flow(0, 0, new byte[unit.nslots - firstTemp]);
        while (!work.isEmpty() && errors.size() < 20) {
            step(work.pop());
        }
    }

    private void flow(int from, int to, byte[] state) {
        if (to < 0 || to >= unit.code().length) {
            error(from, "control leaves the code at " + to);
            return;
        }
        if (states[to] == null) {
            states[to] = state.clone();
            work.push(to);
            return;
        }
        byte[] old = states[to];
        boolean changed = false;
        for (int i = 0; i < old.length; i++) {
            if (old[i] != state[i] && old[i] != MAYBE) {
                byte met = isLive(old[i]) && isLive(state[i]) ? LIVE : MAYBE;
                changed |= old[i] != met;
                old[i] = met;
            }
        }
        if (changed) {
            work.push(to);
        }
    }

    private void consume(int pc, byte[] state, int slot, boolean absentAllowed) {
        if (slot < 0 || slot >= unit.nslots) {
            error(pc, "slot " + slot + " out of range");
        } else if (slot >= firstTemp) {
            byte s = state[slot - firstTemp];
            if (!isLive(s) && !absentAllowed) {
                error(pc, "consumes temporary " + (slot - firstTemp) + (s == DEAD ? " that is dead" : " that may be dead"));
            }
            state[slot - firstTemp] = DEAD;
        }
    }

    private void peek(int pc, byte[] state, int slot) {
        if (slot >= unit.nslots) {
            error(pc, "slot " + slot + " out of range");
        } else if (slot >= firstTemp && !isLive(state[slot - firstTemp])) {
            error(pc, "looks at temporary " + (slot - firstTemp) + " that is dead");
        }
    }

    private void write(int pc, byte[] state, int slot) {
        write(pc, state, slot, LIVE);
    }

    private void write(int pc, byte[] state, int slot, byte kind) {
        if (slot >= unit.nslots) {
            error(pc, "slot " + slot + " out of range");
        } else if (slot >= firstTemp) {
            if (state[slot - firstTemp] != DEAD) {
                error(pc, "overwrites live temporary " + (slot - firstTemp));
            }
            state[slot - firstTemp] = kind;
        }
    }

    private void source(int pc, byte[] state, Operand kind, int operand, boolean isConst, Opcode op) {
        switch (kind) {
            case SRC, UPDATE -> {
                if (isConst) {
                    constant(pc, operand);
                } else {
                    consume(pc, state, operand, op == Opcode.RELEASE || op == Opcode.RESTORE_LOCAL);
                }
            }
            case PEEK -> {
                if (isConst) {
                    constant(pc, operand);
                } else {
                    peek(pc, state, operand);
                }
            }
            case CONST -> constant(pc, operand);
            case LOCAL, CELL -> {
                if (operand >= firstTemp) {
                    error(pc, "variable slot " + operand + " out of range");
                }
            }
            case NAME -> {
                if (operand >= unit.names().size()) {
                    error(pc, "name " + operand + " out of range");
                }
            }
            default -> { }
        }
    }

    private void constant(int pc, int index) {
        if (index >= unit.constants().size()) {
            error(pc, "constant " + index + " out of range");
        }
    }

    private void step(int pc) {
        long word = unit.code()[pc];
        Opcode op = Instr.opcode(word);
        byte[] before = states[pc];
        byte[] state = before.clone();
        int c = Instr.c(word);
        int a = Instr.a(word);
        int b = Instr.b(word);
        source(pc, state, op.a, Instr.index(a), Instr.isConst(a), op);
        source(pc, state, op.b, Instr.index(b), Instr.isConst(b), op);
        bases(pc, state, op, c, Instr.index(a), b);
        if (op.c == Operand.SRC && Instr.isConstC(c)) {
            source(pc, state, op.c, Instr.indexC(c), true, op);
        } else {
            source(pc, state, op.c, c, false, op);
        }
        handlers(pc, op, before, state);
        int target = op.target(word);
        if (op == Opcode.FOR_ITER) {
            // The iterator stays while there are items and is consumed at the end.
            byte[] taken = before.clone();
            write(pc, taken, c);
            flow(pc, target, taken);
        } else if (op == Opcode.SEND) {
            byte[] taken = state.clone();
            write(pc, taken, c);
            consume(pc, taken, Instr.index(a), false);
            flow(pc, target, taken);
            write(pc, state, c);
        } else if (op == Opcode.JUMP_IF_TRUE_KEEP || op == Opcode.JUMP_IF_FALSE_KEEP) {
            flow(pc, target, before);
        } else {
            results(pc, state, op, c, Instr.index(a), b);
            if (target >= 0) {
                flow(pc, target, state);
            }
        }
        if (op == Opcode.RETURN) {
            for (int i = 0; i < state.length; i++) {
                if (state[i] != DEAD) {
                    error(pc, "returns while temporary " + i + " is live");
                }
            }
        }
        if (!op.endsBlock()) {
            flow(pc, pc + 1, state);
        }
    }

    /** Consumes the rows of temporaries that an instruction takes. */
    private void bases(int pc, byte[] state, Opcode op, int c, int a, int b) {
        int count = op.rowConsumed(b);
        for (int i = 0; i < count; i++) {
            boolean absent = i == 1 && (op == Opcode.CALL || op == Opcode.WITH_EXIT) || i == 2 && op == Opcode.CALL_EX;
            consume(pc, state, a + i, absent);
        }
        if (op == Opcode.CALL_KW) {
            for (int i = 1; i < a + 2; i++) {
                consume(pc, state, c + i, i == 1);
            }
        }
        if (op == Opcode.WITH_EXCEPT_START) {
            peek(pc, state, a);
        }
    }

    private void results(int pc, byte[] state, Opcode op, int c, int a, int b) {
        switch (op.c) {
            case DST, UPDATE -> write(pc, state, c, switch (op) {
                case GET_ITER, GET_AITER -> ITERATOR;
                case PUSH_EXC_INFO -> HANDLED;
                default -> LIVE;
            });
            case DST_BASE -> {
                int n = op.rowProduced(b);
                for (int i = 0; i < n; i++) {
                    write(pc, state, c + i);
                }
            }
            default -> { }
        }
        if (op.a == Operand.UPDATE) {
            write(pc, state, a);
        }
    }

    private void handlers(int pc, Opcode op, byte[] before, byte[] after) {
        ExceptionEntry e = unit.handlerOf(pc);
        if (e == null) {
            return;
        }
        byte[] state = before.clone();
        for (int i = 0; i < state.length; i++) {
            if (i + firstTemp >= e.depth()) {
                state[i] = DEAD;
            } else if (isLive(before[i]) && after[i] == DEAD) {
                boolean delegation = op == Opcode.YIELD_VALUE;
                if (op.mayRaise() && !delegation) {
                    error(pc, "may raise while it consumes temporary " + i + " below the depth of its handler");
                }
                state[i] = delegation ? DEAD : MAYBE;
            }
        }
        state[e.exc() - firstTemp] = LIVE;
        if (e.lasti()) {
            state[e.exc() + 1 - firstTemp] = RAISED_AT;
        }
        flow(pc, e.handler(), state);
    }

    @Override
    public String toString() {
        return "CodeVerifier" + Arrays.toString(unit.code());
    }
}
