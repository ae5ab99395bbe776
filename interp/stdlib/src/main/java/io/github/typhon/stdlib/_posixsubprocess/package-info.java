// SPDX-License-Identifier: Apache-2.0
/** Module {@code _posixsubprocess}. */
package io.github.typhon.stdlib._posixsubprocess;
