// SPDX-License-Identifier: Apache-2.0
/** The {@code _interpqueues} module: queues that all interpreters of a family share. */
package io.github.typhon.stdlib._interpqueues;
