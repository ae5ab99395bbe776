// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.count.PyObject;

/** An object whose type and attributes are described by a {@link Shape}: instances of Python classes, exceptions, functions.
 *  <p>Ordering: a value is stored before the shape that admits it is released; a larger array before the shape that needs it.
 *  Every implementer extends RefCounted; {@link InlineValues} holds the algorithms. */
public interface Attributed {
    Shape shape();

    void setShapeRelease(Shape shape);

    /** Slots first, then attributes in the order of the shape's names, or the dict right after the slots in dict mode. */
    PyObject[] values();

    void setValuesRelease(PyObject[] values);
}
