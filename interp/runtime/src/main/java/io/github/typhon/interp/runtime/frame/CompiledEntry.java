// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

/**
 * Compiled code of one code object. It is entered with an ordinary frame whose named slots are filled, and leaves in one of three
 * ways: it returned (result stored in the frame, null answered), it wants a callee run (f.callee set, f.next set, null answered), or
 * a guard failed and it rebuilt the frame's slots: the instruction to go on with is answered.
 */
public abstract class CompiledEntry extends Insn {}
