// SPDX-License-Identifier: Apache-2.0
/** {@code _bz2}: compression by commons-compress, decompression by {@link io.github.typhon.stdlib._bz2.Bzip2Decoder}, which takes its input piece by piece. */
package io.github.typhon.stdlib._bz2;
