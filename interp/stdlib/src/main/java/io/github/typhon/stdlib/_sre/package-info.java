// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _sre}. */
package io.github.typhon.stdlib._sre;
