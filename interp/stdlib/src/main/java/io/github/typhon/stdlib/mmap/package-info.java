// SPDX-License-Identifier: Apache-2.0
/** Module {@code mmap}. */
package io.github.typhon.stdlib.mmap;
