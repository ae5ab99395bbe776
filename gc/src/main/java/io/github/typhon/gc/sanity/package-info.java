// SPDX-License-Identifier: Apache-2.0
/** A slow collector with another algorithm and other data structures, which says what the fast one should have found. For tests. */
package io.github.typhon.gc.sanity;
