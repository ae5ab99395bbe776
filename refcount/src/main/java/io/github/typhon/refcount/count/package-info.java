// SPDX-License-Identifier: Apache-2.0
/** Biased reference counts: header, count words, transitions, merging, reclaiming. Read {@code doc/protocol.md}, then
 *  {@link io.github.typhon.refcount.count.RefWord}, {@link io.github.typhon.refcount.count.Refs}. */
package io.github.typhon.refcount.count;
