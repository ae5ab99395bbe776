// SPDX-License-Identifier: Apache-2.0
/** The {@code _queue} module. */
package io.github.typhon.stdlib._queue;
