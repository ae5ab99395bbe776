// SPDX-License-Identifier: Apache-2.0
/** The phases of a collection, one class each, in the order in which {@link io.github.typhon.gc.Collector} runs them. Read {@link
 *  io.github.typhon.gc.phase.HeapWalk} first. */
package io.github.typhon.gc.phase;
