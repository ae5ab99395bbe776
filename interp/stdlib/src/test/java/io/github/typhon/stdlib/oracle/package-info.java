// SPDX-License-Identifier: Apache-2.0
/** Stored answers of CPython 3.14 to random calls, and the notation they are stored in. */
package io.github.typhon.stdlib.oracle;
