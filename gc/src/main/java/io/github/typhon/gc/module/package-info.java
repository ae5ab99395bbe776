// SPDX-License-Identifier: Apache-2.0
/** Python's module {@code gc}. */
package io.github.typhon.gc.module;
