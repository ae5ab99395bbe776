// SPDX-License-Identifier: Apache-2.0
/** Words for ownership, locking and re-entry, written on fields, parameters and methods. Imports nothing of the rest. */
package io.github.typhon.refcount.contract;
