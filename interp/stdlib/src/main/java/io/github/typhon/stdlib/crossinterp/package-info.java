// SPDX-License-Identifier: Apache-2.0
/** Sub-interpreters and what passes between them, for the modules {@code _interpreters}, {@code _interpqueues} and {@code _interpchannels}.
 *  <p>A {@link io.github.typhon.stdlib.crossinterp.Family} is a main interpreter with all that were made from it. It hangs off the main interpreter's
 *  state, as do the queues and channels that its members share: two programs in one JVM know nothing of each other. Python objects never pass; what
 *  does is {@link io.github.typhon.stdlib.crossinterp.CrossData}, of which each receiver makes objects of its own.
 *  <p>Read first: {@code Family}, {@code Session}, {@code Sharing}. */
package io.github.typhon.stdlib.crossinterp;
