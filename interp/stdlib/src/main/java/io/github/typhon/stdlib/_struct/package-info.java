// SPDX-License-Identifier: Apache-2.0
/** The native module {@code _struct}. */
package io.github.typhon.stdlib._struct;
