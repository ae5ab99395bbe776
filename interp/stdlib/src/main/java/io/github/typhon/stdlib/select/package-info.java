// SPDX-License-Identifier: Apache-2.0
/** Module {@code select}. */
package io.github.typhon.stdlib.select;
