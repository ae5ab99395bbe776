// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs within a critical section on the receiver (taken by generated glue). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Critical {
}
