// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Functions of the machine's mathematical library whose last digit differs from Java's and from one version of that library to the next.
 *  Programs compare their numbers with those of CPython on the same machine, which calls the same functions.
 *  <p>Threads: any; pure functions. Where the library is missing Java's result is given. */
public final class MathLibrary {
    private static final MethodHandle CBRT = find("cbrt");

    private MathLibrary() {}

    private static MethodHandle find(String name) {
        Optional<MemorySegment> f = Linker.nativeLinker().defaultLookup().find(name);
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE);
        return f.map(a -> Linker.nativeLinker().downcallHandle(a, shape, Linker.Option.critical(false))).orElse(null);
    }

    /** The cube root. */
    public static double cbrt(double x) {
        if (CBRT == null) {
            return StrictMath.cbrt(x);
        }
        try {
            return (double) CBRT.invokeExact(x);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
