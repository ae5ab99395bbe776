// SPDX-License-Identifier: Apache-2.0
/** Module {@code termios}. */
package io.github.typhon.stdlib.termios;
