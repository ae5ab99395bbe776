// SPDX-License-Identifier: Apache-2.0
/** Module {@code fcntl}. */
package io.github.typhon.stdlib.fcntl;
