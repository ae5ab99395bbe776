// SPDX-License-Identifier: Apache-2.0
/** Module {@code pwd}. */
package io.github.typhon.stdlib.pwd;
