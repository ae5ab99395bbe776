// SPDX-License-Identifier: Apache-2.0
/** The {@code _thread} module: locks, threads, thread-local attributes. Read {@link io.github.typhon.stdlib._thread.ThreadHandle} first. */
package io.github.typhon.stdlib._thread;
