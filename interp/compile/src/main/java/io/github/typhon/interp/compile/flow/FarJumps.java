// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Units with more instructions than the target of a conditional jump can name: such a jump leads to the head of the unit, where a
 * jump without a condition, which reaches everything, goes on from.
 */
final class FarJumps {

    private FarJumps() {}

    /** Puts bridges in front of blocks that are laid out, for every target that is far or may become so. */
    static void bridge(List<BasicBlock> blocks) {
        int most = blocks.size() + 1;
        Map<BasicBlock, Label> bridges = new LinkedHashMap<>();
        for (BasicBlock b : blocks) {
            Insn last = b.last();
            if (last == null || last.target == null || last.isUnconditionalJump() || last.target.block.pc + most <= Instr.MAX_INDEX) {
                continue;
            }
            last.target = bridges.computeIfAbsent(last.target.block, target -> new Label());
        }
        if (bridges.isEmpty()) {
            return;
        }
        List<BasicBlock> head = new ArrayList<>(bridges.size() + 1);
        head.add(jump(blocks.getFirst()));
        bridges.forEach((target, label) -> {
            label.block = jump(target);
            head.add(label.block);
        });
        blocks.addAll(0, head);
    }

    private static BasicBlock jump(BasicBlock target) {
        Label to = new Label();
        to.block = target;
        BasicBlock b = new BasicBlock();
        b.reachable = true;
        b.insns.add(new Insn(Opcode.JUMP, 0, 0, 0, to, Loc.NONE, null));
        return b;
    }
}
