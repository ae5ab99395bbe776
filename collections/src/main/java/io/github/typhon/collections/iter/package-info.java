// SPDX-License-Identifier: Apache-2.0
/** The iterators of the builtins module: enumerate, zip, map, filter, reversed, iter. Arrows: out to objects only. */
package io.github.typhon.collections.iter;
