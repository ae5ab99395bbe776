// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** May run guest code: critical sections may be suspended and everything read before the call is stale. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface MayRunPython {
}
