// SPDX-License-Identifier: Apache-2.0
/** The native module {@code unicodedata}. */
package io.github.typhon.stdlib.unicodedata;
