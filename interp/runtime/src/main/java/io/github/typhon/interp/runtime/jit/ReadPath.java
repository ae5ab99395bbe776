// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.number.PyInt;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads of what the read before found, a.b.c, a.b[i], a[i][j], with a test for None perhaps, as one instruction: nothing that lies between is counted.
 * <p>What lies between may die meanwhile, at the hands of another thread. That does no harm: it is only read, what it had is found there, as if it had
 * been held, or null, an exit. The value at the end is owned as one from a shared slot is, tentatively. Whoever lets it die because something in
 * between died has taken that out of its place before, behind a full fence; so if all places still hold what they held, the value is alive. Or it is
 * seen to be dead: a list that only one thread knew was changed without fences ({@link Held}) and put back. A value that belongs to this thread cannot
 * have died, and a plain one does not.
 * <p>An exit anywhere leads to the first of the reads: none of them has an effect. See ReadPathStress.
 */
final class ReadPath {
    private static final int MAX_STEPS = 4;

    private enum Kind { ATTRIBUTE, LIST, TUPLE, DICT }

    /** One read: by the layouts that the site met, or by an index. */
    private record Step(int pc, Kind kind, List<AttrCache> entries, int index, int dst) {
        boolean isPolymorphic() {
            return kind == Kind.ATTRIBUTE && entries.stream().anyMatch(e -> e.index != entries.getFirst().index);
        }
    }

    private final Compilation c;
    private final Asm asm;
    private final List<Step> steps;
    private final Operand[] indexes;
    private Label exit;
    /** The value need not be owned. */
    private boolean seen;

    private ReadPath(Compilation c, List<Step> steps) {
        this.c = c;
        this.asm = c.asm;
        this.steps = steps;
        indexes = new Operand[steps.size()];
    }

    /** Lowers the current instruction and those that go on from it, and makes the last of them the current one; false if it is alone. */
    static boolean lower(Compilation c) {
        int head = c.pc;
        List<Step> steps = plan(c);
        boolean tests = !steps.isEmpty() && isTested(c, steps.getLast());
        c.look(head);
        return steps.size() + (tests ? 1 : 0) > 1 && new ReadPath(c, steps).lower(tests);
    }

    // ---- what belongs to the path

    private static List<Step> plan(Compilation c) {
        List<Step> steps = new ArrayList<>();
        for (Step next = step(c, -1); next != null; next = step(c, next.dst)) {
            steps.add(next);
            if (steps.size() == MAX_STEPS || next.kind == Kind.DICT || !c.isTemp(next.dst)) break;
            c.look(next.pc + 1);
        }
        return steps;
    }

    /** The current instruction, if it reads from {@code from}, or, where the path begins, from anything. */
    private static Step step(Compilation c, int from) {
        int a = Instr.a(c.word);
        if (c.op != Opcode.LOAD_ATTR && c.op != Opcode.SUBSCR || Instr.isConst(a) || from >= 0 && a != from) return null;
        if (c.isUnstable() || from < 0 && isKnown(c, a)) return null;
        if (c.op == Opcode.LOAD_ATTR) {
            List<AttrCache> entries = AttributeLowering.learnt(c, e -> e.kind == AttrCache.INSTANCE && e.shape != null);
            return entries.isEmpty() ? null : new Step(c.pc, Kind.ATTRIBUTE, entries, 0, c.dst());
        }
        Kind kind = switch (c.seen()) {
            case Feedback.LIST -> Kind.LIST;
            case Feedback.TUPLE -> Kind.TUPLE;
            case Feedback.DICT -> SubscriptLowering.isQuietDict(c) ? Kind.DICT : null;
            default -> null;
        };
        int b = Instr.b(c.word);
        if (kind == null || !Instr.isConst(b) && (b == from || c.s.kind[b] == FrameState.EMPTY) || kind != Kind.DICT && !mayBeInt(c, b)) return null;
        return new Step(c.pc, kind, List.of(), b, c.dst());
    }

    private static boolean isKnown(Compilation c, int slot) {
        return c.s.constant(slot) != null || c.s.isInt(slot) || c.s.isFloat(slot);
    }

    private static boolean mayBeInt(Compilation c, int b) {
        if (Instr.isConst(b)) return c.code.consts()[Instr.index(b)] instanceof PyInt;
        return c.s.isInt(b) || !isKnown(c, b);
    }

    private static boolean isTested(Compilation c, Step last) {
        if (!c.isTemp(last.dst) || last.kind == Kind.DICT) return false;
        c.look(last.pc + 1);
        return (c.op == Opcode.JUMP_IF_NONE || c.op == Opcode.JUMP_IF_NOT_NONE) && Instr.a(c.word) == last.dst;
    }

    // ---- code

    private boolean lower(boolean tests) {
        Operand base = c.a();
        for (int i = 0; i < indexes.length; i++) {
            Step step = steps.get(i);
            if (step.kind == Kind.ATTRIBUTE) continue;
            indexes[i] = c.operand(step.index);
            if (step.kind != Kind.DICT && !indexes[i].guardInt()) return false;
        }
        int head = c.pc;
        c.look(steps.getLast().pc);
        seen = !tests && steps.getLast().kind != Kind.DICT && Seen.suffices(c, base, c.dst());
        c.look(head);
        if (!seen && !tests) c.ownSeen();
        exit = c.exit();
        AttrCache layout = onlyLayout();
        int slot = ((Operands.Slot) base).slot;
        if (asm.cb != null) {
            base.push();
            asm.astore(asm.pathVar(0));
            for (int i = 0; i < steps.size(); i++) step(i, i == 0 && layout != null && c.s.hasLayout(slot, layout), tests);
            if (seen) see(base);
        }
        if (layout != null) c.s.setLayout(slot, layout);
        c.look(steps.getLast().pc);
        if (tests) test(base);
        else result(base);
        return true;
    }

    private AttrCache onlyLayout() {
        Step first = steps.getFirst();
        return first.kind == Kind.ATTRIBUTE && first.entries.size() == 1 ? first.entries.getFirst() : null;
    }

    private void step(int i, boolean known, boolean tests) {
        Step step = steps.get(i);
        boolean owned = i == steps.size() - 1 && !tests && !seen;
        if (step.kind != Kind.ATTRIBUTE) {
            read(i, owned, () -> index(i));
            return;
        }
        asm.aload(asm.pathVar(i));
        asm.astore(Asm.Y);
        Dispatch.cases(asm, step.entries, known, exit, (e, otherwise) -> {
            if (step.isPolymorphic()) {
                asm.integer(e.index);
                asm.cb.istore(asm.pathIndexVar(i));
            }
            read(i, owned, () -> asm.integer(e.index));
        });
    }

    private void index(int i) {
        switch (steps.get(i).kind) {
            case ATTRIBUTE -> {
                if (steps.get(i).isPolymorphic()) asm.cb.iload(asm.pathIndexVar(i));
                else asm.integer(steps.get(i).entries.getFirst().index);
            }
            case DICT -> indexes[i].push();
            default -> indexes[i].pushLong();
        }
    }

    /** What the step finds goes to the next variable of the path; what the last one finds to X, owned. */
    private void read(int i, boolean owned, Runnable index) {
        if (!owned) {
            peek(i, index);
            asm.cb.dup().astore(asm.pathVar(i + 1));
            asm.ifNull(exit);
            return;
        }
        get(i, index);
        asm.cb.dup().astore(Asm.X);
        asm.ifNull(exit);
    }

    private void get(int i, Runnable index) {
        asm.ts();
        asm.aload(asm.pathVar(i));
        index.run();
        switch (steps.get(i).kind) {
            case ATTRIBUTE -> asm.invokestatic(ReadPathOps.class, "attribute", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.INT);
            case LIST -> asm.invokestatic(ReadPathOps.class, "listItem", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.LONG);
            case TUPLE -> asm.invokestatic(ReadPathOps.class, "tupleItem", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.LONG);
            case DICT -> asm.invokestatic(KeyedOps.class, "dictItem", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
        }
    }

    /** Whether what the path led to lives; if that is not certain, it is read again, and owned. */
    private void see(Operand base) {
        int last = steps.size() - 1;
        Seen.look(c, base, exit, () -> asm.aload(asm.pathVar(last + 1)), () -> {
            get(last, () -> index(last));
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(exit);
            confirm();
            asm.aload(Asm.X);
        });
    }

    private void peek(int i, Runnable index) {
        asm.aload(asm.pathVar(i));
        index.run();
        switch (steps.get(i).kind) {
            case ATTRIBUTE -> asm.invokestatic(ReadPathOps.class, "peekAttribute", Asm.OBJECT, Asm.OBJECT, Asm.INT);
            case LIST -> asm.invokestatic(ReadPathOps.class, "peekListItem", Asm.OBJECT, Asm.OBJECT, Asm.LONG);
            case TUPLE -> asm.invokestatic(ReadPathOps.class, "peekTupleItem", Asm.OBJECT, Asm.OBJECT, Asm.LONG);
            case DICT -> throw new AssertionError("a dict's item ends the path");
        }
    }

    /** The places hold what they held, or the value is one that cannot have died. */
    private void confirm() {
        if (asm.cb == null || steps.size() == 1) return;
        Label good = asm.label();
        Label bad = asm.label();
        asm.ts();
        asm.aload(Asm.X);
        asm.invokestatic(ReadPathOps.class, "isForeign", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT);
        asm.ifFalse(good);
        for (int i = 0; i < steps.size() - 1; i++) {
            int at = i;
            peek(i, () -> index(at));
            asm.aload(asm.pathVar(i + 1));
            asm.cb.if_acmpne(bad);
        }
        asm.aload(Asm.X);
        asm.invokestatic(ReadPathOps.class, "isReclaimed", Asm.BOOLEAN, Asm.OBJECT);
        asm.ifTrue(bad);
        asm.bind(good);
        c.later(() -> {
            asm.bind(bad);
            asm.ts();
            asm.aload(Asm.X);
            asm.invokestatic(ReadPathOps.class, "undo", Asm.VOID, Asm.STATE, Asm.OBJECT);
            asm.jump(exit);
        });
    }

    private void consume(Operand base) {
        base.consume();
        for (Operand index : indexes) {
            if (index != null) index.consume();
        }
    }

    private void result(Operand base) {
        int dst = steps.getLast().dst;
        if (seen) {
            consume(base);
            c.putSeen(dst);
            return;
        }
        confirm();
        if (c.isTemp(dst)) consume(base);
        asm.aload(Asm.X);
        c.putObject(dst);
        if (!c.isTemp(dst)) consume(base);
    }

    private void test(Operand base) {
        if (asm.cb != null) {
            asm.aload(asm.pathVar(steps.size()));
            asm.op("isNone", Asm.BOOLEAN, Asm.OBJECT);
            asm.cb.istore(Asm.FLAG);
        }
        consume(base);
        c.look(steps.getLast().pc + 1);
        if (asm.cb != null) asm.cb.iload(Asm.FLAG);
        JumpLowering.branch(c, c.op == Opcode.JUMP_IF_NONE);
    }
}
