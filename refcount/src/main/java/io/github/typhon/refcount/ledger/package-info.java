// SPDX-License-Identifier: Apache-2.0
/** Auditing of reference counts, on with {@code -Dtyphon.ledger=true}; costs nothing when off. */
package io.github.typhon.refcount.ledger;
