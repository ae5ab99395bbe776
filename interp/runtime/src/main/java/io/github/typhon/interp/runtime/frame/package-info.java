// SPDX-License-Identifier: Apache-2.0
/** Frames, the thread state that runs them, and the shape of an instruction. Read Frame first. In: function, eval. Out: code. */
package io.github.typhon.interp.runtime.frame;
