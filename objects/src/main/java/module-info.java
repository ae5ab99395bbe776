// SPDX-License-Identifier: Apache-2.0
/** Types, slots, attributes, immutable values, exceptions. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.objects {
    requires com.ibm.icu;
    requires io.github.typhon.refcount;

    uses io.github.typhon.objects.spi.ContainerFactory;

    exports io.github.typhon.objects to io.github.typhon.interp.runtime;
    exports io.github.typhon.objects.bytes to
            io.github.typhon.collections, io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.objects.core to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed, io.github.typhon.interp.cli;
    exports io.github.typhon.objects.descr to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.objects.error to
            io.github.typhon.collections, io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed,
            io.github.typhon.interp.cli;
    exports io.github.typhon.objects.expose to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.number to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.protocol to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed, io.github.typhon.interp.cli;
    exports io.github.typhon.objects.singleton to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.slice to
            io.github.typhon.collections, io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.objects.spi to
            io.github.typhon.collections, io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.objects.table to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.text to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.text.codec to io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.objects.text.format to io.github.typhon.stdlib;
    exports io.github.typhon.objects.tuple to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.types to
            io.github.typhon.collections, io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib,
            io.github.typhon.interp.embed;
    exports io.github.typhon.objects.weak to
            io.github.typhon.gc, io.github.typhon.interp.runtime, io.github.typhon.stdlib;
}
