// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _functools}. */
package io.github.typhon.stdlib._functools;
