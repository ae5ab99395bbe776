// SPDX-License-Identifier: Apache-2.0
/** {@code _lzma} over the xz library. Read first: {@link io.github.typhon.stdlib._lzma.Filters}. */
package io.github.typhon.stdlib._lzma;
