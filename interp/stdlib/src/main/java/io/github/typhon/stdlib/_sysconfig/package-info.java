// SPDX-License-Identifier: Apache-2.0
/** The {@code _sysconfig} module. */
package io.github.typhon.stdlib._sysconfig;
