// SPDX-License-Identifier: Apache-2.0
/** The tuple: immutable sequence, its iterator and algorithms. Arrows: out to core, protocol, expose, slice; in from everything that
 *  passes arguments. Read PyTuple first. */
package io.github.typhon.objects.tuple;
