// SPDX-License-Identifier: Apache-2.0
/** The {@code _multiprocessing} module: semaphores between processes. */
package io.github.typhon.stdlib._multiprocessing;
