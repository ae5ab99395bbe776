// SPDX-License-Identifier: Apache-2.0
/** What the decompressor objects of zlib, bz2 and lzma share. Read first: {@link io.github.typhon.stdlib.streams.PushDecompressor}. */
package io.github.typhon.stdlib.streams;
