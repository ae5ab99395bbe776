// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

/** Root of all Python values. Fieldless: values that hold no reference are plain immortal JVM objects (int, float, str ...);
 *  everything that can hold references or be finalised extends {@link RefCounted}. */
public abstract class PyObject {
    /** The value's type; overridden covariantly with the class of types. */
    public abstract PyObject ob_type();
}
