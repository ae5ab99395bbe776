// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Reads an attribute of instances. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyGetter {
    /** The name of the attribute. */
    String value();

    String doc() default "";

    /** Whether it is a member of the structure: its descriptor is a {@code member_descriptor}, and without a setter it is called read-only. */
    boolean member() default false;
}
