// SPDX-License-Identifier: Apache-2.0
/** The {@code _tracemalloc} module. */
package io.github.typhon.stdlib._tracemalloc;
