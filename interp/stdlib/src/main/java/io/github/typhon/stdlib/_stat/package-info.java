// SPDX-License-Identifier: Apache-2.0
/** The {@code _stat} module. */
package io.github.typhon.stdlib._stat;
