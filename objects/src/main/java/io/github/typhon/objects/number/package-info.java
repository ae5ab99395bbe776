// SPDX-License-Identifier: Apache-2.0
/** int, bool, float and complex: values, arithmetic, parsing and formatting.
 *
 * <p>In: core (types, errors), text for str results. Out: everything. The algorithm classes (LongMath, FloatRepr, FormatSpec ...) work on
 * Java values; the {@code Py*} classes are the Python face. Read first: {@link io.github.typhon.objects.number.PyLong}. */
package io.github.typhon.objects.number;
