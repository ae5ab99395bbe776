// SPDX-License-Identifier: Apache-2.0
/** Formatting with text: {@code str.format}, the format specification of str, and the % operator of str and bytes. */
package io.github.typhon.objects.text.format;
