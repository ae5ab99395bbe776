// SPDX-License-Identifier: Apache-2.0
/** Module {@code resource}. */
package io.github.typhon.stdlib.resource;
