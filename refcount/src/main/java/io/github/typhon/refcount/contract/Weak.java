// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Does not keep the object alive and may meet a dead one: reading goes through try-incref. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Weak {
}
