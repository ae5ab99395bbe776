// SPDX-License-Identifier: Apache-2.0
/** The {@code atexit} module. */
package io.github.typhon.stdlib.atexit;
