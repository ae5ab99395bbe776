// SPDX-License-Identifier: Apache-2.0
/** Source text to tokens: decoding, indentation, numbers, strings and the interior of f-strings and t-strings. */
package io.github.typhon.interp.syntax.token;
