// SPDX-License-Identifier: Apache-2.0
/** Module {@code grp}. */
package io.github.typhon.stdlib.grp;
