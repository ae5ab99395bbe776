// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;

/** The implementation of a seam that has one, on the class path. {@link ServiceLoader} would open every archive of it, a tenth of a start. */
public final class Providers {
    private Providers() {}

    /** The first provider on the class path, or null; null too where we are a named module: there each module asks {@code ServiceLoader} for what it uses. */
    public static <T> T onClassPath(Class<T> service) {
        if (Providers.class.getModule().isNamed()) {
            return null;
        }
        ClassLoader loader = service.getClassLoader();
        try (InputStream in = loader.getResourceAsStream("META-INF/services/" + service.getName())) {
            if (in == null) {
                return null;
            }
            String name = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return service.cast(Class.forName(name.strip(), true, loader).getDeclaredConstructor().newInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("provider of " + service.getName(), e);
        }
    }
}
