// SPDX-License-Identifier: Apache-2.0
/** set and frozenset. Arrows: out to hash, dict and objects. Read AnySet first. */
package io.github.typhon.collections.set;
