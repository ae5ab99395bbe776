// SPDX-License-Identifier: Apache-2.0
/** Code objects: what the compiler's plain data becomes in an interpreter. In: frame, function, eval. Out: objects, compile.code. */
package io.github.typhon.interp.runtime.code;
