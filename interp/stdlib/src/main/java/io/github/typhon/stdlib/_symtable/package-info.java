// SPDX-License-Identifier: Apache-2.0
/** Module {@code _symtable}: the compiler's symbol tables for module symtable. */
package io.github.typhon.stdlib._symtable;
