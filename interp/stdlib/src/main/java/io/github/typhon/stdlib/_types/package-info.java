// SPDX-License-Identifier: Apache-2.0
/** The {@code _types} module. */
package io.github.typhon.stdlib._types;
