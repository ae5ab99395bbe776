// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.interp.compile.code.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Library modules that the build compiled into one resource, for a fast start. Constant: the same for every interpreter.
 * <pre>
 *   u32 fingerprint of the compiler; u16 n; n times: name, original name or "" (u16 length, Latin-1), u8 is a package, u32 from, u32 to
 *   marshalled code objects; from and to count from the first of them
 * </pre>
 */
public final class FrozenModules {
    /** Made by the build of the command; absent where the runtime is used without a library. */
    public static final String RESOURCE = "META-INF/typhon/frozen.bin";
    /** These are frozen whatever {@code -X frozen_modules} says: without them nothing can be imported. */
    static final Set<String> BOOTSTRAP = Set.of("_frozen_importlib", "_frozen_importlib_external", "zipimport");
    private static final FrozenModules ALL = read();

    /** A module's place in the data. */
    record Entry(String name, String origin, boolean isPackage, int from, int to) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final byte[] data;
    private final int start;

    private FrozenModules(byte[] data) {
        this.data = data;
        ByteBuffer in = ByteBuffer.wrap(data);
        int n = data.length == 0 || in.getInt() != Fingerprint.VALUE ? 0 : in.getShort();
        for (int i = 0; i < n; i++) {
            String name = text(in);
            String origin = text(in);
            entries.put(name, new Entry(name, origin.isEmpty() ? null : origin, in.get() != 0, in.getInt(), in.getInt()));
        }
        start = in.position();
    }

    private static FrozenModules read() {
        // By the loader: in another module than ours, in a folder that is no package.
        try (InputStream in = FrozenModules.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new FrozenModules(in == null ? new byte[0] : in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ByteBuffer in) {
        byte[] b = new byte[in.getShort()];
        in.get(b);
        return new String(b, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The entry of a module, or null. */
    static Entry find(String name) {
        return ALL.entries.get(name);
    }

    /** Whether the library's modules are there at all. */
    public static boolean present() {
        return !ALL.entries.isEmpty();
    }

    static Set<String> names() {
        return ALL.entries.keySet();
    }

    /** The array that holds the marshalled code, never to be changed. */
    static byte[] data() {
        return ALL.data;
    }

    static int from(Entry e) {
        return ALL.start + e.from;
    }

    static int to(Entry e) {
        return ALL.start + e.to;
    }
}
