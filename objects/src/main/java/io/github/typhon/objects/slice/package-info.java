// SPDX-License-Identifier: Apache-2.0
/** slice and range. In: number, tuple, protocol. Out: every sequence. Read first: {@link io.github.typhon.objects.slice.SliceRange}. */
package io.github.typhon.objects.slice;
