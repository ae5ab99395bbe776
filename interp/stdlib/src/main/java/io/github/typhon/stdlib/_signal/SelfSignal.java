// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Sends the process a signal through the C library, since the JVM only raises those that it handles itself. Threads: any. */
public final class SelfSignal {
    private SelfSignal() {}

    /** To the process, not to a thread of it. Failure is the operating system's EINVAL for a number it does not know: nothing happens. */
    public static void send(int signal) {
        Linker l = Linker.nativeLinker();
        MethodHandle kill = l.downcallHandle(l.defaultLookup().find("kill").orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int failed = (int) kill.invokeExact((int) ProcessHandle.current().pid(), signal);
            assert failed == 0 : "kill: signal " + signal;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
