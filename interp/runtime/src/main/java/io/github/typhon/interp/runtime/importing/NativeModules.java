// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.ExposedIndex;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.ModuleExposure;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** The modules written in Java, and how a module object is made of one. Constant: the same for every interpreter. */
public final class NativeModules {
    private static final List<NativeModuleSource> SOURCES = load();

    private NativeModules() {}

    private static List<NativeModuleSource> load() {
        List<NativeModuleSource> out = new ArrayList<>();
        out.add(new NativeModuleSource() {
            @Override
            public String[] names() {
                return ExposedIndex.names();
            }

            @Override
            public ModuleExposure module(String name) {
                return ExposedIndex.module(name);
            }
        });
        out.add(new NativeModuleSource() {
            @Override
            public String[] names() {
                return io.github.typhon.objects.ExposedIndex.names();
            }

            @Override
            public ModuleExposure module(String name) {
                return io.github.typhon.objects.ExposedIndex.module(name);
            }
        });
        out.add(new NativeModuleSource() {
            @Override
            public String[] names() {
                return io.github.typhon.gc.ExposedIndex.names();
            }

            @Override
            public ModuleExposure module(String name) {
                return io.github.typhon.gc.ExposedIndex.module(name);
            }
        });
        String named = System.getProperty("typhon.providers");
        // A named module reaches providers through ServiceLoader alone.
        if (named != null && !NativeModules.class.getModule().isNamed()) {
            for (String n : named.split(",")) {
                out.add(provider(n));
            }
        } else {
            ServiceLoader.load(NativeModuleSource.class, NativeModules.class.getClassLoader()).forEach(out::add);
        }
        return List.copyOf(out);
    }

    /** The launcher knows the providers: looking for their names would open every archive of the class path. */
    private static NativeModuleSource provider(String name) {
        try {
            return (NativeModuleSource) Class.forName(name, true, NativeModules.class.getClassLoader()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("typhon.providers: " + name, e);
        }
    }

    public static TreeSet<String> names() {
        TreeSet<String> out = new TreeSet<>();
        for (NativeModuleSource s : SOURCES) {
            Collections.addAll(out, s.names());
        }
        return out;
    }

    /** The description of a native module, or null. */
    public static ModuleExposure find(String name) {
        for (NativeModuleSource s : SOURCES) {
            ModuleExposure x = s.module(name);
            if (x != null) {
                return x;
            }
        }
        return null;
    }

    /** A module with its functions, not yet executed. */
    public static @Owned PyModule create(ThreadState ts, ModuleExposure x) {
        PyModule m = PyModule.create(ts, x.name(), x.doc().isEmpty() ? null : PyUnicode.of(x.doc()));
        PyDict d = m.dictBorrowed();
        for (MethodSpec s : x.methods()) {
            d.putStolen(ts, PyUnicode.intern(s.name()), PyBuiltinFunction.moduleFunction(x, s));
        }
        return m;
    }

    /** Runs the module's body: its constants and types. */
    public static void execute(ThreadState ts, ModuleExposure x, PyModule m) {
        x.exec(ts, new Builder(ts, m));
    }

    /** Creates, registers in sys.modules and executes a module that the start-up needs before there is an import system. */
    public static @Owned PyModule bootstrap(ThreadState ts, String name) {
        ModuleExposure x = find(name);
        PyModule m = create(ts, x);
        ((PyInterpreterState) ts.interp).modules.put(ts, PyUnicode.intern(name), m);
        execute(ts, x, m);
        return m;
    }

    private static final class Builder extends ModuleBuilder {
        private final PyModule module;

        Builder(ThreadState ts, PyModule module) {
            super(ts);
            this.module = module;
        }

        @Override
        public void add(String name, @Stolen PyObject value) {
            module.dictBorrowed().putStolen(ts, PyUnicode.intern(name), value);
        }

        @Override
        public PyObject module() {
            return module;
        }
    }
}
