// SPDX-License-Identifier: Apache-2.0
/**
 * Tokens to tree by the PEG technique. Methods carry the rule names of CPython's grammar; {@code invalid_*} rules run only on
 * the second pass, after the first one has failed, and throw the specific error.
 */
package io.github.typhon.interp.syntax.parser;
