// SPDX-License-Identifier: Apache-2.0
/** The native module {@code array}. */
package io.github.typhon.stdlib.array;
