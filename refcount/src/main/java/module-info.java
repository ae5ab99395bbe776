// SPDX-License-Identifier: Apache-2.0
/** Counts, locks, thread states, stop-the-world: needs no Python at all. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.refcount {
    requires org.jctools.core;

    exports io.github.typhon.refcount.contract to
            io.github.typhon.objects, io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.refcount.count to
            io.github.typhon.objects, io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed, io.github.typhon.interp.cli;
    exports io.github.typhon.refcount.ledger to io.github.typhon.gc;
    exports io.github.typhon.refcount.lock to
            io.github.typhon.objects, io.github.typhon.collections, io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.refcount.thread to
            io.github.typhon.objects, io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed, io.github.typhon.interp.cli;
}
