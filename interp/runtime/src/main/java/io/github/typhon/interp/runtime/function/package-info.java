// SPDX-License-Identifier: Apache-2.0
/** Functions, methods, generators and coroutines, modules, tracebacks. In: eval and what is built on it. Out: frame, code. */
package io.github.typhon.interp.runtime.function;
