// SPDX-License-Identifier: Apache-2.0
/** The abstract syntax tree of Python 3.14 as immutable Java records, the same tree that module {@code ast} shows. */
package io.github.typhon.interp.syntax.ast;
