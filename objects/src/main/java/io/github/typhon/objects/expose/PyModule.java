// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A native module: its {@link PyFunction} methods, and what {@code static void exec(ThreadState, ModuleBuilder)} adds. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyModule {
    /** The full name, dots included. */
    String name();

    String doc() default "";

    /** Classes whose {@link PyFunction} methods belong to this module too. */
    Class<?>[] methods() default {};
}
