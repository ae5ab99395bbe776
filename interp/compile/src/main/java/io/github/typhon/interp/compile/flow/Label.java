// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

/** A place in the instruction stream; {@link FlowGraph} binds it to the block that starts there. */
public final class Label {

    BasicBlock block;
}
