// SPDX-License-Identifier: Apache-2.0
/** jcstress tests of the lifetime and locking protocol: one class per transition of {@code refcount/doc/protocol.md}. */
package io.github.typhon.stress.refcount;
