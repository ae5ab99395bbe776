// SPDX-License-Identifier: Apache-2.0
/** Thread states and what they coordinate: attaching, polling, stopping the world, critical sections, track lists.
 *  Read {@link io.github.typhon.refcount.thread.ThreadState} first. */
package io.github.typhon.refcount.thread;
