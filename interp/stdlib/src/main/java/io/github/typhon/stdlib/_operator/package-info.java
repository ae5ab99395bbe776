// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _operator}. */
package io.github.typhon.stdlib._operator;
