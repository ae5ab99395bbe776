// SPDX-License-Identifier: Apache-2.0
/** Lifetime, locking and thread-state protocol; needs no Python at all. */
module io.github.typhon.refcount {
    requires org.jctools.core;

    exports io.github.typhon.refcount.contract;
    exports io.github.typhon.refcount.count;
    exports io.github.typhon.refcount.lock;
    exports io.github.typhon.refcount.thread;
    exports io.github.typhon.refcount.ledger;
}
