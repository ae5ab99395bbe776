// SPDX-License-Identifier: Apache-2.0
/** The native module {@code binascii}. */
package io.github.typhon.stdlib.binascii;
