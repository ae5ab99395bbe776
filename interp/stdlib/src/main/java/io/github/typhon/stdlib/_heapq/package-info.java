// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _heapq}. */
package io.github.typhon.stdlib._heapq;
