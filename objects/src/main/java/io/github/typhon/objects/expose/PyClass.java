// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a built-in type. The annotation processor writes {@code <Class>Exposed}, {@code <Class>Slots} and, for counted base types, the carrier
 *  {@code <Class>Sub} of their Python subclasses. Static methods named like CPython slots ({@code nb_add}, {@code tp_repr}) fill those slots; {@code static void fill(PyType, NameTable)}
 *  adds immortal entries to the namespace. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyClass {
    String name();

    /** The module in the qualified name. */
    String module() default "builtins";

    /** The base type; by default the nearest Java superclass that is a {@code @PyClass} itself, else {@code object}. */
    Class<?> base() default void.class;

    /** A Java expression for the base type where several types share the base's Java class; the slots still come from {@link #base}. */
    String baseType() default "";

    /** Flag bits of {@code PyType}. */
    int[] flags() default {};

    String doc() default "";

    /** The call's parameters, as {@code __text_signature__} gives them; empty for none. */
    String signature() default "";

    /** Classes whose static methods belong to this type too: slots by name, annotated methods with the receiver as first parameter. */
    Class<?>[] methods() default {};
}
