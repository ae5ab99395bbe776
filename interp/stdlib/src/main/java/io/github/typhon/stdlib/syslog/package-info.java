// SPDX-License-Identifier: Apache-2.0
/** Module {@code syslog}. */
package io.github.typhon.stdlib.syslog;
