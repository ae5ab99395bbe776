// SPDX-License-Identifier: Apache-2.0
/** Module {@code _ast}: the syntax tree as Python objects. {@link Grammar} is the only description of the nodes; classes, conversion both ways and
 *  their errors follow from it. In: the import system, {@code compile()} through AstBridge. Out: syntax.ast, objects. Read first: NodeType. */
package io.github.typhon.stdlib._ast;
