// SPDX-License-Identifier: Apache-2.0
/** Python's str: the data class, its algorithms and its Python face. Imports core, protocol, error, number; codecs are in {@code codec}.
 *  Read {@link io.github.typhon.objects.text.PyUnicode} first. */
package io.github.typhon.objects.text;
