// SPDX-License-Identifier: Apache-2.0
/** The {@code _locale} module. */
package io.github.typhon.stdlib._locale;
