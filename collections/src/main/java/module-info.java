// SPDX-License-Identifier: Apache-2.0
/** list, dict, set, deque, iterators. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.collections {
    requires io.github.typhon.objects;
    requires io.github.typhon.refcount;

    provides io.github.typhon.objects.spi.ContainerFactory with io.github.typhon.collections.factory.CollectionsFactory;

    exports io.github.typhon.collections.buffer to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.collections.deque to io.github.typhon.stdlib;
    exports io.github.typhon.collections.dict to
            io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.collections.hash to io.github.typhon.interp.runtime;
    exports io.github.typhon.collections.iter to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.collections.list to
            io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.collections.set to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
}
