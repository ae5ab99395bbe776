// SPDX-License-Identifier: Apache-2.0
/** The list, its iterators and its sort. Arrows: out to objects; in from nearly everything. Read PyList first. */
package io.github.typhon.collections.list;
