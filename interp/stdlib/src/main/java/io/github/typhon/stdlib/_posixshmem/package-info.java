// SPDX-License-Identifier: Apache-2.0
/** The {@code _posixshmem} module: names of shared memory. */
package io.github.typhon.stdlib._posixshmem;
