// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _string}. */
package io.github.typhon.stdlib._string;
