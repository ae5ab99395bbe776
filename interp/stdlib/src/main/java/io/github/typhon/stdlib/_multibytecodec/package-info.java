// SPDX-License-Identifier: Apache-2.0
/** The native modules {@code _multibytecodec} and {@code _codecs_cn}, {@code _hk}, {@code _iso2022}, {@code _jp}, {@code _kr}, {@code _tw}: East Asian
 *  encodings by the JDK's charsets. */
package io.github.typhon.stdlib._multibytecodec;
