// SPDX-License-Identifier: Apache-2.0
/** Module {@code errno}. */
package io.github.typhon.stdlib.errno;
