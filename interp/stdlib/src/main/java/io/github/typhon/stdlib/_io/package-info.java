// SPDX-License-Identifier: Apache-2.0
/** Module {@code _io}: raw files, buffers and text over them. */
package io.github.typhon.stdlib._io;
