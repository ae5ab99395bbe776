// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A static method. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyStaticMethod {
    String value();

    String name() default "";

    String doc() default "";

    boolean textSignature() default true;
}
