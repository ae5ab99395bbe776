// SPDX-License-Identifier: Apache-2.0
/** The {@code _suggestions} module. */
package io.github.typhon.stdlib._suggestions;
