// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import java.util.ArrayList;
import java.util.List;

/** Instructions that run one after the other; only the last one may jump. Blocks are kept in code order. */
final class BasicBlock {

    List<Insn> insns = new ArrayList<>();
    boolean reachable;
    /** How many jumps and fall-throughs lead here; handlers count as many, since they have no line to inherit. */
    int predecessors;
    int pc;

    Insn last() {
        return insns.isEmpty() ? null : insns.getLast();
    }

    boolean fallsThrough() {
        Insn last = last();
        return last == null || !last.op.endsBlock();
    }

    /** Ends in return or raise, is short, and none of its instructions has a line. */
    boolean isExitWithoutLine() {
        Insn last = last();
        if (last == null || !last.op.endsBlock() || last.target != null || insns.size() > 4) {
            return false;
        }
        for (Insn i : insns) {
            if (i.loc.hasLine()) {
                return false;
            }
        }
        return true;
    }
}
