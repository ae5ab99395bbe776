// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.spi;

/** Where {@code objects} finds the container types: bound once, so that the JIT sees a constant. */
public final class Containers {
    private static final ContainerFactory FACTORY = load();

    private Containers() {}

    public static ContainerFactory factory() {
        return FACTORY;
    }

    private static ContainerFactory load() {
        ContainerFactory f = Providers.first(ContainerFactory.class);
        if (f == null) {
            throw new IllegalStateException("no " + ContainerFactory.class.getName() + " on the class path or the module path");
        }
        return f;
    }
}
