// SPDX-License-Identifier: Apache-2.0
/** The {@code _contextvars} module: contexts over a persistent map, so that copying one costs nothing. */
package io.github.typhon.stdlib._contextvars;
