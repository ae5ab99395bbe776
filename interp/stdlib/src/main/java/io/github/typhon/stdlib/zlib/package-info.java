// SPDX-License-Identifier: Apache-2.0
/** {@code zlib}: compression by the JDK or, with small windows, by jzlib; decompression by {@link io.github.typhon.stdlib.zlib.Inflate}. */
package io.github.typhon.stdlib.zlib;
