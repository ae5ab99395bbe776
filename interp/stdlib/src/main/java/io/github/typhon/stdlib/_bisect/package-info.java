// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _bisect}. */
package io.github.typhon.stdlib._bisect;
