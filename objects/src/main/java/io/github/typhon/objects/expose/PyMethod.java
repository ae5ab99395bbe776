// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method of instances. The text signature is the declaration: names, kinds and defaults of the parameters. A static Java method takes the
 *  receiver as its first parameter after the thread state. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyMethod {
    /** As in CPython: {@code ($self, index=-1, /)}. */
    String value();

    /** The Python name; by default the Java name without a trailing underscore. */
    String name() default "";

    String doc() default "";

    /** False hides {@code __text_signature__}, as CPython does where a signature cannot be told. */
    boolean textSignature() default true;
}
