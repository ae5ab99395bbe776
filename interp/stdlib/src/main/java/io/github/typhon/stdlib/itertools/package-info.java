// SPDX-License-Identifier: Apache-2.0
/** The native module {@code itertools}. */
package io.github.typhon.stdlib.itertools;
