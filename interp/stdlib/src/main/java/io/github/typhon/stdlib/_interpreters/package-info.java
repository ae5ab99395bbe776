// SPDX-License-Identifier: Apache-2.0
/** The {@code _interpreters} module, below {@code concurrent.interpreters}. */
package io.github.typhon.stdlib._interpreters;
