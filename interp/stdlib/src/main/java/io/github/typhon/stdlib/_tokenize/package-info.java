// SPDX-License-Identifier: Apache-2.0
/** Module {@code _tokenize}: the tokenizer of the compiler for module tokenize. */
package io.github.typhon.stdlib._tokenize;
