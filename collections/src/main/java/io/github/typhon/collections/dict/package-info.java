// SPDX-License-Identifier: Apache-2.0
/** The dict, its views and iterators. Arrows: out to hash and objects; in from set, factory and the interpreter. Read PyDict first. */
package io.github.typhon.collections.dict;
