// SPDX-License-Identifier: Apache-2.0
/** The cycle collector: finds objects that only refer to each other, with the world stopped, from exact counts and nothing else; no stack
 *  is scanned. Arrows: uses refcount, objects (weak references) and collections; the interpreter uses it. Read {@link
 *  io.github.typhon.gc.Collector} first. */
package io.github.typhon.gc;
