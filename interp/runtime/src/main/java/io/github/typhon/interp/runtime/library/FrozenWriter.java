// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.library;

import io.github.typhon.interp.compile.code.Fingerprint;
import io.github.typhon.interp.runtime.importing.FrozenModules;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For builds: writes the resource that {@link FrozenModules} reads. The modules are those that CPython 3.14 freezes, under the same names. */
public final class FrozenWriter {
    private static final String[] ALIKE = {
        "zipimport", "abc", "codecs", "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath", "os", "site", "stat",
        "importlib.util", "importlib.machinery", "runpy", "__hello__"
    };
    /** A module that exists in no directory. */
    private static final byte[] ONLY_FROZEN = "initialized = True\nprint(\"Hello world!\")\n".getBytes(StandardCharsets.US_ASCII);

    /** A frozen name, the name that importlib finds its file by ("" for none), and the module it is compiled from. */
    private record Module(String name, String origin, boolean isPackage, String code) {}

    private final Path lib;
    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private final DataOutputStream head = new DataOutputStream(index);
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Map<String, int[]> places = new LinkedHashMap<>();

    private FrozenWriter(Path lib) {
        this.lib = lib;
    }

    public static void write(Path lib, Path classes) throws IOException {
        FrozenWriter w = new FrozenWriter(lib);
        w.all();
        w.head.write(w.data.toByteArray());
        Path file = classes.resolve(FrozenModules.RESOURCE);
        Files.createDirectories(file.getParent());
        byte[] now = w.index.toByteArray();
        if (!Files.exists(file) || !Arrays.equals(now, Files.readAllBytes(file))) {
            Files.write(file, now);
        }
    }

    private void all() throws IOException {
        List<Module> list = new ArrayList<>();
        list.add(new Module("_frozen_importlib", "importlib._bootstrap", false, "importlib._bootstrap"));
        list.add(new Module("_frozen_importlib_external", "importlib._bootstrap_external", false, "importlib._bootstrap_external"));
        for (String n : ALIKE) {
            list.add(new Module(n, n, false, n));
        }
        list.add(new Module("__hello_alias__", "__hello__", false, "__hello__"));
        list.add(new Module("__phello_alias__", "__hello__", true, "__hello__"));
        list.add(new Module("__phello_alias__.spam", "__hello__", false, "__hello__"));
        list.add(new Module("__phello__", "__phello__", true, "__phello__"));
        list.add(new Module("__phello__.__init__", "<__phello__", false, "__phello__"));
        list.add(new Module("__phello__.ham", "__phello__.ham", true, "__phello__.ham"));
        list.add(new Module("__phello__.ham.__init__", "<__phello__.ham", false, "__phello__.ham"));
        list.add(new Module("__phello__.ham.eggs", "__phello__.ham.eggs", false, "__phello__.ham.eggs"));
        list.add(new Module("__phello__.spam", "__phello__.spam", false, "__phello__.spam"));
        list.add(new Module("__hello_only__", "", false, "frozen_only"));
        head.writeInt(Fingerprint.VALUE);
        head.writeShort(list.size());
        for (Module m : list) {
            add(m);
        }
    }

    private void add(Module m) throws IOException {
        int[] place = places.get(m.code);
        if (place == null) {
            int from = data.size();
            data.writeBytes(LibraryCompiler.marshalled(source(m.code), "<frozen " + m.code + ">"));
            place = new int[] {from, data.size()};
            places.put(m.code, place);
        }
        text(m.name);
        text(m.origin);
        head.writeByte(m.isPackage ? 1 : 0);
        head.writeInt(place[0]);
        head.writeInt(place[1]);
    }

    private void text(String s) throws IOException {
        head.writeShort(s.length());
        head.writeBytes(s);
    }

    /** Empty files of the library are not in the artifact. */
    private byte[] source(String module) throws IOException {
        if (module.equals("frozen_only")) {
            return ONLY_FROZEN;
        }
        String path = module.replace('.', '/');
        Path file = lib.resolve(path + ".py");
        Path init = lib.resolve(path).resolve("__init__.py");
        return Files.exists(file) ? Files.readAllBytes(file) : Files.exists(init) ? Files.readAllBytes(init) : new byte[0];
    }
}
