// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.spi;

import java.util.ServiceLoader;

/** Where {@code objects} finds the container types: bound once, so that the JIT sees a constant. */
public final class Containers {
    private static final ContainerFactory FACTORY = load();

    private Containers() {}

    public static ContainerFactory factory() {
        return FACTORY;
    }

    private static ContainerFactory load() {
        ContainerFactory f = Providers.onClassPath(ContainerFactory.class);
        return f != null ? f : ServiceLoader.load(ContainerFactory.class, ContainerFactory.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + ContainerFactory.class.getName() + " on the class path or the module path"));
    }
}
