// SPDX-License-Identifier: Apache-2.0
/** {@code zlib}: compression by jzlib (or the JDK's deflater where one call does it all), decompression by {@link io.github.typhon.stdlib.zlib.Inflate}. */
package io.github.typhon.stdlib.zlib;
