// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _codecs}. */
package io.github.typhon.stdlib._codecs;
