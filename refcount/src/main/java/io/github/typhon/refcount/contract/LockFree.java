// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Never waits for another thread; the value states what it falls back to. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface LockFree {
    String value() default "";
}
