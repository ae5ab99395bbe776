// SPDX-License-Identifier: Apache-2.0
/** The {@code time} module. */
package io.github.typhon.stdlib.time;
