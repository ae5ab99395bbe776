// SPDX-License-Identifier: Apache-2.0
/** deque, defaultdict and OrderedDict: what {@code _collections} exports. Arrows: out to list, dict, iter and objects. Read PyDeque first. */
package io.github.typhon.collections.deque;
