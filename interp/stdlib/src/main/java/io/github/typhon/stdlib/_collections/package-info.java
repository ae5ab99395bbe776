// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _collections}. */
package io.github.typhon.stdlib._collections;
